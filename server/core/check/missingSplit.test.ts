import { apply } from '../edit/apply.ts';
import { readerOf, recordsOf } from '../edit/records.ts';
import { talk } from './fixtures/talk.ts';
import { missingSplit } from './missingSplit.ts';

const inTurn = (text: string) => missingSplit(talk({ 8: { text } }));

describe('a question and its answer in one turn', () => {
  test.each([
    ['How long did you wait, Tom? It was a winter.', 'It was a winter.'], ['Did you wait? Yes, I waited all winter.', 'Yes, I waited all winter.'],
    ['So what did you do? Well, we waited. It was cold.', 'Well, we waited. It was cold.'], ['Was it cold for you? Oh, my hands were blue.', 'Oh, my hands were blue.'],
  ])('is cut where the answer begins: “%s”', (text, answer) => {
    const [finding, ...others] = inTurn(text);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ code: 'missing-split', recordId: 's8', fixes: [{ title: 'Split here, and Tom Okafor speaks on' }] });
    const episode = talk({ 8: { text } });
    const applied = apply(readerOf(recordsOf({ segments: episode.segments, speakers: episode.speakers })), finding!.fix!);
    if (!applied.ok) throw new Error(applied.failure.message);
    const made = [...applied.changes.segments.put.values()].find(({ id }) => id !== 's8')!;
    expect(made).toMatchObject({ text: answer, speakerId: 'p-Tom-Okafor', startMs: expect.any(Number) });
    expect(made.startMs! % 1000).toBe(0);
  });

  test('is given the same new segment each time', () => expect(inTurn('Did you wait? Yes, I did.')).toEqual(inTurn('Did you wait? Yes, I did.')));

  test.each([
    'Was it easy? No. But it had to be done.', 'Did you wait? Or did you go on?', 'You know what? I liked it.', 'So that is it, right? I mean, we tried.', 'Did you wait? Because I would have gone.',
    'How long did you wait, Tom? I ask because you said a winter.', 'What is a yard? Well, it is a place.', 'Did you wait? Yes, I think so, but did you?', 'How long did you wait?',
  ])('is none in “%s”', (text) => expect(inTurn(text)).toEqual([]));
});
