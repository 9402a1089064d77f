import { episodeOfTurns } from './fixtures/episode.ts';
import { misspeltName } from './misspeltName.ts';

const reference = { id: 'r0', order: 'a0', title: 'The mill at Hallby, in pictures', url: null, note: null, links: [], line: 4 };
const said = (...texts: string[]) =>
  misspeltName(episodeOfTurns([['Maud Okafor', 0, 'We went out early.'], ['Chen Liang', 5, 'The mill was shut.'], ...texts.map((text, index): ['Maud Okafor', number, string] => ['Maud Okafor', 10 + index, text])], { references: [reference] }))
    .map(({ fix }) => fix);

describe('a name with one letter wrong', () => {
  test.each([
    ['I asked Okafur about it.', 'I asked Okafor about it.'], ['That was Maude Okafor, of course.', 'That was Maud Okafor, of course.'], ['It was Chan Liang’s idea.', 'It was Chen Liang’s idea.'],
    ['We drove to Halby and back.', 'We drove to Hallby and back.'], ['Okafro’s boat. And Okafro again.', 'Okafor’s boat. And Okafor again.'],
  ])('is mended: “%s”', (text, mended) => expect(said(text)).toEqual([{ type: 'setText', segmentId: 's2', text: mended }]));

  test('is mended everywhere at once', () => expect(said('I asked Okafur.', 'And Okafur said no.')).toMatchObject([{ type: 'batch', operations: [{ segmentId: 's2' }, { segmentId: 's3' }] }]));

  test('is one that the transcript itself says often', () => expect(said(...Array.from({ length: 4 }, () => 'Out at Kestrel we looked.'), 'Then Kestrel, or Kestral, was dark.')).toMatchObject([{ text: 'Then Kestrel, or Kestrel, was dark.' }]));

  test.each([
    'I asked Okafor about it.', 'The Okafors came too.', 'A man called Chan was there.', 'Mark and Maria came.', 'Pictured here it is small.', 'It was a good idea, Chen.', 'okafur is no name.',
  ])('is none in “%s”', (text) => expect(said(text)).toEqual([]));

  test('is none where the other spelling is as common', () => expect(said('I met Okafer.', 'Okafer said so.', 'And so Okafer went.', 'Only Okafer.')).toEqual([]));
});
