import { Painting } from './painting';

/** A page of segments, of which some are in sight; frames come when they are asked for, and a look at the clock is a millisecond. */
function aPage(inSight: string[]) {
  const painted: string[] = [];
  let frame: (() => void) | null = null;
  let clock = 0;
  const later = (act: () => void) => ({ soon: () => void (frame = act), cancel: () => void (frame = null) });
  const painting = new Painting({ paint: (id) => void painted.push(id), inSight: () => inSight }, later, () => clock++);
  const nextFrame = () => {
    const act = frame;
    frame = null;
    act?.();
  };
  const taken = () => painted.splice(0);
  return { painting, nextFrame, taken, isAwaited: () => frame !== null };
}

const ids = (count: number) => Array.from({ length: count }, (_, at) => `s${at}`);

describe('painting segments', () => {
  it('paints a few at once, wherever they are', () => {
    const { painting, taken, isAwaited } = aPage([]);
    painting.changed(new Set(ids(60)));
    expect(taken()).toEqual(ids(60));
    expect(isAwaited()).toBe(false);
  });

  it('paints of many those in sight at once, and each of the others once, some in each frame', () => {
    const { painting, nextFrame, taken, isAwaited } = aPage(['s500', 's501']);
    painting.changed(new Set(ids(1_000)));
    expect(taken()).toEqual(['s500', 's501']);
    const later: string[][] = [];
    while (isAwaited()) {
      nextFrame();
      later.push(taken());
    }
    expect(later.every((slice) => slice.length > 0 && slice.length < 20)).toBe(true);
    expect(later.flat()).toEqual(ids(1_000).filter((id) => id !== 's500' && id !== 's501'));
  });

  it('paints at once what comes into sight before its turn', () => {
    const inSight = ['s0'];
    const { painting, taken } = aPage(inSight);
    painting.changed(new Set(ids(1_000)));
    inSight.splice(0, 1, 's0', 's900');
    taken();
    painting.look();
    expect(taken()).toEqual(['s900']);
  });

  it('paints the first of a whole page at once, and of the next page too once a frame was drawn', () => {
    const { painting, nextFrame, taken } = aPage([]);
    for (const id of ids(200)) painting.made(id);
    expect(taken()).toEqual(ids(60));
    nextFrame();
    taken();
    painting.made('new');
    expect(taken()).toEqual(['new']);
  });

  it('paints of many that were made those in sight, as soon as something is said to have changed', () => {
    const { painting, taken } = aPage(['s150', 's151']);
    for (const id of ids(200)) painting.made(id);
    taken();
    painting.changed(new Set(['s7']));
    expect(taken()).toEqual(['s7', 's150', 's151']);
  });

  it('paints nothing more once it is stopped', () => {
    const { painting, nextFrame, taken } = aPage(['s1']);
    painting.changed(new Set(ids(100)));
    taken();
    painting.stop();
    nextFrame();
    painting.look();
    expect(taken()).toEqual([]);
  });
});
