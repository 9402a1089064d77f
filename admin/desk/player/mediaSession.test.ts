import { Observable } from '../observable';
import type { DeskStore } from '../store/deskStore';
import type { Workbench } from '../workbench';
import { mediaSession } from './mediaSession';
import { Turns } from './turns';

type Act = (details: object) => void;

const segment = (id: string, startMs: number) => [id, { id, startMs, endMs: null, speakerId: null }] as const;

/** What the system's player was told, and what it can press. */
class Session {
  metadata: { title: string; artist: string } | null = null;
  playbackState = 'none';
  readonly positions: object[] = [];
  readonly keys = new Map<string, Act>();
  lacks: string | null = null;
  setPositionState = (position: object) => void this.positions.push(position);
  setActionHandler(action: string, act: Act | null): void {
    if (action === this.lacks) throw new TypeError('no such key');
    if (act) this.keys.set(action, act);
    else this.keys.delete(action);
  }
}

function Metadata(said: object): object {
  return { ...said };
}

class Player extends Observable<{ playing: boolean; timeMs: number; durationMs: number | null; rate: number; backMs: number; forwardMs: number }> {
  readonly done: string[] = [];
  readonly getState = this.get;
  play = () => void this.done.push('play');
  pause = () => void this.done.push('pause');
  skip = (byMs: number) => void this.done.push(`skip ${byMs}`);
  seek = (toMs: number) => void this.done.push(`seek ${toMs}`);
}

let session: Session;
let player: Player;
let item: Observable<{ title: string }>;
let stop: () => void;

function begin(segments = [segment('a', 5_000), segment('b', 20_000), segment('c', 30_000)]): void {
  session.keys.clear();
  const turns = new Turns({ getState: () => ({ structure: 0, records: { segments: new Map(segments) } }) } as unknown as DeskStore);
  const workbench = { playback: player, desk: { show: { title: 'Morning Bench', imageUrl: null } }, item, sound: { turns }, seek: (id: string) => void player.done.push(`go to ${id}`) };
  stop = mediaSession(workbench as unknown as Workbench);
}
const press = (action: string, details = {}) => {
  session.keys.get(action)!(details);
  return player.done.splice(0);
};

beforeEach(() => {
  session = new Session();
  Object.defineProperty(globalThis, 'navigator', { configurable: true, value: { mediaSession: session } });
  Object.assign(globalThis, { MediaMetadata: Metadata });
  player = new Player({ playing: false, timeMs: 0, durationMs: 60_000, rate: 1.5, backMs: 5_000, forwardMs: 10_000 });
  item = new Observable({ title: 'Rye' });
  begin();
});
afterEach(() => {
  stop();
  for (const name of ['navigator', 'MediaMetadata']) Reflect.deleteProperty(globalThis, name);
});

test('the keys play, pause, and skip by as much as the buttons do, or as the system asks', () => {
  expect(['play', 'pause', 'seekbackward', 'seekforward'].flatMap((action) => press(action))).toEqual(['play', 'pause', 'skip -5000', 'skip 10000']);
  expect([...press('seekbackward', { seekOffset: 3 }), ...press('seekforward', { seekOffset: 30 }), ...press('seekto', { seekTime: 7.25 }), ...press('seekto')]).toEqual(['skip -3000', 'skip 30000', 'seek 7250']);
});

describe('from turn to turn', () => {
  test.each([
    ['before anybody spoke', 0, 'a', 'a'],
    ['at a start', 20_000, 'a', 'c'],
    ['a moment into a turn', 21_999, 'a', 'c'],
    ['well into a turn', 22_000, 'b', 'c'],
    ['in the first', 6_000, 'a', 'b'],
  ])('%s', (_, timeMs, before, after) => {
    player.set({ timeMs });
    expect([...press('previoustrack'), ...press('nexttrack')]).toEqual([`go to ${before}`, `go to ${after}`]);
  });

  test('nobody comes after the last', () => {
    player.set({ timeMs: 31_000 });
    expect(press('nexttrack')).toEqual([]);
  });

  test('where no turn has a time there is nowhere to go', () => {
    begin([]);
    expect([...press('previoustrack'), ...press('nexttrack')]).toEqual([]);
  });
});

describe('the system’s player shows', () => {
  test('the episode and its show, and another title as soon as there is one', () => {
    expect(session.metadata).toEqual({ title: 'Rye', artist: 'Morning Bench' });
    item.set({ title: 'Rye again' });
    expect(session.metadata).toEqual({ title: 'Rye again', artist: 'Morning Bench' });
  });

  test('where one is, once a second and not in every frame', () => {
    for (const timeMs of [1_000, 1_016, 1_033, 2_000]) player.set({ playing: true, timeMs });
    expect([session.playbackState, session.positions]).toEqual(['playing', [{ duration: 60, playbackRate: 1.5, position: 1 }, { duration: 60, playbackRate: 1.5, position: 2 }]]);
    player.set({ playing: false });
    expect(session.playbackState).toBe('paused');
  });

  test('no place behind the end, and none of what is as long as nobody knows', () => {
    player.set({ timeMs: 61_000 });
    player.set({ durationMs: null });
    expect(session.positions).toEqual([{ duration: 60, playbackRate: 1.5, position: 60 }]);
  });

  test('nothing once the desk is left, whose keys are nobody’s then', () => {
    stop();
    expect([session.metadata, session.playbackState, session.keys.size]).toEqual([null, 'none', 0]);
  });
});

test('a browser that lacks a key has the others', () => {
  stop();
  session.lacks = 'seekto';
  begin();
  expect([session.keys.has('seekto'), press('nexttrack')]).toEqual([false, ['go to a']]);
});
