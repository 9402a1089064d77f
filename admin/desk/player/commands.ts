import type { Command } from '../keys/command';
import { all, always, playable } from '../keys/when';
import type { Workbench } from '../workbench';
import { RATES } from './playback';

const VOLUME_STEP = 0.1;

/** Switches to the next offered speed. */
const changeRate = ({ playback }: Workbench, by: 1 | -1) => {
  const { rate } = playback.getState();
  const next = by > 0 ? RATES.find((each) => each > rate) : RATES.findLast((each) => each < rate);
  if (next !== undefined) playback.setRate(next);
};

const changeVolume = ({ playback }: Workbench, by: number) => {
  const volume = Math.min(1, Math.max(0, Math.round((playback.getState().volume + by) * 10) / 10));
  playback.change({ volume, muted: false });
};

/** Starts looping the segment at the playhead, or stops looping. */
export const toggleLoop = ({ playback }: Workbench) => playback.loop(playback.getState().loopedId === null ? undefined : null);
const loopable: Command['when'] = ({ playback, sound }) => playback.getState().loopedId !== null || sound.turns.at(playback.getState().timeMs) !== null || 'desk.commands.why.nobodySpeaks';

export const playerCommands: readonly Command[] = [
  { id: 'player.toggle', title: 'desk.commands.player.toggle', group: 'playing', when: playable, run: ({ playback }) => playback.toggle() },
  { id: 'player.back', title: 'desk.commands.player.back', values: ({ playback }) => ({ seconds: playback.getState().backMs / 1_000 }), group: 'playing', when: playable, run: ({ playback }) => playback.skip(-playback.getState().backMs) },
  { id: 'player.forward', title: 'desk.commands.player.forward', values: ({ playback }) => ({ seconds: playback.getState().forwardMs / 1_000 }), group: 'playing', when: playable, run: ({ playback }) => playback.skip(playback.getState().forwardMs) },
  { id: 'player.slower', title: 'desk.commands.player.slower', group: 'playing', when: playable, run: (workbench) => changeRate(workbench, -1) },
  { id: 'player.faster', title: 'desk.commands.player.faster', group: 'playing', when: playable, run: (workbench) => changeRate(workbench, 1) },
  { id: 'player.loop', title: 'desk.commands.player.loop', group: 'playing', when: all(playable, loopable), run: toggleLoop },
  { id: 'player.quieter', title: 'desk.commands.player.quieter', group: 'playing', when: playable, run: (workbench) => changeVolume(workbench, -VOLUME_STEP) },
  { id: 'player.louder', title: 'desk.commands.player.louder', group: 'playing', when: playable, run: (workbench) => changeVolume(workbench, VOLUME_STEP) },
  { id: 'player.mute', title: 'desk.commands.player.mute', group: 'playing', when: playable, run: ({ playback }) => playback.change({ muted: !playback.getState().muted }) },
  { id: 'player.pauseWhileTyping', title: 'desk.commands.player.pauseWhileTyping', group: 'playing', when: always, run: ({ playback }) => playback.change({ pauseWhileTyping: !playback.getState().pauseWhileTyping }) },
  { id: 'player.follow', title: 'desk.commands.player.follow', group: 'playing', when: always, run: ({ playback }) => playback.setFollow(!playback.getState().follow) },
];
