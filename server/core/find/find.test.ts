import { findIn } from './findIn.ts';
import { matcherOf } from './matcher.ts';
import type { TextQuery } from './query.ts';
import { recordsOf } from '../edit/records.ts';
import { crossing } from '../edit/fixtures/crossing.ts';

const anything: TextQuery = { find: '', regex: false, matchCase: false, wholeWord: false, sameQuotes: true, replacement: null, keepCapitals: false };

/** The matches of a query in a text, each in brackets, with its replacement if it has one. */
function marked(text: string, query: Partial<TextQuery>): string {
  const compiled = matcherOf({ ...anything, ...query });
  if (!compiled.ok) return compiled.problem.message;
  let out = '';
  let from = 0;
  for (const { start, end, replacement } of compiled.matcher(text)) {
    out += `${text.slice(from, start)}[${text.slice(start, end)}${replacement === null ? '' : `→${replacement}`}]`;
    from = end;
  }
  return out + text.slice(from);
}

const problemOf = (find: string, replacement: string | null = null) => {
  const compiled = matcherOf({ ...anything, find, replacement, regex: true });
  return compiled.ok ? null : [compiled.problem.part, compiled.problem.at, compiled.problem.message];
};

describe('a plain query', () => {
  test.each([
    ['Open AI and open ai.', { find: 'open ai' }, '[Open AI] and [open ai].'],
    ['Open AI and open ai.', { find: 'open ai', matchCase: true }, 'Open AI and [open ai].'],
    ['aaaa', { find: 'aa' }, '[aa][aa]'],
    ['a+b (c)', { find: 'a+b (' }, '[a+b (]c)'],
    ['nothing', { find: '' }, 'nothing'],
    ['ΟΔΟΣ οδος', { find: 'οδος' }, '[ΟΔΟΣ] [οδος]'],
    ['İstanbul', { find: 'stan' }, 'İ[stan]bul'],
    ['🛶 canoe 🛶', { find: '🛶' }, '[🛶] canoe [🛶]'],
    ['open\u00a0ai', { find: 'open ai' }, '[open\u00a0ai]'],
    ['한국', { find: '한국'.normalize('NFD') }, '[한국]'],
  ])('%s, looked through for %j: %s', (text, query, result) => expect(marked(text, query)).toBe(result));

  test('finds é whether it is one code point or two, and never half of it', () => {
    expect(marked('cafe\u0301 café cafe', { find: 'café' })).toBe('[cafe\u0301] [café] cafe');
    expect(marked('cafe\u0301 cafe', { find: 'cafe' })).toBe('cafe\u0301 [cafe]');
  });

  test('takes quotation marks for the same where asked for', () => {
    expect(marked('don’t don\'t', { find: 'don\'t' })).toBe('[don’t] [don\'t]');
    expect(marked('don’t don\'t', { find: 'don\'t', sameQuotes: false })).toBe('don’t [don\'t]');
    expect(marked('“so” "so"', { find: '"so"' })).toBe('[“so”] ["so"]');
  });
});

describe('whole words', () => {
  test.each([
    ['can cannot can’t can', 'can', '[can] cannot can’t [can]'],
    ['Nathan, Nathan’s, Nathans', 'Nathan', '[Nathan], [Nathan]’s, Nathans'],
    ['l’Olivier, d\'Olivier, O’Olivier', 'olivier', 'l’[Olivier], d\'[Olivier], O’Olivier'],
    ['élan, an, ano', 'an', 'élan, [an], ano'],
    ['e\u0301lan le\u0301', 'l', 'e\u0301lan le\u0301'],
    ['GPT4 GPT 4', 'gpt', 'GPT4 [GPT] 4'],
    ['C++, C++17', 'C++', '[C++], [C++]17'],
    ['мир миру', 'мир', '[мир] миру'],
    ["rock 'n' roll", 'n', "rock '[n]' roll"],
  ])('of %s: %s', (text, find, result) => expect(marked(text, { find, wholeWord: true })).toBe(result));
});

describe('capitals of a replacement', () => {
  test.each([
    ['CUBERNETES Cubernetes cubernetes', 'cubernetes', 'kubernetes', '[CUBERNETES→KUBERNETES] [Cubernetes→Kubernetes] [cubernetes→kubernetes]'],
    ['cubernetes', 'cubernetes', 'Kubernetes', '[cubernetes→Kubernetes]'],
    ['Eye phone EYE PHONE', 'eye phone', 'iPhone', '[Eye phone→iPhone] [EYE PHONE→IPHONE]'],
    ['I a', 'i', 'we', '[I→We] a'],
    ['Élan', 'élan', 'ímpetu', '[Élan→Ímpetu]'],
    ['Four', 'four', '4', '[Four→4]'],
  ])('%s: %s → %s', (text, find, replacement, result) => expect(marked(text, { find, replacement, keepCapitals: true })).toBe(result));
});

describe('a regular expression', () => {
  test.each([
    ['2 March 2026', '(\\d+) (\\w+)', '$2 $1', '[2 March→March 2] 2026'],
    ['ab', '(?P<x>a)(b)?', '$<x>$2$$$&', '[ab→ab$ab]'],
    ['a b', '(a)(c)?', '<$2>', '[a→<>] b'],
    ['aaa', 'a*?', '-', 'aaa'],
    ['ab\ncd', '^\\w', 'X', '[a→X]b\n[c→X]d'],
    ['don’t', "n't", ' not', 'do[n’t→ not]'],
    ['cafe\u0301s', 'caf(.)s', '$1', '[cafe\u0301s→e\u0301]'],
    ['x1', '(x)', '$12', '[x→x2]1'],
    ['a$', '\\$', 'US$', 'a[$→US$]'],
  ])('on %j: %s → %s', (text, find, replacement, result) => expect(marked(text, { find, replacement, regex: true })).toBe(result));

  test.each([
    ['a(b', 1, /"\(" is not closed/], ['(a)b)', 4, /"\)" closes nothing/], ['[)](', 3, /not closed/], ['x[a', 1, /"\[" is not closed/], ['ab**', 2, /repeated again/], ['*a', 0, /nothing before this/],
    ['a{3,2}', 1, /smaller one first/], ['[z-a]', 1, /no such range/], ['ab\\', 2, /at the end/], ['(a)\\1', 3, /cannot be named/], ['x(?=a)', 1, /look ahead/], ['(?<!a)x', 0, /look behind/],
    ['\\p{Klingon}', 0, /no such range or class/],
  ])('that is none says so: %s, at %i', (find, at, message) => expect(problemOf(find)).toEqual(['find', at, expect.stringMatching(message)]));
  test('whose replacement names a group that is not there says so', () => {
    expect(problemOf('(a)b', 'x $2')).toEqual(['replacement', 2, 'The pattern has 1 group, so there is no $2. For the dollar itself, write "$$".']);
    expect(problemOf('ab', '$1')).toEqual(['replacement', 0, 'The pattern has no groups: put what $1 stands for in brackets.']);
    expect(problemOf('ab', '$<n>')).toEqual(['replacement', 0, 'The pattern has no group named "n".']);
  });

  test.each(['(a+)+$', '(a|aa)+b', '(a*)*c', '(.*)(.*)(.*)(.*)[^a]', '((a{1,30}){1,20})+b'])('of the hostile kind takes steps in proportion to the text: %s', (find) => {
    expect(marked('a'.repeat(2_000), { find, regex: true }).replaceAll(/[[\]]/g, '')).toHaveLength(2_000);
  });
  test('is refused where it would become a monster', () => expect(problemOf('((((x{100}){100}){100}){100})')).toEqual(['find', expect.any(Number), expect.stringMatching(/0 to 1000/)]));
});

describe('finding in an episode', () => {
  const records = recordsOf({
    segments: [...crossing().segments.values()],
    chapters: [{ id: 'c1', startMs: 9000, title: 'The wind', url: null, imageUrl: null }, { id: 'c0', startMs: 0, title: 'Wind', url: null, imageUrl: null }],
    references: [{ id: 'r0', order: 'a0', title: 'On wind', url: null, note: 'Wind again', links: [] }],
    notes: [{ id: 'e1', introduction: 'Two on the wall.' }],
  });
  const everywhere = { transcript: true, chapters: true, references: true, introduction: true, speakerId: null };
  const found = (scope: Partial<typeof everywhere> | { speakerId: string }) => {
    const compiled = matcherOf({ ...anything, find: 'w' });
    if (!compiled.ok) throw new Error(compiled.problem.message);
    return [...findIn(records, ['s0', 's1', 's2'], compiled.matcher, { ...everywhere, ...scope })].flat().map(({ recordId, field, start }) => `${recordId}.${field}@${start}`);
  };

  test('goes through the transcript, then chapters by time, then references, then the introduction', () =>
    expect(found({})).toEqual(['s0.text@0', 's0.text@14', 's1.text@7', 's2.text@0', 's2.text@14', 'c0.title@0', 'c1.title@4', 'r0.title@3', 'r0.note@0', 'e1.introduction@1', 'e1.introduction@11']));
  test('keeps to what is asked for', () => expect(found({ transcript: false, references: false, introduction: false })).toEqual(['c0.title@0', 'c1.title@4']));
  test('of one speaker is of what they say', () => expect(found({ speakerId: 'ana' })).toEqual(['s0.text@0', 's0.text@14', 's2.text@0', 's2.text@14']));
});
