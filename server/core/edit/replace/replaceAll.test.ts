import { array, assert, constantFrom, nat, property } from 'fast-check';
import { findIn } from '../../find/findIn.ts';
import { matcherOf } from '../../find/matcher.ts';
import { replaceMatches } from '../../find/replaceMatches.ts';
import { apply, touchesOf } from '../apply.ts';
import { applyChanges } from '../changes.ts';
import { crossing, segment, spoken } from '../fixtures/crossing.ts';
import { Operation } from '../operation.ts';
import { rebase } from '../rebase.ts';
import { inOrder, readerOf, recordsOf, type Records } from '../records.ts';
import type { ReplaceAll } from './operation.ts';
import { carrySpans } from './carrySpans.ts';
import { countReplaced, textAfter } from './replaceAll.ts';

const everywhere = { transcript: true, chapters: true, references: true, introduction: true, speakerId: null };

/** Searches, and replaces the matches that are ticked. */
function replacing(records: Records, find: string, replacement: string, ticked: (index: number) => boolean = () => true): ReplaceAll | null {
  const compiled = matcherOf({ find, replacement, regex: false, matchCase: false, wholeWord: false, sameQuotes: true, keepCapitals: false });
  if (!compiled.ok) throw new Error(compiled.problem.message);
  const matches = [...findIn(records, inOrder(records.segments).map(({ id }) => id), compiled.matcher, everywhere)].flat();
  return replaceMatches(records, matches.filter((_, index) => ticked(index)), { find, replacement });
}

function done(records: Records, operation: Operation): { records: Records; inverse: Operation } {
  const outcome = apply(readerOf(records), operation);
  if (!outcome.ok) throw new Error(outcome.failure.message);
  return { records: applyChanges(records, outcome.changes), inverse: outcome.inverse };
}

const failure = (records: Records, operation: Operation) => {
  const outcome = apply(readerOf(records), operation);
  return outcome.ok ? null : outcome.failure.code;
};

describe('replacing in many places', () => {
  const start = crossing({ text: 'open ai and open ai', words: spoken('open ai and open ai') }, { text: 'We use Open AI.' });

  test('is one operation, with what was asked for and how often', () => {
    const operation = replacing(start, 'open ai', 'OpenAI')!;
    expect(operation).toMatchObject({ find: 'open ai', replacement: 'OpenAI', edits: [{ id: 's0', was: 'open ai and open ai', spans: [{ start: 0, end: 7, text: 'OpenAI' }, { start: 12, end: 19, text: 'OpenAI' }] }, { id: 's1' }] });
    expect(countReplaced(operation)).toBe(3);
    expect(Operation.parse(operation)).toEqual(operation);
    const after = done(start, operation).records;
    expect([...after.segments.values()].map(({ text }) => text)).toEqual(['OpenAI and OpenAI', 'We use OpenAI.', 'We cross at dawn.']);
    expect(after.segments.get('s0')!.words).toEqual([
      { text: 'OpenAI', startMs: 1000, endMs: 1180, estimated: true }, { text: 'and', startMs: 1200, endMs: 1280 }, { text: 'OpenAI', startMs: 1300, endMs: 1480, estimated: true },
    ]);
  });

  test('is taken back by an operation that names only the words it changed', () => {
    const { records, inverse } = done(start, replacing(start, 'and', '&')!);
    expect(inverse).toEqual({ type: 'replaceAll', find: '&', replacement: 'and', edits: [{ id: 's0', was: 'open ai & open ai', spans: [{ start: 8, end: 9, text: 'and' }], words: [{ at: 2, remove: 1, put: [{ text: 'and', startMs: 1200, endMs: 1280 }] }] }] });
    expect(done(records, inverse).records).toEqual(start);
  });

  test('reaches titles of chapters and titles and notes of references', () => {
    const records = recordsOf({
      chapters: [{ id: 'c0', startMs: 0, title: 'open ai', url: null, imageUrl: null }], references: [{ id: 'r0', order: 'a0', title: 'open ai', url: null, note: 'by open ai', links: [] }],
    });
    const { records: after, inverse } = done(records, replacing(records, 'open ai', 'OpenAI')!);
    expect([after.chapters.get('c0')!.title, after.references.get('r0')]).toMatchObject(['OpenAI', { title: 'OpenAI', note: 'by OpenAI' }]);
    expect(done(after, inverse).records).toEqual(records);
  });

  test('of nothing is no operation', () => {
    expect(replacing(start, 'nobody', 'x')).toBeNull();
    expect(replacing(recordsOf({ segments: [segment('s0', 'a0', { text: 'OpenAI' })] }), 'openai', 'OpenAI')).toBeNull();
  });

  test.each<[string, ReplaceAll['edits'], string]>([
    ['outside of its text', [{ id: 's2', was: 'We', spans: [{ start: 1, end: 3, text: '' }] }], 'cut-outside-text'],
    ['that overlap', [{ id: 's2', was: 'We', spans: [{ start: 0, end: 2, text: '' }, { start: 1, end: 2, text: '' }] }], 'cut-outside-text'],
    ['of a text twice', [{ id: 's2', was: 'We', spans: [{ start: 0, end: 1, text: '' }] }, { id: 's2', was: 'We', spans: [{ start: 1, end: 2, text: '' }] }], 'same-record'],
    ['of what is gone', [{ id: 's9', was: 'We', spans: [{ start: 0, end: 1, text: '' }] }], 'not-found'],
    ['that make it too long', [{ id: 's2', was: 'x'.repeat(199_999), spans: [{ start: 0, end: 1, text: 'xxx' }] }], 'too-long'],
  ])('refuses stretches %s', (_, edits, code) => expect(failure(start, { type: 'replaceAll', find: '', replacement: '', edits })).toBe(code));

  test('changes what is ticked and nothing else, and is taken back exactly', () => {
    assert(property(array(array(constantFrom('ai', 'AI,', 'open', 'and', '🛶', 'é', 'e\u0301'), { maxLength: 8 }), { minLength: 1, maxLength: 6 }), constantFrom('', 'AGI', 'ai ai', 'a'), nat(), (texts, replacement, seed) => {
      const records = recordsOf({ segments: texts.map((words, index) => segment(`s${index}`, `a${index}`, { text: words.join(' '), words: seed % 3 === 0 || words.length === 0 ? null : spoken(words.join(' ')) })) });
      const ticked = (index: number): boolean => ((seed >> index % 30) & 1) === 1;
      const operation = replacing(records, 'ai', replacement, ticked);
      let index = 0;
      const expected = texts.map((words) => words.join(' ').replace(/ai/gi, (match) => (ticked(index++) ? replacement : match)));
      const { records: after, inverse } = operation ? done(records, Operation.parse(JSON.parse(JSON.stringify(operation)))) : { records, inverse: null };
      expect(inOrder(after.segments).map(({ text }) => text)).toEqual(expected);
      if (inverse) expect(done(after, Operation.parse(JSON.parse(JSON.stringify(inverse)))).records).toEqual(records);
    }));
  });
});

describe('a replacement made of older texts', () => {
  const mine = replacing(crossing({ text: 'Ask open ai, or open ai.' }), 'open ai', 'OpenAI')!;
  const against = (text: string | null) => {
    const start = crossing({ text: 'Ask open ai, or open ai.' });
    const theirs: Operation = text === null ? { type: 'deleteSegment', segmentId: 's0' } : { type: 'setText', segmentId: 's0', text };
    return rebase(readerOf(done(start, theirs).records), mine, [{ touches: touchesOf(readerOf(start), [theirs]) }]);
  };
  const becomes = (text: string) => {
    const rebased = against(text);
    return rebased.ok ? textAfter((rebased.operations[0] as ReplaceAll).edits[0]!) : rebased.conflicts;
  };

  test.each([
    ['Just ask open ai, or open ai.', 'Just ask OpenAI, or OpenAI.'], ['Ask open ai, or open ai!', 'Ask OpenAI, or OpenAI!'], ['Ask open ai, and then open ai.', 'Ask OpenAI, and then OpenAI.'],
    ['Ask open ai, or open ai. Now.', 'Ask OpenAI, or OpenAI. Now.'],
  ])('stands beside other changes of the same text: %s', (theirs, result) => expect(becomes(theirs)).toBe(result));

  test.each(['Ask open eye, or open ai.', 'Ask open air, or open ai.', 'Ask or open ai.', 'Ask reopen ai, or open ai.'])('conflicts where what it replaces was changed: %s', (theirs) =>
    expect(becomes(theirs)).toEqual([{ recordId: 's0', field: 'text', yours: 'Ask OpenAI, or OpenAI.', theirs }]));

  test('conflicts where the text is gone', () => expect(against(null)).toEqual({ ok: false, conflicts: [{ recordId: 's0', field: 'text', yours: 'Ask OpenAI, or OpenAI.', theirs: null }] }));
  test('is none where others replaced the same', () => expect(against('Ask OpenAI, or OpenAI.')).toMatchObject({ ok: true }));

  test('keeps what others did not touch, and names each text in conflict', () => {
    const start = crossing({ text: 'open ai one' }, { text: 'open ai two' });
    const operation = replacing(start, 'open ai', 'OpenAI')!;
    const theirs: Operation = { type: 'setText', segmentId: 's1', text: 'open eye two' };
    const rebased = rebase(readerOf(done(start, theirs).records), operation, [{ touches: touchesOf(readerOf(start), [theirs]) }]);
    expect(rebased).toEqual({ ok: false, conflicts: [{ recordId: 's1', field: 'text', yours: 'OpenAI two', theirs: 'open eye two' }] });
    const without = { ...operation, edits: operation.edits.slice(0, 1) };
    expect(rebase(readerOf(done(start, theirs).records), without, [{ touches: touchesOf(readerOf(start), [theirs]) }])).toEqual({ ok: true, operations: [without] });
  });

  test('carries a stretch between two edits only where it is there once', () => {
    expect(carrySpans('a open b', 'aa open bb', [{ start: 2, end: 6, text: 'x' }])).toEqual([{ start: 3, end: 7, text: 'x' }]);
    expect(carrySpans('a open b', 'open c open', [{ start: 2, end: 6, text: 'x' }])).toBeNull();
  });
});
