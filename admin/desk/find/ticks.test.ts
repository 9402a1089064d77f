import { crossing } from '#core/edit/fixtures/crossing';
import type { Match } from '#core/find/findIn';
import { replaceMatches } from '#core/find/replaceMatches';
import { Ticks } from './ticks';

const match = (start: number): Match => ({ kind: 'segments', field: 'text', recordId: 's0', start, end: start + 7, text: 'open ai', replacement: 'OpenAI' });

describe('what is left out of a replacement', () => {
  const before = crossing({ text: 'open ai, open ai, open ai' });
  const [first, second, third] = [match(0), match(9), match(18)] as const;
  const ticks = Ticks.all.with(before, [second], false);

  test('is what was unticked, until it is ticked again', () => {
    expect([first, second, third].map((each) => ticks.isOn(each))).toEqual([true, false, true]);
    expect(ticks.with(before, [second], true).isOn(second)).toBe(true);
  });
  test('stays left out while the text around it is edited', () => {
    const after = crossing({ text: 'Well, open ai, open ai, open ai' });
    const followed = ticks.follow(after);
    expect([match(6), match(15), match(24)].map((each) => followed.isOn(each))).toEqual([true, false, true]);
  });
  test('stays left out when the others of its text are replaced', () => {
    const replaced = ticks.afterReplacing(replaceMatches(before, [first, third], { find: 'open ai', replacement: 'OpenAI' })!);
    expect(replaced.isOn(match(8))).toBe(false);
    expect(replaced.follow(crossing({ text: 'OpenAI, open ai, OpenAI' })).isOn(match(8))).toBe(false);
  });
  test('is no more where it was changed itself', () => expect(ticks.follow(crossing({ text: 'open ai, ai, open ai' })).leftOut).toBe(0));
});
