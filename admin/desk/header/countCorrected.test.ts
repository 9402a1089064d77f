import { recordsOf } from '#core/edit/records';
import { crossing, segment } from '#core/edit/fixtures/crossing';
import { countCorrected } from './countCorrected';

const transcript = (...texts: string[]) => recordsOf({ segments: texts.map((text, at) => segment(text.split(' ')[0]!, `a${at}`, { text })) });
const introduced = (introduction: string | null, ...texts: string[]) => ({ ...transcript(...texts), notes: recordsOf({ notes: [{ id: 'e1', introduction }] }).notes });
const imported = transcript('one', 'two', 'three', 'four');

test.each([
  ['as it was', imported, { kind: 'corrected', segments: 0 }],
  ['with a word mended, a segment more and one less', transcript('one mended', 'two', 'three', 'new'), { kind: 'corrected', segments: 3 }],
  ['with every segment split', transcript('one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'), { kind: 'corrected', segments: 4 }],
  ['of a file', transcript('a', 'b', 'c'), { kind: 'replaced' }],
  ['of a file, of which some was known again', transcript('one in full', 'two in full', 'a', 'b', 'c'), { kind: 'replaced' }],
  ['with much written beside what was imported', transcript('one', 'two', 'three', 'four', 'a', 'b', 'c', 'd', 'e'), { kind: 'corrected', segments: 5 }],
])('a transcript %s', (_, now, told) => expect(countCorrected(now, imported)).toEqual(told));

test('the first transcript of an episode is no correction', () => {
  expect(countCorrected(imported, transcript())).toEqual({ kind: 'added' });
  expect(countCorrected(transcript(), transcript())).toEqual({ kind: 'corrected', segments: 0 });
});

test('another name of who speaks is told where the transcript is as it was, and one of who does not is not', () => {
  const was = crossing();
  const named = (id: string, name: string) => ({ ...was, speakers: new Map([...was.speakers, [id, { id, name, aliases: [] }]]) });
  expect(countCorrected(named('tom', 'Thomas'), was)).toEqual({ kind: 'renamed' });
  expect(countCorrected(named('eve', 'Eve'), was)).toEqual({ kind: 'corrected', segments: 0 });
});

test('what is corrected beside the transcript is told where that is as it was', () => {
  expect(countCorrected(introduced('Written.', 'one'), introduced(null, 'one'))).toEqual({ kind: 'beside' });
  expect(countCorrected(introduced('Written.', 'one mended'), introduced(null, 'one'))).toEqual({ kind: 'corrected', segments: 1 });
  expect(countCorrected(introduced(null, 'one'), introduced(null, 'one'))).toEqual({ kind: 'corrected', segments: 0 });
});
