import type { Peaks as PeaksAnswer, PeaksState } from '#core/model/recording';
import { Observable } from '../observable';

export interface Drawn {
  /** The highest and lowest value in each twentieth of a second, from -1 to 1. */
  high: Float32Array;
  low: Float32Array;
  durationMs: number;
}

interface State {
  state: PeaksState;
  progress: number | null;
  problem: string | null;
  drawn: Drawn | null;
}

interface Asking {
  peaks: (episodeId: string, signal?: AbortSignal) => Promise<PeaksAnswer>;
  drawPeaks: (episodeId: string) => Promise<PeaksAnswer>;
  cancelPeaks: (episodeId: string) => Promise<PeaksAnswer>;
}

const ASK_EVERY_MS = 1_000;

/** The episode's waveform from the server, or the progress of drawing it. */
export class Peaks extends Observable<State> {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #ending = new AbortController();
  /** The last request to draw. Cancelling waits for it, because a later request may arrive earlier. */
  #asked: Promise<void> = Promise.resolve();

  constructor(private readonly episodeId: string, private readonly provider: Asking, state: PeaksState) {
    super({ state, progress: null, problem: null, drawn: null });
    if (state !== 'none') void this.#ask();
  }

  /** Asks the server to draw it. */
  async draw(): Promise<void> {
    this.set({ state: 'waiting', progress: null, problem: null });
    await (this.#asked = this.#take(() => this.provider.drawPeaks(this.episodeId)));
  }

  /** Stops the drawing. */
  async cancel(): Promise<void> {
    this.forget();
    await this.#take(() => this.#asked.then(() => this.provider.cancelPeaks(this.episodeId)));
  }

  /** The recording has been replaced. */
  forget(): void {
    this.stop();
    this.#ending = new AbortController();
    this.set({ state: 'none', progress: null, problem: null, drawn: null });
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#ending.abort();
  }

  async #ask(): Promise<void> {
    const { signal } = this.#ending;
    await this.#take(() => this.provider.peaks(this.episodeId, signal));
  }

  async #take(answer: () => Promise<PeaksAnswer>): Promise<void> {
    const { signal } = this.#ending;
    try {
      const { state, progress, problem, durationMs, peaks } = await answer();
      if (signal.aborted) return;
      this.set({ state, progress, problem, drawn: peaks !== null && durationMs !== null ? { ...halves(peaks), durationMs } : null });
      if (state === 'waiting' || state === 'running') this.#timer = setTimeout(() => void this.#ask(), ASK_EVERY_MS);
    } catch (error) {
      if (!signal.aborted) this.set({ state: 'failed', problem: (error as Error).message });
    }
  }
}

/** Decodes base64 of pairs of signed bytes, the lowest value first. */
function halves(base64: string): Pick<Drawn, 'high' | 'low'> {
  const bytes = atob(base64);
  const [high, low] = [new Float32Array(bytes.length >> 1), new Float32Array(bytes.length >> 1)];
  const signed = (at: number) => ((bytes.charCodeAt(at) << 24) >> 24) / 127;
  for (let point = 0; point < high.length; point += 1) {
    low[point] = signed(point * 2);
    high[point] = signed(point * 2 + 1);
  }
  return { high, low };
}
