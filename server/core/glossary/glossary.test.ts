import { glossary as check } from '../check/glossary.ts';
import { episodeOfTurns } from '../check/fixtures/episode.ts';
import { apply, touchesOf } from '../edit/apply.ts';
import { applyChanges } from '../edit/changes.ts';
import { crossing } from '../edit/fixtures/crossing.ts';
import type { Operation } from '../edit/operation.ts';
import { readerOf, recordsOf, type Records } from '../edit/records.ts';
import { textAfter } from '../edit/replace/replaceAll.ts';
import { Finding } from '../model/finding.ts';
import { readGlossary, writeGlossary } from './lines.ts';
import { countsOf, findByRules, replaceByRules, samplesOf, writeByRules } from './replaceByRules.ts';
import { Glossary, type Rule } from './rules.ts';
import { takeBackRun } from './takeBackRun.ts';
import { textsOf } from './textsOf.ts';

let made = 0;
const rule = (wrong: string, right: string, rest: Partial<Rule> = {}): Rule => ({ id: `00000000-0000-4000-8000-${String(made++).padStart(12, '0')}`, wrong, right, caseRule: 'any', wholeWord: true, ...rest });

/** A text after applying rules. */
const corrected = (text: string, ...rules: Rule[]): string => {
  const matches = findByRules(new Glossary(rules), [{ id: 's0', text, startMs: 0 }]);
  return matches.length === 0 ? text : textAfter(replaceByRules(matches).edits[0]!);
};

describe('a rule', () => {
  test.each([
    ['Natan said so, and NATAN’s friend.', rule('natan', 'Nathan'), 'Nathan said so, and Nathan’s friend.'],
    ['CUBERNETES, Cubernetes', rule('cubernetes', 'kubernetes', { caseRule: 'keep' }), 'KUBERNETES, Kubernetes'],
    ['us in the US', rule('US', 'U.S.', { caseRule: 'exact' }), 'us in the U.S.'],
    ['kittens', rule('kit', 'cat', { wholeWord: false }), 'cattens'],
    ['um, well um, yes', rule('um,', '', { wholeWord: false }), ' well  yes'],
    ['open ai and OpenAI', rule('openai', 'OpenAI'), 'open ai and OpenAI'],
  ])('in “%s”', (text, one, result) => expect(corrected(text, one)).toBe(result));

  test.each([['Nathan', 'Nathan Lambert', 'Nathan met Nathan Lambert.', 'Nathan Lambert met Nathan Lambert.'], ['stet', 'Stet (stet)', 'stet', 'Stet (stet)']])('finds nothing where it has been applied: %s → %s', (wrong, right, text, result) => {
    const one = rule(wrong, right, { caseRule: 'exact' });
    expect(corrected(text, one)).toBe(result);
    expect(corrected(result, one)).toBe(result);
  });
});

test('of rules that meet, the longest wins, and none sees what another wrote', () => {
  expect(corrected('open ai labs, open ai', rule('open ai', 'OpenAI'), rule('open ai labs', 'OpenAI Labs'))).toBe('OpenAI Labs, OpenAI');
  expect(corrected('a b', rule('a', 'b'), rule('b', 'c'))).toBe('b c');
});

test('says how often each rule found something, with samples', () => {
  const [one, other] = [rule('natan', 'Nathan'), rule('bian', 'Bian')];
  const matches = findByRules(new Glossary([one, other]), textsOf({ segments: [...crossing({ text: 'natan, natan and natan' }).segments.values()], chapters: [], references: [{ id: 'r0', title: 'bian', note: null }] }));
  expect(countsOf(matches)).toEqual({ [one.id]: 3, [other.id]: 1 });
  expect(samplesOf(matches, 1)).toEqual([
    { ruleId: one.id, startMs: 1000, before: '', match: 'natan', replacement: 'Nathan', after: ', natan and natan' }, { ruleId: other.id, startMs: null, before: '', match: 'bian', replacement: 'Bian', after: '' },
  ]);
});

const done = (records: Records, operation: Operation) => {
  const outcome = apply(readerOf(records), operation);
  if (!outcome.ok) throw new Error(outcome.failure.message);
  return { records: applyChanges(records, outcome.changes), inverse: outcome.inverse, touches: touchesOf(readerOf(records), [operation]) };
};

describe('taking a run back', () => {
  const start = crossing({ text: 'natan one' }, { text: 'natan two' });
  const run = done(start, replaceByRules(findByRules(new Glossary([rule('natan', 'Nathan')]), textsOf({ segments: [...start.segments.values()], chapters: [], references: [] }))));
  const after = (segmentId: string, text: string) => {
    const since = done(run.records, { type: 'setText', segmentId, text });
    const back = takeBackRun(readerOf(since.records), [run.inverse], [{ touches: since.touches }]);
    const [operation] = back.operations;
    return { kept: back.kept, texts: operation ? [...done(since.records, operation).records.segments.values()].map((segment) => segment.text) : null };
  };

  test('restores all of it where nothing came since', () => expect(done(run.records, takeBackRun(readerOf(run.records), [run.inverse], []).operations[0]!).records).toEqual(start));
  test('keeps other edits of the same text', () => expect(after('s0', 'Nathan one, twice')).toEqual({ kept: [], texts: ['natan one, twice', 'natan two', 'We cross at dawn.'] }));
  test('leaves what was changed again, and says what it is', () =>
    expect(after('s0', 'Natalie one')).toEqual({ kept: [{ recordId: 's0', field: 'text', yours: 'natan one', theirs: 'Natalie one' }], texts: ['Natalie one', 'natan two', 'We cross at dawn.'] }));
  test('does nothing where somebody restored it', () => expect(after('s0', 'natan one')).toMatchObject({ kept: [], texts: ['natan one', 'natan two', 'We cross at dawn.'] }));
});

const readAs = (text: string, isWritten: boolean) => textsOf({ segments: [...crossing({ text: 'natan' }).segments.values()], chapters: [], references: [], introduction: { id: 'e1', text, isWritten } });
const from = (introduction: string | null): Records => ({ ...crossing({ text: 'natan' }), notes: recordsOf({ notes: [{ id: 'e1', introduction }] }).notes });
const introductionOf = ({ notes }: Records) => notes.get('e1')!.introduction;

describe('an introduction', () => {
  const rules = new Glossary([rule('natan', 'Nathan')]);
  const run = done(from(null), writeByRules(findByRules(rules, readAs('With natan.', false))));

  test('is corrected with the rest, and written here first where it is only the source’s', () => {
    expect(introductionOf(done(from('By natan.'), writeByRules(findByRules(rules, readAs('By natan.', true)))).records)).toBe('By Nathan.');
    expect([introductionOf(run.records), run.records.segments.get('s0')!.text]).toEqual(['With Nathan.', 'Nathan']);
  });
  test('is the source’s again when the run is taken back, and comes again when that is', () => {
    const { operations } = takeBackRun(readerOf(run.records), [run.inverse].flat(), []);
    const back = done(run.records, { type: 'batch', operations });
    expect(back.records).toEqual(from(null));
    expect(introductionOf(done(back.records, { type: 'batch', operations: takeBackRun(readerOf(back.records), [back.inverse].flat(), []).operations }).records)).toBe('With Nathan.');
  });
  test('that was edited since has its words back, and stays what somebody wrote', () => {
    const since = done(run.records, { type: 'setIntroduction', episodeId: 'e1', introduction: 'With Nathan. And more.' });
    const { operations, kept } = takeBackRun(readerOf(since.records), [run.inverse].flat(), [{ touches: since.touches }]);
    expect(introductionOf(done(since.records, { type: 'batch', operations }).records)).toBe('With natan. And more.');
    expect(kept).toEqual([]);
  });
});

describe('the check', () => {
  const rules = [rule('natan', 'Nathan'), rule('nobody', 'Nobody Else')];
  const episode = episodeOfTurns([['Ana', 0, 'Natan is here.'], ['Tom', 1000, 'Where is natan?']], { glossary: rules });

  test('finds each rule once, to be mended everywhere or at its first place', () => {
    const [finding, ...more] = check(episode);
    expect(more).toEqual([]);
    expect(Finding.parse(finding)).toMatchObject({ code: 'glossary', severity: 'warning', recordId: 's0', message: 'Glossary: “Natan” should be “Nathan”, here and in 1 more place.', fixes: [{ title: 'Replace “natan” by “Nathan” in all 2 places' }, { title: 'Replace “Natan” by “Nathan” here only' }] });
    const mended = apply(readerOf(recordsOf({ segments: episode.segments })), finding!.fix!);
    expect(mended.ok && [...mended.changes.segments.put.values()].map(({ text }) => text)).toEqual(['Nathan is here.', 'Where is Nathan?']);
  });
  test('finds what only the introduction says, and offers to write it here', () => {
    const [finding] = check(episodeOfTurns([['Ana', 0, 'Hello.']], { glossary: rules, introduction: { id: 'e1', text: 'With Natan.', isWritten: false } }));
    expect(finding).toMatchObject({ recordId: 'e1', startMs: null, fix: { type: 'batch', operations: [{ type: 'setIntroduction', episodeId: 'e1', introduction: 'With Natan.', over: 'With Natan.' }, { type: 'replaceAll', edits: [{ id: 'e1', in: 'introduction' }] }] } });
  });
  test('says nothing without a glossary, and of what is right', () => {
    expect(check(episodeOfTurns([['Ana', 0, 'Natan']]))).toEqual([]);
    expect(check(episodeOfTurns([['Ana', 0, 'Nathan, and Nobody Else']], { glossary: rules }))).toEqual([]);
  });
});

describe('rules in a file', () => {
  const full = { caseRule: 'any', wholeWord: true, note: null, enabled: true } as const;
  test('are lines with an arrow', () =>
    expect(readGlossary('# Names\nNatan → Nathan\r\nopen ai -> OpenAI\n\num =>\nsolo')).toEqual({
      rules: [{ wrong: 'Natan', right: 'Nathan', ...full }, { wrong: 'open ai', right: 'OpenAI', ...full }, { wrong: 'um', right: '', ...full }],
      problems: [{ line: 6, message: '“solo” is not a rule: write “wrong → right”.' }],
    }));
  test('or CSV, as it is written', () => {
    const rules = [{ ...full, wrong: 'a, "b"', right: 'c;d', caseRule: 'exact' as const, note: 'two\nlines' }, { ...full, wrong: 'x → y', right: '', wholeWord: false, enabled: false }];
    const csv = writeGlossary(rules.slice(0, 1));
    expect(csv).toBe('wrong,right,case,words,note,enabled\r\n"a, ""b""","c;d",exact,whole,"two\nlines",yes\r\n');
    expect(readGlossary(csv)).toEqual({ rules: rules.slice(0, 1), problems: [] });
    expect(readGlossary('Natan;Nathan\n,x')).toMatchObject({ rules: [{ wrong: 'Natan', right: 'Nathan' }], problems: [{ line: 2, message: expect.stringMatching(/^wrong: /) }] });
    expect(readGlossary('right,wrong').rules).toMatchObject([{ wrong: 'right', right: 'wrong' }]);
    expect(readGlossary('wrong,right,case\na,b,shouting').problems).toMatchObject([{ line: 2, message: expect.stringMatching(/^caseRule/) }]);
  });
});
