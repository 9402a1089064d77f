import type { Workbench } from '../workbench';
import type { PlayerMemory } from './memory';

/** How often the place is saved: a crashing browser forgets no more than this. */
const EVERY_MS = 5_000;

/** Goes to where the user last was in the episode, and remembers where they are. */
export function lastPlace(workbench: Workbench, memory: PlayerMemory): () => void {
  const { playback, attention, desk } = workbench;
  const place = memory.place(desk.episode.id);
  if (place) {
    playback.seek(place.timeMs);
    if (place.segmentId !== null && workbench.segment(place.segmentId)) workbench.go(place.segmentId);
  }
  const now = () => ({ timeMs: playback.getState().timeMs, segmentId: attention.get().current });
  let kept = now();
  const keep = () => {
    kept = now();
    memory.keepPlace(desk.episode.id, kept);
  };
  const moved = () => {
    const { timeMs, segmentId } = now();
    if (segmentId !== kept.segmentId || Math.abs(timeMs - kept.timeMs) >= EVERY_MS) keep();
  };
  const stops = [playback.subscribe(moved), attention.subscribe(moved)];
  window.addEventListener('pagehide', keep);
  return () => {
    keep();
    for (const stop of stops) stop();
    window.removeEventListener('pagehide', keep);
  };
}
