import { episodeOfTurns, idOf } from './fixtures/episode.ts';
import { labelVariants } from './labelVariants.ts';

const among = (...labels: string[]) => labelVariants(episodeOfTurns(labels.map((label, index) => [label, index * 1000, 'Yes.'])));

describe('labels of one person', () => {
  test.each([
    ['Ana Ruiz', 'ana ruiz'], ['Ana Ruiz', 'Ana Ruiz:'], ['Ana Ruiz', 'ANA RUIZ'], ['Ana Ruíz', 'Ana Ruiz.'], ['Ana Ruiz', 'Ana'], ['Ana Ruiz', 'Ruiz'],
    ['Konstantin Vale', 'Konstantim Vale'], ['Konstantin Vale', 'Konstanitn Vale'],
  ])('%s and %s are merged into the first', (full, variant) => {
    const fix = { type: 'mergeSpeakers', fromId: idOf(variant), intoId: idOf(full) };
    expect(among(full, variant)).toMatchObject([{ code: 'label-variant', recordId: idOf(variant), fix }]);
  });

  test.each([['Ana Ruiz', 'Tom Okafor'], ['Ana Ruiz', 'Ana Lind'], ['Speaker 1', 'Speaker 2'], ['Caller 10', 'Caller 11'], ['Speaker A', 'Speaker B'], ['Jon Reed', 'Jan Reed'], ['Ann', 'Anne']])(
    '%s and %s are two people', (a, b) => expect(among(a, b)).toEqual([]));

  test('a first name that two people have is offered to both', () =>
    expect(among('Ana Ruiz', 'Ana Lind', 'Ana')).toMatchObject([{ fixes: [{ operation: { intoId: 'p-Ana-Ruiz' } }, { operation: { intoId: 'p-Ana-Lind' } }] }]));

  test('an alias is the same person, also one who does not speak here', () => {
    const episode = episodeOfTurns([['Nita', 0, 'Yes.']]);
    const ana = { id: 'p9', name: 'Ana Ruiz', aliases: ['Nita'] };
    expect(labelVariants({ ...episode, speakers: [...episode.speakers, ana] })).toMatchObject([{ line: 10, fix: { fromId: 'p-Nita', intoId: 'p9' } }]);
  });

  test('are found among thousands of labels, as a feed may have them', () => {
    const callers = Array.from({ length: 5_000 }, (_, index) => `Caller ${index}`);
    expect(among('Konstantin Vale', ...callers, 'Konstantim Vale', 'Ana Ruiz', 'Ana')).toMatchObject([{ recordId: idOf('Konstantim Vale') }, { recordId: idOf('Ana') }]);
  });
});
