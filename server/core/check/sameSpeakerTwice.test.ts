import { episodeOfTurns } from './fixtures/episode.ts';
import { talk } from './fixtures/talk.ts';
import { sameSpeakerTwice } from './sameSpeakerTwice.ts';

const found = (...changed: Parameters<typeof talk>) => sameSpeakerTwice(talk(...changed));

describe('one name for turns in a row', () => {
  test('is no finding where names alternate', () => expect(found()).toEqual([]));

  test('is found in the middle of three, and offered to who answers around there', () =>
    expect(found({ 7: { speaker: 'Ana Ruiz' } })).toMatchObject([{ code: 'same-speaker-twice', recordId: 's7', fixes: [{ title: 'Tom Okafor speaks here' }] }]));

  test('of two is the question, where somebody else asks it', () =>
    expect(found({ 20: { speaker: 'Tom Okafor' } })).toMatchObject([
      { recordId: 's20', fixes: [{ title: 'Ana Ruiz speaks here' }, { title: 'Mei Lin speaks in the turn before' }, { title: 'Join the two turns' }] },
    ]));

  test.each([
    ['a turn is a paragraph', () => episodeOfTurns(Array.from({ length: 60 }, (_, i) => [Math.floor(i / 3) % 2 ? 'Ana' : 'Tom', i * 1000, 'Yes.']))],
    ['the talk is short', () => episodeOfTurns([['Ana', 0, 'Yes.'], ['Ana', 1, 'Yes.'], ['Tom', 2, 'No.']])],
    ['nobody is named', () => episodeOfTurns(Array.from({ length: 60 }, (_, i) => [null, i * 1000, 'Yes.']))],
    ['one person tells it all', () => episodeOfTurns(Array.from({ length: 60 }, (_, i) => ['Ana', i * 1000, 'Yes.']))],
  ])('is nothing where %s', (_, episode) => expect(sameSpeakerTwice(episode())).toEqual([]));
});
