import { assert, integer, property } from 'fast-check';
import { apply } from '../edit/apply.ts';
import { seeded } from '../edit/fixtures/anyOperation.ts';
import { speech } from '../edit/fixtures/speech.ts';
import type { SingleOperation } from '../edit/operation.ts';
import { keyBetween } from '../edit/order.ts';
import { inOrder, readerOf } from '../edit/records.ts';
import { comesHome, edited, imported, merged, reading, saidIn, type Kept } from './fixtures/episode.ts';
import type { HeldReading, ReadSegment } from './held.ts';

/** Random choices, the same for the same seed. */
class Chance {
  private readonly next: () => number;
  private marks = 0;

  constructor(seed: number, private readonly sign: string) {
    this.next = seeded(seed);
  }

  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  one<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }

  /** A word or name that only this side has, exactly once. */
  mark(): string {
    return `${this.sign}${this.marks++}`;
  }
}

const NAMES = ['Mara', 'Jon', 'Edda'];

function anyReading(seed: number): HeldReading {
  const chance = new Chance(seed, 'base');
  const words = speech(seed, 200);
  let startMs = 0;
  const segments: ReadSegment[] = [];
  while (segments.length < 3 + (seed % 9)) {
    const text = words.splice(0, 1 + chance.below(14)).join(' ');
    segments.push({ id: '', startMs, timeFrom: 'turn', endMs: null, speaker: chance.one(NAMES), speakerFrom: 'turn', text, heading: chance.below(5) === 0 ? `Part ${segments.length}` : null, line: 1 });
    startMs += 1_000 * (1 + chance.below(40));
  }
  return reading({
    segments,
    chapters: [0, 60_000, 120_000].map((at, index) => ({ id: '', startMs: at, title: `Chapter ${index}`, line: 1 })),
    references: ['tides', 'charts', 'knots'].map((name) => ({ id: '', title: name, url: `https://${name}.example/`, note: null, links: [], line: 1 })),
  });
}

const reworded = (text: string, chance: Chance): string => {
  const words = text.split(' ');
  words.splice(chance.below(words.length), chance.below(2), chance.mark());
  return words.join(' ');
};

/** Edits of ours, each with a mark of its own; returns the marks, which must not be lost. */
function editedHere(base: HeldReading, seed: number, count: number, kinds: readonly number[] = [0, 1, 2, 3, 4, 5, 6, 7], start = imported(base)): { kept: Kept; marks: string[] } {
  const chance = new Chance(seed, 'Ours');
  let kept = start;
  const marks: string[] = [];
  for (let step = 0; step < count; step++) {
    const list = inOrder(kept.records.segments);
    const segment = chance.one(list);
    const next = list[list.indexOf(segment) + 1];
    const operations: SingleOperation[] = [];
    switch (chance.one(kinds)) {
      case 0: operations.push({ type: 'setText', segmentId: segment.id, text: reworded(segment.text, chance) }); break;
      case 1: {
        const name = chance.mark();
        operations.push({ type: 'addSpeaker', speaker: { id: `who-${name}`, name, aliases: [] } }, { type: 'setSpeaker', segmentIds: [segment.id], speakerId: `who-${name}` });
        break;
      }
      case 2: operations.push({ type: 'setTime', segmentId: segment.id, startMs: segment.startMs === null ? 1 : segment.startMs + 2_000 }); break;
      case 3: if (segment.text.includes(' ')) operations.push({ type: 'split', segmentId: segment.id, at: segment.text.indexOf(' '), newId: `new${seed}-${step}`, order: keyBetween(segment.order, next?.order ?? null), startMs: null }); break;
      case 4: if (next) operations.push({ type: 'merge', segmentId: next.id, intoId: segment.id }); break;
      case 5: if (list.length > 2) operations.push({ type: 'deleteSegment', segmentId: segment.id }); break;
      case 6: operations.push({ type: 'insertSegment', segment: { ...segment, id: `new${seed}-${step}`, order: keyBetween(segment.order, next?.order ?? null), text: `${chance.mark()} says this`, startMs: null, timeFrom: 'none', heading: null } }); break;
      default: operations.push({ type: 'setChapter', chapterId: 'xc1', title: chance.mark() }, { type: 'setReference', referenceId: 'xr1', note: chance.mark() });
    }
    for (const operation of operations) if (apply(readerOf(kept.records), operation).ok) kept = edited(kept, operation);
  }
  marks.push(...(JSON.stringify(saidIn(kept)).match(/Ours\d+/g) ?? []));
  return { kept, marks: [...new Set(marks)] };
}

/** Upstream's edits of a reading: words, speakers, cuts, times, turns added and removed. */
function editedThere(base: HeldReading, seed: number, count: number, kinds: readonly number[] = [0, 1, 2, 3, 4, 5, 6, 7, 8]): HeldReading {
  const chance = new Chance(seed, 'Theirs');
  const segments = base.segments.map((segment) => ({ ...segment }));
  const chapters = base.chapters.map((chapter) => ({ ...chapter }));
  const references = base.references.map((reference) => ({ ...reference }));
  for (let step = 0; step < count; step++) {
    const at = chance.below(segments.length);
    const segment = segments[at]!;
    switch (chance.one(kinds)) {
      case 0: segment.text = reworded(segment.text, chance); break;
      case 1: segment.speaker = chance.mark(); break;
      case 2: for (const each of segments.slice(at)) each.startMs! += 3_000; break;
      case 3: {
        const words = segment.text.split(' ');
        if (words.length > 2) segments.splice(at, 1, { ...segment, text: words.slice(0, 2).join(' ') }, { ...segment, startMs: segment.startMs! + 1_000, text: words.slice(2).join(' '), heading: null });
        break;
      }
      case 4: if (segments[at + 1] && segments.length > 2) segments.splice(at, 2, { ...segment, text: `${segment.text} ${segments[at + 1]!.text}` }); break;
      case 5: if (segments.length > 2) segments.splice(at, 1); break;
      case 6: segments.splice(at, 0, { ...segment, text: `${chance.mark()} is what they say`, heading: null }); break;
      case 7: chapters[1]!.title = chance.mark(); references[1]!.note = chance.mark(); break;
      default: references.reverse(); chapters.splice(0, 1);
    }
    if (chapters.length < 2) break;
  }
  return reading({ segments, chapters, references });
}

const RUNS = { numRuns: 120 };
const seed = integer({ min: 1, max: 1_000_000 });
const edits = integer({ min: 0, max: 6 });

/** The content of a reading, in the form that `saidIn` gives for records. */
const saidBy = (theirs: HeldReading) => saidIn(imported(theirs));

test('what upstream did not change gives nothing to do', () => {
  assert(property(seed, edits, (number, count) => {
    const base = anyReading(number);
    const { kept } = editedHere(base, number + 1, count);
    const { operations, conflicts } = merged(base, kept, base);
    expect({ operations, conflicts }).toEqual({ operations: [], conflicts: [] });
  }), RUNS);
});

test('what we did not change becomes what upstream says', () => {
  assert(property(seed, edits, (number, count) => {
    const base = anyReading(number);
    const theirs = editedThere(base, number + 2, count);
    const merge = merged(base, imported(base), theirs);
    expect(saidIn(merge)).toEqual(saidBy(theirs));
    expect(merge.conflicts).toEqual([]);
    expect([...merge.places.values()].filter((place) => place === null)).toEqual([]);
    expect(new Set(merge.origins.values()).size).toBe(theirs.segments.length + theirs.chapters.length + theirs.references.length);
  }), RUNS);
});

const read = <Said extends object>(said: Said) => ({ ...said, id: '', line: 1 });

/** What a host has after taking everything over. */
function readAgain(kept: Kept): HeldReading {
  const { segments, chapters, references } = saidIn(kept);
  return reading({ segments: segments.map(read), chapters: chapters.map(read), references: references.map(read) });
}

test('what was handed back and comes home is no conflict with what was edited since, and that stays as it is', () => {
  assert(property(seed, edits, edits, (number, first, since) => {
    const base = anyReading(number);
    const { kept: handed } = editedHere(base, number + 1, first);
    const { kept: here } = editedHere(base, number + 3, since, undefined, handed);
    const merge = comesHome(base, handed, here, readAgain(handed));
    expect(merge.conflicts).toEqual([]);
    expect(saidIn(merge)).toEqual(saidIn(here));
    expect(merge.notTaken).toEqual([]);
  }), RUNS);
});

test('what upstream took over from us is no conflict, and nothing is to do', () => {
  assert(property(seed, edits, (number, count) => {
    const base = anyReading(number);
    const { kept } = editedHere(base, number + 1, count);
    const merge = merged(base, kept, readAgain(kept));
    expect(merge.conflicts).toEqual([]);
    expect(saidIn(merge)).toEqual(saidIn(kept));
    expect([...merge.places.values()].filter((place) => place === null)).toEqual([]);
  }), RUNS);
});

test('nothing of ours or of theirs is lost without being asked about, and what was merged stays merged', () => {
  assert(property(seed, edits, edits, (number, here, there) => {
    const base = anyReading(number);
    const { kept, marks } = editedHere(base, number + 1, here);
    const theirs = editedThere(base, number + 2, there);
    const merge = merged(base, kept, theirs);
    const known = JSON.stringify([saidIn(merge), merge.conflicts]);
    const theirMarks = JSON.stringify(theirs).match(/Theirs\d+/g) ?? [];
    expect([...marks, ...theirMarks].filter((mark) => !new RegExp(`${mark}(?!\\d)`).test(known))).toEqual([]);
    const again = merged(theirs, merge, theirs);
    expect({ operations: again.operations, conflicts: again.conflicts }).toEqual({ operations: [], conflicts: [] });
    expect(new Set(merge.origins.values()).size).toBe(merge.origins.size);
  }), RUNS);
});

test('labels that were corrected here survive new words, cuts and times upstream, without a question', () => {
  assert(property(seed, edits, edits, (number, here, there) => {
    const base = anyReading(number);
    const { kept, marks } = editedHere(base, number + 1, here, [1]);
    const merge = merged(base, kept, editedThere(base, number + 2, there, [0, 2, 3]));
    expect(merge.conflicts).toEqual([]);
    const speakers = new Set(saidIn(merge).segments.map(({ speaker }) => speaker));
    expect(marks.filter((mark) => !speakers.has(mark))).toEqual([]);
  }), RUNS);
});

test('operations are taken back exactly', () => {
  assert(property(seed, (number) => {
    const base = anyReading(number);
    const { kept } = editedHere(base, number + 1, 4);
    const { operations, records } = merged(base, kept, editedThere(base, number + 2, 4));
    const inverses = [];
    let now = kept;
    for (const operation of operations) {
      const outcome = apply(readerOf(now.records), operation);
      if (!outcome.ok) throw new Error(outcome.failure.message);
      inverses.unshift(outcome.inverse);
      now = edited(now, operation);
    }
    expect(saidIn({ records })).toEqual(saidIn(now));
    expect(saidIn(edited(now, ...inverses))).toEqual(saidIn(kept));
  }), { numRuns: 100 });
});
