export interface PlaybackState {
  /** There is something to play and it can be played. */
  available: boolean;
  playing: boolean;
  timeMs: number;
  durationMs: number | null;
  rate: number;
  follow: boolean;
  /** The recording could not be loaded. */
  failed: boolean;
}

export const RATES = [0.75, 1, 1.25, 1.5, 1.75, 2] as const;

/** The recording of the episode: one `<audio>`, told about in frames while it plays. */
export class Playback {
  readonly #audio: HTMLAudioElement | null;
  readonly #listeners = new Set<() => void>();
  readonly #abort = new AbortController();
  #state: PlaybackState;
  #frame = 0;

  constructor(url: string | null, durationMs: number | null) {
    this.#state = { available: url !== null, playing: false, timeMs: 0, durationMs, rate: 1, follow: true, failed: false };
    this.#audio = url === null ? null : new Audio();
    if (!this.#audio || url === null) return;
    this.#audio.preload = 'metadata';
    this.#audio.src = url;
    const on = (name: string, act: () => void) => this.#audio?.addEventListener(name, act, { signal: this.#abort.signal });
    on('durationchange', () => this.#set({ durationMs: Number.isFinite(this.#audio!.duration) ? Math.round(this.#audio!.duration * 1_000) : this.#state.durationMs }));
    on('play', () => this.#tick());
    on('pause', () => this.#set({ playing: false }));
    on('ended', () => this.#set({ playing: false }));
    on('seeked', () => this.#set({ timeMs: this.#now() }));
    on('error', () => this.#set({ failed: true, playing: false, available: false }));
  }

  readonly getState = (): PlaybackState => this.#state;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  toggle(): void {
    if (!this.#audio || !this.#state.available) return;
    if (this.#state.playing) this.#audio.pause();
    else void this.#audio.play().catch(() => this.#set({ playing: false }));
  }

  play(): void {
    if (!this.#state.playing) this.toggle();
  }

  /** Goes to a time; without a recording the place is shown all the same. */
  seek(timeMs: number): void {
    const to = Math.max(0, this.#state.durationMs === null ? timeMs : Math.min(timeMs, this.#state.durationMs));
    if (this.#audio && this.#state.available) this.#audio.currentTime = to / 1_000;
    this.#set({ timeMs: to });
  }

  skip(byMs: number): void {
    this.seek(this.#state.timeMs + byMs);
  }

  setRate(rate: number): void {
    if (this.#audio) this.#audio.playbackRate = rate;
    this.#set({ rate });
  }

  setFollow(follow: boolean): void {
    this.#set({ follow });
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#abort.abort();
    this.#audio?.pause();
    this.#audio?.removeAttribute('src');
    this.#audio?.load();
  }

  #now(): number {
    return Math.round((this.#audio?.currentTime ?? 0) * 1_000);
  }

  #tick(): void {
    this.#set({ playing: true, timeMs: this.#now() });
    this.#frame = requestAnimationFrame(() => {
      if (this.#audio && !this.#audio.paused) this.#tick();
    });
  }

  #set(change: Partial<PlaybackState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
