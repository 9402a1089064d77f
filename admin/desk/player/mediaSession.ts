import type { Span } from '../minimap/spans';
import type { Workbench } from '../workbench';
import type { Turns } from './turns';

const ACTIONS = ['play', 'pause', 'seekbackward', 'seekforward', 'seekto', 'previoustrack', 'nexttrack'] as const;

/** Further into a turn than this, "previous" first goes back to the turn's start, as players do. */
const INTO_MS = 2_000;

function turnBefore(turns: Turns, timeMs: number): Span | undefined {
  const place = turns.placeAt(timeMs);
  return turns.list[place > 0 && timeMs - turns.list[place]!.fromMs < INTO_MS ? place - 1 : Math.max(0, place)];
}

/** Lets media keys, headsets and the system's own player control the desk and show what is playing. */
export function mediaSession(workbench: Workbench): () => void {
  if (!('mediaSession' in navigator)) return () => {};
  const { mediaSession: session } = navigator;
  const { playback, desk, item, sound } = workbench;
  const goToTurn = (turn: Span | undefined) => turn && workbench.seek(turn.id);
  const name = () => {
    session.metadata = new MediaMetadata({ title: item.get().title, artist: desk.show.title, ...(desk.show.imageUrl && { artwork: [{ src: desk.show.imageUrl }] }) });
  };
  name();
  const acts: Record<(typeof ACTIONS)[number], (details: MediaSessionActionDetails) => void> = {
    play: () => playback.play(),
    pause: () => playback.pause(),
    seekbackward: ({ seekOffset }) => playback.skip(-(seekOffset ? seekOffset * 1_000 : playback.getState().backMs)),
    seekforward: ({ seekOffset }) => playback.skip(seekOffset ? seekOffset * 1_000 : playback.getState().forwardMs),
    seekto: ({ seekTime }) => seekTime !== undefined && playback.seek(seekTime * 1_000),
    previoustrack: () => goToTurn(turnBefore(sound.turns, playback.getState().timeMs)),
    nexttrack: () => goToTurn(sound.turns.list[sound.turns.placeAt(playback.getState().timeMs) + 1]),
  };
  const handle = (action: (typeof ACTIONS)[number], act: ((details: MediaSessionActionDetails) => void) | null) => {
    try {
      session.setActionHandler(action, act);
    } catch {
      // This browser does not support the action.
    }
  };
  for (const action of ACTIONS) handle(action, acts[action]);
  let told = '';
  const tell = () => {
    const { playing, durationMs, timeMs, rate } = playback.getState();
    const now = `${playing} ${durationMs} ${rate} ${Math.floor(timeMs / 1_000)}`;
    if (now === told) return;
    told = now;
    session.playbackState = playing ? 'playing' : 'paused';
    if (durationMs !== null) session.setPositionState({ duration: durationMs / 1_000, playbackRate: rate, position: Math.min(timeMs, durationMs) / 1_000 });
  };
  const stops = [playback.subscribe(tell), item.subscribe(name)];
  return () => {
    for (const stop of stops) stop();
    for (const action of ACTIONS) handle(action, null);
    session.metadata = null;
    session.playbackState = 'none';
  };
}
