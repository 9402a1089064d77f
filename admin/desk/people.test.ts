import { recordsOf } from '#core/edit/records';
import type { Segment } from '#core/model/segment';
import { CastMemory } from './castMemory';
import { Cast } from './people';
import { readingOrder } from './store/records';

/** A browser's store. */
const drawer = () => {
  const kept = new Map<string, string>();
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
};
const spoken = (...speakers: string[]) =>
  recordsOf({
    segments: speakers.map((speakerId, at): Segment => ({ id: `s${at}`, order: `a${at}`, text: '', startMs: null, timeFrom: 'none', endMs: null, speakerId, speakerFrom: 'turn', heading: null, words: null })),
    speakers: [...new Set(speakers)].map((id) => ({ id, name: id, aliases: [] })),
  });
/** Who has which number and colour at a desk that opens, and after each state. */
const at = (storage: ReturnType<typeof drawer>, episodeId: string, ...states: ReturnType<typeof spoken>[]) => {
  const cast = new Cast(new CastMemory(storage, 'me', episodeId));
  return states.map((records) => cast.of(records, readingOrder(records)).map(({ id, colourIndex }) => `${id}${colourIndex}`).join(' '));
};

test('speakers are numbered as they first speak, and whoever comes later comes last, wherever they speak', () => {
  expect(at(drawer(), 'e1', spoken('ann', 'bo'), spoken('cy', 'ann', 'bo'), spoken('bo', 'ann', 'cy'))).toEqual(['ann0 bo1', 'ann0 bo1 cy2', 'ann0 bo1 cy2']);
});

test('number and colour stay theirs when the desk is opened again', () => {
  const storage = drawer();
  at(storage, 'e1', spoken('ann', 'bo', 'ann'), spoken('bo', 'bo', 'ann'));
  at(storage, 'e2', spoken('bo', 'ann'));
  expect([at(storage, 'e1', spoken('bo', 'bo', 'ann')), at(storage, 'e2', spoken('ann', 'bo'))]).toEqual([['ann0 bo1'], ['bo0 ann1']]);
});

test('whoever speaks no longer gives the place up at the next opening', () => {
  const storage = drawer();
  expect(at(storage, 'e1', spoken('ann', 'bo', 'cy'), spoken('bo', 'cy'))).toEqual(['ann0 bo1 cy2', 'bo1 cy2']);
  expect(at(storage, 'e1', spoken('bo', 'cy'), spoken('ann', 'bo', 'cy'))).toEqual(['bo0 cy1', 'bo0 cy1 ann2']);
});

test('a store that is broken or forbidden breaks nothing', () => {
  const broken = { getItem: () => '{', setItem: () => { throw new Error('full'); } };
  expect(at(broken, 'e1', spoken('ann', 'bo'))).toEqual(['ann0 bo1']);
});
