import type { DeskStore } from '../store/deskStore';
import type { Playback } from './playback';

/** How long without a key press until playing goes on. */
const REST_MS = 1_200;

/** If the user has chosen so, pauses the recording while they type, and goes on a little before where it stopped. */
export function pauseWhileTyping(playback: Playback, store: Pick<DeskStore, 'watch'>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = store.watch(({ typed }) => {
    const { pauseWhileTyping: wanted, playing } = playback.getState();
    if (!typed || !wanted || (!playing && timer === undefined)) return;
    playback.pause();
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      playback.play();
    }, REST_MS);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}
