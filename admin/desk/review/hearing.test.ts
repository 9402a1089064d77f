import { Hearing, type Ending } from './hearing';

function heard(ending: Ending) {
  const listeners = new Set<() => void>();
  const state = { available: true, playing: false, timeMs: 0, durationMs: 100_000, rate: 1, follow: true, failed: false };
  const tell = () => [...listeners].forEach((listener) => listener());
  const sought: number[] = [];
  const asked: string[] = [];
  const set = (change: Partial<typeof state>) => {
    Object.assign(state, change);
    tell();
  };
  const player = {
    getState: () => state as never, subscribe: (listener: () => void) => (listeners.add(listener), () => void listeners.delete(listener)),
    seek: (timeMs: number) => (sought.push(timeMs), asked.push('seek'), set({ timeMs })), loop: (id: null) => asked.push(`loop ${id}`), play: () => set({ playing: true }), pause: () => set({ playing: false }),
  };
  const hearing = new Hearing(player);
  hearing.hear(10_000, 12_000, ending);
  return { state, sought, asked, playTo: (timeMs: number) => { for (let at = state.timeMs; at < timeMs; at += 500) set({ timeMs: at }); set({ timeMs }); }, set };
}

describe('hearing a place', () => {
  test('begins a second before it and is quiet at its end', () => {
    const { state, sought, playTo } = heard('stop');
    expect([sought, state.playing]).toEqual([[9_000], true]);
    playTo(11_900);
    expect(state.playing).toBe(true);
    playTo(12_000);
    expect(state.playing).toBe(false);
  });
  test('begins anew at its end, as often as one likes', () => {
    const { sought, playTo, state } = heard('loop');
    playTo(12_000);
    playTo(12_000);
    expect([sought, state.playing]).toEqual([[9_000, 9_000, 9_000], true]);
  });
  test('ends the loop that a segment is played in, before it goes elsewhere', () => expect(heard('stop').asked).toEqual(['loop null', 'seek']));
  test('goes on where that is asked for', () => {
    const { playTo, state } = heard('on');
    playTo(20_000);
    expect(state.playing).toBe(true);
  });
  test.each([['pauses', { playing: false }], ['goes elsewhere', { timeMs: 50_000 }]])('is given up by who %s', (_, change) => {
    const { set, state, sought } = heard('loop');
    set(change);
    set({ playing: true, timeMs: 60_000 });
    expect([sought.length, state.playing]).toEqual([1, true]);
  });
});
