import * as fc from 'fast-check';
import type { Word } from '../model/segment.ts';
import { apply, applyAll, needsOf, touchesOf } from './apply.ts';
import { applyChanges, kinds } from './changes.ts';
import { Draw, seeded } from './fixtures/anyOperation.ts';
import { crossing } from './fixtures/crossing.ts';
import { loaded } from './fixtures/loaded.ts';
import { Operation } from './operation.ts';
import { rebase } from './rebase.ts';
import { type Records, readerOf } from './records.ts';
import { sameValue } from './sameValue.ts';

const seeds = Array.from({ length: 100 }, (_, index) => index + 1);

/** Records as plain data, independent of the order in which they were put. */
const plain = (records: Records) => Object.fromEntries(kinds.map((kind) => [kind, Object.fromEntries([...records[kind]].sort(([a], [b]) => (a < b ? -1 : 1)))]));

const done = (records: Records, operation: Operation): Records => {
  const outcome = apply(readerOf(records), operation);
  if (!outcome.ok) throw new Error(`${operation.type}: ${outcome.failure.message}`);
  return applyChanges(records, outcome.changes);
};

/** Tries 200 operations from a seed and applies those that can be. Returns how many could and could not. */
function walk(seed: number, visit: (records: Records, operation: Operation, outcome: ReturnType<typeof apply>, draw: Draw) => void): { applied: number; refused: number } {
  const draw = new Draw(seeded(seed));
  let records = draw.records();
  const counts = { applied: 0, refused: 0 };
  for (let step = 0; step < 200; step++) {
    const operation = draw.operation(records);
    const outcome = apply(readerOf(records), operation);
    visit(records, operation, outcome, draw);
    counts[outcome.ok ? 'applied' : 'refused']++;
    if (outcome.ok) records = applyChanges(records, outcome.changes);
  }
  return counts;
}

const meets = (a: string, b: string) => a === b || (a.split('.')[0] === b.split('.')[0] && (a.endsWith('.*') || b.endsWith('.*')));

describe.each(seeds)('200 operations of seed %i', (seed) => {
  test('are each taken back exactly, and all together; those refused change nothing', () => {
    const draw = new Draw(seeded(seed));
    const start = draw.records();
    let records = start;
    const inverses: Operation[] = [];
    for (let step = 0; step < 200; step++) {
      const operation = draw.operation(records);
      const before = plain(records);
      const outcome = apply(readerOf(records), operation);
      if (!sameValue(plain(records), before)) throw new Error(`${operation.type} changed the records it was applied to`);
      if (!outcome.ok) continue;
      const after = applyChanges(records, outcome.changes);
      const back = plain(done(after, Operation.parse(JSON.parse(JSON.stringify(outcome.inverse)))));
      if (!sameValue(back, before)) expect({ operation, back }).toEqual({ operation, back: before });
      inverses.unshift(outcome.inverse);
      records = after;
    }
    expect(inverses.length).toBeGreaterThan(80);
    expect(inverses.length).toBeLessThan(200);
    expect(plain(inverses.reduce(done, records))).toEqual(plain(start));
  });

  test('touch every field they change', () => {
    walk(seed, (records, operation, outcome) => {
      if (!outcome.ok) return;
      const touches = new Set(touchesOf(readerOf(records), [operation]));
      const after = plain(applyChanges(records, outcome.changes));
      for (const [kind, before] of Object.entries(plain(records))) {
        for (const id of new Set([...Object.keys(before!), ...Object.keys(after[kind]!)])) {
          const [old, now] = [before![id] as Record<string, unknown> | undefined, after[kind]![id] as Record<string, unknown> | undefined];
          const fields = old && now ? Object.keys(now).filter((field) => !sameValue(old[field], now[field])) : sameValue(old, now) ? [] : ['*'];
          const named = fields.map((field) => field.replace('timeFrom', 'startMs').replace('speakerFrom', 'speakerId'));
          const untouched = named.filter((field) => !touches.has(`${id}.${field}`) && !touches.has(`${id}.*`));
          if (untouched.length > 0) expect({ operation, untouched }).toEqual({ operation, untouched: [] });
        }
      }
    });
  });

  test('ask for nothing beyond the records they need', () => {
    walk(seed, (records, operation, outcome) => {
      const partial = readerOf(loaded(records, needsOf([operation])));
      const [few, all] = [apply(partial, operation), outcome].map((each) => (each.ok ? { after: plain(applyChanges(records, each.changes)), inverse: each.inverse } : each));
      if (!sameValue(few, all)) expect({ operation, few }).toEqual({ operation, few: all });
      expect(touchesOf(partial, [operation])).toEqual(touchesOf(readerOf(records), [operation]));
    });
  });

  test('commute where they touch different fields, and then rebase without a conflict', () => {
    let pairs = 0;
    walk(seed, (records, first, outcome, draw) => {
      const second = draw.operation(records);
      const reader = readerOf(records);
      const other = apply(reader, second);
      if (!outcome.ok || !other.ok) return;
      const [touches, others] = [touchesOf(reader, [first]), touchesOf(reader, [second])];
      if (touches.some((touch) => others.some((theirs) => meets(touch, theirs)))) return;
      const [afterFirst, afterSecond] = [applyChanges(records, outcome.changes), applyChanges(records, other.changes)];
      const [then, back] = [apply(readerOf(afterFirst), second), apply(readerOf(afterSecond), first)];
      if (!then.ok || !back.ok) return;
      pairs++;
      const [one, two] = [plain(applyChanges(afterFirst, then.changes)), plain(applyChanges(afterSecond, back.changes))];
      if (!sameValue(one, two)) expect({ first, second, one }).toEqual({ first, second, one: two });
      expect(rebase(readerOf(afterFirst), second, [{ touches }])).toEqual({ ok: true, operations: [second] });
    });
    expect(pairs).toBeGreaterThan(20);
  });
});

const replaced = (records: Records, text: string): Operation => {
  const was = records.segments.get('s0')!.text;
  return { type: 'replaceAll', find: was, replacement: text, edits: [{ id: 's0', was, spans: [{ start: 0, end: was.length, text }] }] };
};

describe('words and times of one segment, where hardly two times differ', () => {
  const ms = fc.nat(6);
  const text = fc.array(fc.constantFrom('we', 'cross', 'at', 'dawn'), { maxLength: 4 }).map((words) => words.join(' '));
  const words = fc.array(fc.tuple(fc.constantFrom('we', 'cross', 'at', 'dawn'), fc.nat(2), fc.nat(2)), { minLength: 1, maxLength: 4 }).map((drawn) => {
    let at = 0;
    return drawn.map(([word, pause, length]): Word => ({ text: word, startMs: (at += pause), endMs: (at += length) }));
  });
  const start = fc.tuple(words, fc.option(ms), fc.constantFrom('turn', 'chapter'), fc.option(ms)).map(([spoken, startMs, from, endMs]) =>
    crossing({ text: spoken.map((word) => word.text).join(' '), words: spoken, startMs, timeFrom: startMs === null ? 'none' : from as 'turn' | 'chapter', endMs: endMs !== null && endMs > (startMs ?? 0) ? endMs : null }));
  const setText = text.map((text): Operation => ({ type: 'setText', segmentId: 's0', text }));
  const setTime = fc.tuple(fc.option(ms, { nil: undefined }), fc.option(fc.option(ms), { nil: undefined })).map(([startMs, endMs]): Operation => ({ type: 'setTime', segmentId: 's0', ...(startMs !== undefined && { startMs }), ...(endMs !== undefined && { endMs }) }));

  test('commute where they touch different fields', () => {
    let pairs = 0;
    fc.assert(fc.property(start, setText, fc.boolean(), setTime, (records, edit, isReplaced, timed) => {
      const worded = isReplaced && edit.type === 'setText' ? replaced(records, edit.text) : edit;
      const [touches, others] = [worded, timed].map((operation) => touchesOf(readerOf(records), [operation])) as [string[], string[]];
      const both = [[worded, timed], [timed, worded]].map((operations) => applyAll(readerOf(records), operations));
      if (touches.some((touch) => others.includes(touch)) || !both.every((outcome) => outcome.ok)) return;
      pairs++;
      const [one, two] = both.map((outcome) => outcome.ok && plain(applyChanges(records, outcome.changes)));
      expect(one).toEqual(two);
    }), { numRuns: 2_000 });
    expect(pairs).toBeGreaterThan(400);
  });
});
