import type { Id } from '#core/model/id';
import type { Span } from '../minimap/spans';
import { atFirst, type PlayerSettings } from './memory';
import type { Source } from './sources';
import { unplayedFor, type Unplayed } from './unplayed';

export interface PlaybackState extends PlayerSettings {
  /** There is a recording, and it can be played. */
  available: boolean;
  playing: boolean;
  timeMs: number;
  durationMs: number | null;
  /** The segment being looped. */
  loopedId: Id | null;
  /** Where it is played from; null before anything could be played. */
  from: Source['from'] | null;
  /** No source could be played: what the browser says about the last one, and `why` in words if our server knows. */
  failed: { because: Unplayed; why: string | null } | null;
  /** The name of the error with which the browser refused to start, though it has something to play. */
  refused: string | null;
}

export const RATES = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const;

export interface PlaybackOptions {
  sources: readonly Source[];
  durationMs: number | null;
  settings?: PlayerSettings;
  /** Called with every change of the settings. */
  keep?: (settings: PlayerSettings) => void;
  /** The segments that can be looped. */
  turns?: { at: (timeMs: number) => Span | null; of: (id: Id) => Span | null };
  /** Asks why our server cannot deliver a recording. */
  explain?: (url: string) => Promise<string | null>;
}

/** Errors of `play()` that are handled elsewhere: a pause or another source came before the sound, or an error event reports it. */
const TOLD_OTHERWISE: ReadonlySet<string> = new Set(['AbortError', 'NotSupportedError']);

/** How long playback may stand still before the browser is asked for the same place again; the next time twice as long. */
const STILL_MS = 4_000;

/** Plays the episode's recording: one `<audio>`, whose state is reported in every frame while it plays. */
export class Playback {
  readonly audio = new Audio();
  readonly #listeners = new Set<() => void>();
  readonly #abort = new AbortController();
  readonly #options: PlaybackOptions;
  #sources: readonly Source[] = [];
  #tried = -1;
  #state: PlaybackState;
  /** The settings as stored: scrolling away once does not change the preference to follow what is spoken. */
  #settings: PlayerSettings;
  #frame = 0;
  /** Where playback stands still, since when, and how long it may. */
  #still = { timeMs: -1, sinceMs: 0, patienceMs: STILL_MS };
  /** Somebody pressed play, whatever came of it: the next source then starts playing too. */
  #wanted = false;

  constructor(options: PlaybackOptions) {
    this.#options = options;
    this.#settings = options.settings ?? atFirst;
    this.#state = { ...this.#settings, available: false, playing: false, timeMs: 0, durationMs: options.durationMs, loopedId: null, from: null, failed: null, refused: null };
    const { audio } = this;
    audio.preload = 'metadata';
    audio.preservesPitch = true;
    audio.volume = this.#state.volume;
    audio.muted = this.#state.muted;
    const on = (name: string, act: () => void) => audio.addEventListener(name, act, { signal: this.#abort.signal });
    on('durationchange', () => Number.isFinite(audio.duration) && this.#set({ durationMs: Math.round(audio.duration * 1_000) }));
    // The event comes a moment later: what was asked for since then counts.
    on('play', () => !audio.paused && this.#tick());
    on('pause', () => audio.paused && this.#set({ playing: false }));
    on('ended', () => {
      this.#wanted = false;
      this.#set({ playing: false });
    });
    on('seeked', () => {
      this.#loop();
      this.#set({ timeMs: this.#now() });
    });
    // A page in the background gets no animation frames.
    on('timeupdate', () => this.#loop());
    on('error', () => void this.#give(unplayedFor(audio.error)));
    this.use(options.sources);
  }

  readonly getState = (): PlaybackState => this.#state;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Switches to other sources, at the same place. */
  use(sources: readonly Source[]): void {
    this.#sources = sources;
    this.#tried = -1;
    this.#set({ available: sources.length > 0, failed: null, from: null });
    if (sources.length > 0) void this.#next();
  }

  /** Tries all sources again. */
  retry(): void {
    this.use(this.#sources);
  }

  toggle(): void {
    if (this.audio.paused) this.play();
    else this.pause();
  }

  play(): void {
    if (!this.#state.available || !this.audio.paused) return;
    this.#wanted = true;
    void this.#begin();
  }

  /** Pauses, and goes back a little. */
  pause(): void {
    this.#wanted = false;
    if (this.audio.paused) return;
    this.audio.pause();
    this.#set({ playing: false });
    const from = this.#looped()?.fromMs ?? 0;
    this.#go(Math.max(from, this.#now() - this.#state.rollBackMs));
  }

  /** Goes to a time; the place is shown even without a recording. */
  seek(timeMs: number): void {
    this.#go(timeMs);
    const span = this.#looped();
    if (span && (this.#state.timeMs < span.fromMs || this.#state.timeMs >= span.toMs)) this.#set({ loopedId: this.#options.turns?.at(this.#state.timeMs)?.id ?? null });
  }

  skip(byMs: number): void {
    this.seek(this.#state.timeMs + byMs);
  }

  /** Loops a segment: the given one, else the one at the playhead; null ends it. */
  loop(id: Id | null = this.#options.turns?.at(this.#state.timeMs)?.id ?? null): void {
    this.#set({ loopedId: id });
    const span = this.#looped();
    if (span && (this.#now() < span.fromMs || this.#now() >= span.toMs)) this.#go(span.fromMs);
  }

  setRate(rate: number): void {
    this.change({ rate });
  }

  setFollow(follow: boolean): void {
    this.change({ follow });
  }

  /** The user scrolled away: stops following until they ask for it again or reopen the episode. */
  lookAway(): void {
    this.#set({ follow: false });
  }

  change(settings: Partial<PlayerSettings>): void {
    this.#settings = { ...this.#settings, ...settings };
    this.#set(settings);
    this.#apply();
    this.#options.keep?.(this.#settings);
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#abort.abort();
    this.audio.pause();
    this.audio.removeAttribute('src');
    this.audio.load();
  }

  #apply(): void {
    const { rate, volume, muted } = this.#state;
    Object.assign(this.audio, { defaultPlaybackRate: rate, playbackRate: rate, volume, muted });
  }

  /** A source could not be played: tries the next one, unless this machine cannot play any sound. */
  async #give(because: Unplayed): Promise<void> {
    const isLast = this.#tried >= this.#sources.length - 1;
    return isLast || because === 'noSoundCard' ? this.#fail(because) : this.#next();
  }

  /** Moves on to the next source. */
  async #next(): Promise<void> {
    this.#tried += 1;
    const source = this.#sources[this.#tried]!;
    const { timeMs } = this.#state;
    this.audio.src = source.url;
    this.audio.load();
    this.#apply();
    if (timeMs > 0) this.audio.currentTime = timeMs / 1_000;
    this.#set({ from: source.from });
    if (this.#wanted) await this.#begin();
  }

  /** Starts playing. If the browser refuses, playing is no longer wanted, unless somebody pressed play again meanwhile. */
  async #begin(): Promise<void> {
    const begun = this.audio.play();
    this.#set({ playing: !this.audio.paused, refused: null });
    await begun.catch(({ name }: Error) => {
      this.#wanted = !this.audio.paused;
      this.#set({ playing: this.#wanted, refused: TOLD_OTHERWISE.has(name) ? null : name });
    });
  }

  async #fail(because: Unplayed): Promise<void> {
    const last = this.#sources.at(-1);
    if (!last) return;
    const failed = { because, why: null };
    this.#wanted = false;
    this.audio.pause();
    this.#set({ available: false, playing: false, from: null, failed });
    if (because === 'noSoundCard') return;
    const why = (await this.#options.explain?.(last.url).catch(() => null)) ?? null;
    if (this.#state.failed === failed) this.#set({ failed: { because, why } });
  }

  #go(timeMs: number): void {
    const to = Math.max(0, this.#state.durationMs === null ? timeMs : Math.min(timeMs, this.#state.durationMs));
    if (this.#state.available) this.audio.currentTime = to / 1_000;
    this.#set({ timeMs: to });
  }

  #now(): number {
    return this.#state.available ? Math.round(this.audio.currentTime * 1_000) : this.#state.timeMs;
  }

  #looped(): Span | null {
    const { loopedId } = this.#state;
    return loopedId === null ? null : (this.#options.turns?.of(loopedId) ?? null);
  }

  #loop(): void {
    const span = this.#looped();
    if (span && this.#state.playing && this.#now() >= span.toMs) this.#go(span.fromMs);
  }

  #tick(): void {
    // first, or a late page would briefly show what comes after the segment
    this.#loop();
    this.#set({ playing: true, timeMs: this.#now() });
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame((atMs) => {
      if (this.audio.paused) return;
      this.#rouse(atMs);
      this.#tick();
    });
  }

  /** Asks for the same place again: after a dead connection or a seek that the browser lost, playback would stand still for good. */
  #rouse(atMs: number): void {
    const { timeMs, sinceMs, patienceMs } = this.#still;
    if (this.#now() !== timeMs) this.#still = { timeMs: this.#now(), sinceMs: atMs, patienceMs: STILL_MS };
    else if (atMs - sinceMs > patienceMs) {
      this.#still = { timeMs, sinceMs: atMs, patienceMs: 2 * patienceMs };
      this.#go(timeMs);
    }
  }

  #set(change: Partial<PlaybackState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
