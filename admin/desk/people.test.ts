import { recordsOf } from '#core/edit/records';
import type { Segment } from '#core/model/segment';
import { Cast } from './people';
import { readingOrder } from './store/records';

const spoken = (...speakers: string[]) =>
  recordsOf({
    segments: speakers.map((speakerId, at): Segment => ({ id: `s${at}`, order: `a${at}`, text: '', startMs: null, timeFrom: 'none', endMs: null, speakerId, speakerFrom: 'turn', heading: null, words: null })),
    speakers: [...new Set(speakers)].map((id) => ({ id, name: id, aliases: [] })),
  });
/** Who has which number and colour when a desk opens, and after each state. */
const at = (came: string[], ...states: ReturnType<typeof spoken>[]) => {
  const cast = new Cast(came);
  return states.map((records) => cast.of(records, readingOrder(records)).map(({ id, colourIndex }) => `${id}${colourIndex}`).join(' '));
};

test('speakers are numbered as they came, and whoever comes later comes last, wherever they speak', () => {
  expect(at(['ann', 'bo'], spoken('bo', 'ann'), spoken('cy', 'ann', 'bo'), spoken('bo', 'ann', 'cy'))).toEqual(['ann0 bo1', 'ann0 bo1 cy2', 'ann0 bo1 cy2']);
});

test('where nothing of that was changed yet, they came as they first speak', () => {
  expect(at([], spoken('bo', 'ann', 'bo'), spoken('ann', 'ann', 'bo'))).toEqual(['bo0 ann1', 'bo0 ann1']);
});

test('whoever speaks no longer has the place when they speak again, and their colour is nobody else’s', () => {
  expect(at(['ann', 'bo', 'cy'], spoken('bo', 'cy'), spoken('bo', 'dee', 'cy', 'ann'))).toEqual(['bo1 cy2', 'ann0 bo1 cy2 dee3']);
});
