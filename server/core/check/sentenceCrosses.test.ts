import { talk } from './fixtures/talk.ts';
import { sentenceCrosses } from './sentenceCrosses.ts';

const across = (end: string, start: string, speaker = 'Tom Okafor') => sentenceCrosses(talk({ 4: { text: end }, 5: { text: start, speaker } }));

describe('a sentence that goes on under another name', () => {
  test.each([['And then we went down to the', 'yard to look at it.'], ['So he said,', 'come and look.']])('is found: “%s” – “%s”', (end, start) =>
    expect(across(end, start)).toMatchObject([{ code: 'sentence-crosses', recordId: 's5', fixes: [{ title: 'Ana Ruiz speaks here' }, { title: 'Tom Okafor speaks in the turn before' }] }]));

  test.each([
    ['And then we went down.', 'to the yard.'], ['And then we —', 'no, listen.'], ['And then we went …', 'down to the yard.'], ['He called it (the yard)', 'as one does.'], ['So what is it', 'Iron, mostly.'],
  ])('is none in “%s” – “%s”', (end, start) => expect(across(end, start)).toEqual([]));

  test('under the same name is somebody else’s finding', () => expect(across('We went to the', 'yard.', 'Ana Ruiz')).toEqual([]));

  test('says nothing of a transcript without stops or capitals', () =>
    expect(sentenceCrosses(talk(Object.fromEntries(Array.from({ length: 40 }, (_, index) => [index, { text: 'and so it went on' }]))))).toEqual([]));
});
