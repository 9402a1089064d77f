import { jest } from '@jest/globals';
import type { Span } from '../minimap/spans';
import { Playback } from './playback';
import { sayRefusals } from './sayRefusals';
import { pauseWhileTyping } from './whileTyping';

/** As a browser's: what was asked for counts at once, and is told a moment later, by `tell`. */
class SlowAudio extends EventTarget {
  paused = true;
  #second = 60;
  asked: number[] = [];
  get currentTime(): number {
    return this.#second;
  }
  set currentTime(second: number) {
    this.#second = second;
    this.asked.push(second);
  }
  duration = 600;
  refuses: string | null = null;
  error: { code: number; message: string } | null = null;
  #untold: string[] = [];
  play(): Promise<void> {
    if (this.refuses) return Promise.reject(Object.assign(new Error('no'), { name: this.refuses }));
    this.paused = false;
    this.#untold.push('play');
    return Promise.resolve();
  }
  pause(): void {
    this.paused = true;
    this.#untold.push('pause');
  }
  load(): void {
    this.paused = true;
  }
  fail(code: number, message = ''): void {
    this.error = { code, message };
    this.dispatchEvent(new Event('error'));
  }
  tell(): void {
    for (const name of this.#untold.splice(0)) this.dispatchEvent(new Event(name));
  }
}

let audio: SlowAudio;
let nextFrame: (atMs?: number) => void;
let playback: Playback;
const playing = () => ({ sounds: !audio.paused, shown: playback.getState().playing });

beforeEach(() => {
  Object.assign(globalThis, { Audio: SlowAudio, requestAnimationFrame: (act: (atMs?: number) => void) => { nextFrame = act; return 1; }, cancelAnimationFrame: () => {} });
  playback = new Playback({ sources: [{ from: 'publisher', url: 'https://audio.example.org/1.mp3' }], durationMs: 600_000 });
  audio = playback.audio as unknown as SlowAudio;
});
afterEach(() => {
  for (const name of ['Audio', 'requestAnimationFrame', 'cancelAnimationFrame']) Reflect.deleteProperty(globalThis, name);
});

test('whoever asks for sound and then for silence has silence, also before the browser told of the sound', () => {
  playback.play();
  expect(playing()).toEqual({ sounds: true, shown: true });
  playback.pause();
  audio.tell();
  expect(playing()).toEqual({ sounds: false, shown: false });
});

test('and whoever asks for silence and then for sound has sound', () => {
  playback.play();
  audio.tell();
  playback.pause();
  playback.play();
  audio.tell();
  expect(playing()).toEqual({ sounds: true, shown: true });
});

test('one press plays and the next pauses, however fast they come', () => {
  playback.toggle();
  playback.toggle();
  audio.tell();
  expect(playing()).toEqual({ sounds: false, shown: false });
});

test('what stands still while it plays is asked for the same place again, after ever longer', () => {
  playback.play();
  audio.tell();
  for (let second = 0; second <= 20; second++) nextFrame(second * 1_000);
  expect(audio.asked).toEqual([60, 60]);
  audio.currentTime = 61;
  audio.asked = [];
  for (let second = 21; second <= 25; second++) nextFrame(second * 1_000);
  expect(audio.asked).toEqual([]);
  nextFrame(26_000);
  expect(audio.asked).toEqual([61]);
});

test('a pause goes back a little only where something sounded', () => {
  playback.pause();
  expect(audio.currentTime).toBe(60);
  playback.play();
  playback.pause();
  expect(audio.currentTime).toBe(58);
});

test('a page that looks too late shows nothing of what comes behind the segment that is played over and over', () => {
  const span = { id: 's1', fromMs: 2_000, toMs: 6_000 } as Span;
  playback = new Playback({ sources: [{ from: 'publisher', url: 'https://audio.example.org/1.mp3' }], durationMs: 600_000, turns: { at: () => span, of: () => span } });
  audio = playback.audio as unknown as SlowAudio;
  playback.seek(3_000);
  playback.loop('s1');
  playback.play();
  audio.tell();
  const shown: number[] = [];
  playback.subscribe(() => shown.push(playback.getState().timeMs));
  audio.currentTime = 9;
  nextFrame();
  expect([audio.currentTime, new Set(shown)]).toEqual([2, new Set([2_000])]);
  audio.currentTime = 8;
  audio.dispatchEvent(new Event('seeked'));
  expect([audio.currentTime, new Set(shown)]).toEqual([2, new Set([2_000])]);
});

test.each([
  ['NotAllowedError', ['desk.player.pressFirst', 'desk.player.pressFirst']], ['InvalidStateError', ['desk.player.refused', 'desk.player.refused']], ['AbortError', []], ['NotSupportedError', []],
])('where the browser refuses to play, nothing is shown as playing, and what nothing else tells is said each time: %s', async (name, expected) => {
  const said: string[] = [];
  sayRefusals({ playback, say: (key) => void said.push(key) });
  audio.refuses = name;
  const press = async () => {
    playback.play();
    await Promise.resolve();
  };
  await press();
  await press();
  expect(playing()).toEqual({ sounds: false, shown: false });
  expect(said).toEqual(expected);
});

/** A recording that may be played from two places. */
const fromTwo = (explain?: () => Promise<string | null>) => {
  playback = new Playback({ sources: [{ from: 'publisher', url: 'https://audio.example.org/1.mp3' }, { from: 'server', url: '/api/episodes/1/audio' }], durationMs: null, ...(explain && { explain }) });
  audio = playback.audio as unknown as SlowAudio;
};

describe('what cannot be played', () => {
  test.each([
    [4, '404: Not Found', 'unknownSound'], [3, 'PIPELINE_ERROR_DECODE: no frame', 'broken'], [2, '', 'cutOff'],
  ])('is tried from elsewhere, and what the browser says of the last is told: %d', (code, message, because) => {
    fromTwo();
    audio.fail(4);
    expect(playback.getState()).toMatchObject({ from: 'server', failed: null, available: true });
    audio.fail(code, message);
    expect(playback.getState()).toMatchObject({ from: null, failed: { because, why: null }, available: false });
  });

  test.each(['OnMediaSinkAudioError', 'AUDIO_RENDERER_ERROR: audio error'])('for want of anything to sound from, is not tried from elsewhere: %s', (message) => {
    const explain = jest.fn(async () => 'The host does not answer.');
    fromTwo(explain);
    playback.play();
    audio.fail(3, message);
    expect(playback.getState()).toMatchObject({ failed: { because: 'noSoundCard', why: null }, playing: false });
    expect([audio.paused, explain.mock.calls]).toEqual([true, []]);
    playback.retry();
    expect(playback.getState()).toMatchObject({ failed: null, available: true, from: 'publisher' });
  });

  test('because our server cannot give it, says so in its words', async () => {
    fromTwo(async () => 'The host does not answer.');
    audio.fail(4);
    audio.fail(4);
    await Promise.resolve();
    await Promise.resolve();
    expect(playback.getState().failed).toEqual({ because: 'unknownSound', why: 'The host does not answer.' });
  });
});

test('a key pressed right after the start pauses while one types, and it goes on when the keys rest', () => {
  jest.useFakeTimers();
  try {
    playback.change({ pauseWhileTyping: true });
    let type!: () => void;
    pauseWhileTyping(playback, { watch: (told) => {
      type = () => told({ typed: true } as never);
      return () => {};
    } });
    playback.play();
    type();
    expect(playing()).toEqual({ sounds: false, shown: false });
    audio.tell();
    jest.runAllTimers();
    expect(playing()).toEqual({ sounds: true, shown: true });
  } finally {
    jest.useRealTimers();
  }
});

test('who looks elsewhere once is not followed in this opening, and likes to be at the next one all the same', () => {
  const kept: boolean[] = [];
  playback = new Playback({ sources: [], durationMs: null, keep: ({ follow }) => kept.push(follow) });
  playback.lookAway();
  expect(playback.getState().follow).toBe(false);
  playback.setRate(2);
  expect([playback.getState().follow, kept]).toEqual([false, [true]]);
  playback.setFollow(false);
  playback.setFollow(true);
  expect([playback.getState().follow, kept]).toEqual([true, [true, false, true]]);
});
