import { words } from './fixtures/episode.ts';
import { talk } from './fixtures/talk.ts';
import { longTurn } from './longTurn.ts';

describe('a turn far longer than the speaker’s others', () => {
  test('is worth a look where a question is inside', () =>
    expect(longTurn(talk({ 8: { text: `Was it cold? ${words(150)}` } }))).toMatchObject([{ code: 'long-turn', severity: 'info', recordId: 's8', fixes: [] }]));
  test.each([
    ['without a question', words(150)], ['with the question at its end', `${words(150)} Was it cold?`], ['of moderate length', `Was it cold? ${words(60)}`],
  ])('is nothing %s', (_, text) => expect(longTurn(talk({ 8: { text } }))).toEqual([]));
  test('of someone who often speaks long is nothing', () =>
    expect(longTurn(talk(Object.fromEntries([1, 3, 5, 7, 9].map((index) => [index, { text: `Was it cold? ${words(150 + index)}` }]))))).toEqual([]));
});
