import type { PlaybackState } from '../player/playback';

/** What `Hearing` needs from the player. */
export interface Player {
  getState: () => PlaybackState;
  subscribe: (listener: () => void) => () => void;
  seek: (timeMs: number) => void;
  loop: (id: null) => void;
  play: () => void;
  pause: () => void;
}

/** What happens at the end of the stretch: playback stops, repeats it, or goes on. */
export const ENDINGS = ['stop', 'loop', 'on'] as const;
export type Ending = (typeof ENDINGS)[number];

/** How much is played before a place. */
const LEAD_MS = 1_000;
/** How far the playhead may move between two notifications and still count as playing. */
const JUMP_MS = 1_500;

/** Plays a stretch of the recording, from a second before it, until the user seeks or pauses. */
export class Hearing {
  #stop = (): void => {};

  constructor(private readonly player: Player) {}

  hear(fromMs: number, untilMs: number, ending: Ending): void {
    this.#stop();
    const start = Math.max(0, fromMs - LEAD_MS);
    // otherwise a loop of the previous segment would keep playing that
    this.player.loop(null);
    this.player.seek(start);
    this.player.play();
    if (ending === 'on') return;
    let last = start;
    let begun = false;
    const stop = this.player.subscribe(() => {
      const { playing, timeMs } = this.player.getState();
      begun ||= playing;
      if (!begun) return;
      if (!playing || Math.abs(timeMs - last) > JUMP_MS) return this.#stop();
      last = timeMs;
      if (timeMs < untilMs) return;
      if (ending === 'loop') {
        last = start;
        this.player.seek(start);
      } else {
        this.#stop();
        this.player.pause();
      }
    });
    this.#stop = () => {
      this.#stop = () => {};
      stop();
    };
  }

  stop(): void {
    this.#stop();
  }
}
