import { asText } from './asText';
import { pack, unpack, type CarriedSegment } from './carried';
import { pasteOperations } from './pasteOperations';
import { segmentsOf, turnsOf } from './turnsOf';

const said = (rest: Partial<CarriedSegment> = {}): CarriedSegment => ({ startMs: 471_250, timeFrom: 'turn', endMs: 480_000, speakerId: 'ana', speaker: 'Ana', speakerFrom: 'turn', text: 'We cross at dawn.', heading: null, words: [{ text: 'We', startMs: 471_250, endMs: 471_400 }], ...rest });
const newIds = () => { let made = 0; return () => `new${++made}`; };
const speakers = new Map([['ana', { id: 'ana', name: 'Ana', aliases: ['Annie'] }]]);

test('segments are copied as turns with names and times, or as words alone', () => {
  const segments = [said(), said({ startMs: null, speaker: 'Tom', text: 'Aye.' }), said({ startMs: 500_000, speaker: null, text: '(Wind)' }), said({ startMs: null, speaker: null, text: 'Oh.' })];
  expect(asText(segments, 'turns')).toBe('Ana (7:51)\nWe cross at dawn.\n\nTom:\nAye.\n\n(8:20)\n(Wind)\n\nOh.');
  expect(asText(segments, 'text')).toBe('We cross at dawn.\n\nAye.\n\n(Wind)\n\nOh.');
});
test('what is copied as turns is read as the same turns', () => {
  const segments = [said(), said({ startMs: 500_000, speaker: 'Tom', text: 'Aye.\n\nAt dawn.' })];
  expect(turnsOf(asText(segments, 'turns'))).toMatchObject([{ startMs: 471_000, speaker: 'Ana', text: 'We cross at dawn.' }, { startMs: 500_000, speaker: 'Tom', text: 'Aye.\n\nAt dawn.' }]);
});
test('a remark with a colon, or words in front, are no turns; on the page they become segments that nobody speaks', () => {
  expect(turnsOf('Tom: or so they say.')).toBeNull();
  expect(turnsOf('Some words first.\n\nAna (0:05)\nHello.\n\nTom (0:09)\nHello.')).toBeNull();
  expect(segmentsOf('One\nline.\n\nTwo.')).toMatchObject([{ text: 'One line.', speaker: null, startMs: null, timeFrom: 'none' }, { text: 'Two.' }]);
});
test('our own segments keep times to the millisecond and word times; what is not ours is not taken', () => {
  expect(unpack(pack([said()]))).toEqual([said()]);
  expect([unpack(''), unpack('{'), unpack('[]'), unpack('[{"text":"x"}]')]).toEqual([null, null, null, null]);
});
test('pasted segments come in order at their place, speakers found by id, name or alias, and else added once', () => {
  const segments = [said(), said({ speakerId: null, speaker: 'annie ' }), said({ speakerId: 'other-show', speaker: 'Tom' }), said({ speakerId: null, speaker: 'tom' }), said({ speakerId: null, speaker: null })];
  const { operations, ids } = pasteOperations({ segments, after: 'a0', before: 'a1', speakers, newId: newIds() });
  expect(operations.filter(({ type }) => type === 'addSpeaker')).toMatchObject([{ speaker: { name: 'Tom' } }]);
  const inserted = operations.flatMap((operation) => (operation.type === 'insertSegment' ? [operation.segment] : []));
  const tom = operations.flatMap((operation) => (operation.type === 'addSpeaker' ? [operation.speaker.id] : []))[0];
  expect(inserted.map(({ speakerId }) => speakerId)).toEqual(['ana', 'ana', tom, tom, null]);
  expect(inserted.map(({ id }) => id)).toEqual(ids);
  expect(inserted[0]).toMatchObject({ startMs: 471_250, endMs: 480_000, words: [{ text: 'We' }] });
  const orders = inserted.map(({ order }) => order);
  expect([...orders].sort()).toEqual(orders);
  expect(orders.every((order) => order > 'a0' && order < 'a1')).toBe(true);
});
