import type { Command } from '../keys/command';
import { always, playable } from '../keys/when';
import type { Workbench } from '../workbench';
import { RATES } from './playback';

/** The next speed of those offered. */
const changeRate = ({ playback }: Workbench, by: 1 | -1) => {
  const { rate } = playback.getState();
  const next = by > 0 ? RATES.find((each) => each > rate) : RATES.findLast((each) => each < rate);
  if (next !== undefined) playback.setRate(next);
};

export const playerCommands: readonly Command[] = [
  { id: 'player.toggle', title: 'desk.commands.player.toggle', group: 'playing', when: playable, run: ({ playback }) => playback.toggle() },
  { id: 'player.back', title: 'desk.commands.player.back', group: 'playing', when: playable, run: ({ playback }) => playback.skip(-5_000) },
  { id: 'player.forward', title: 'desk.commands.player.forward', group: 'playing', when: playable, run: ({ playback }) => playback.skip(5_000) },
  { id: 'player.slower', title: 'desk.commands.player.slower', group: 'playing', when: playable, run: (workbench) => changeRate(workbench, -1) },
  { id: 'player.faster', title: 'desk.commands.player.faster', group: 'playing', when: playable, run: (workbench) => changeRate(workbench, 1) },
  { id: 'player.follow', title: 'desk.commands.player.follow', group: 'playing', when: always, run: ({ playback }) => playback.setFollow(!playback.getState().follow) },
];
