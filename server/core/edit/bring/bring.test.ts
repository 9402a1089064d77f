import * as fc from 'fast-check';
import type { TranscriptChapter, TranscriptSegment } from '../../formats/transcript.ts';
import type { BringMode } from '../../model/episodeImport.ts';
import type { Segment } from '../../model/segment.ts';
import { applyAll } from '../apply.ts';
import { tokensOf } from '../align.ts';
import { applyChanges } from '../changes.ts';
import { Operation } from '../operation.ts';
import { inOrder, readerOf, type Records } from '../records.ts';
import { kindOf } from './bring.ts';
import { differenceOf } from './difference.ts';
import { brought, episode } from './fixtures/tide.ts';

const word = fc.constantFrom('harbour', 'lantern', 'we', 'the', 'tide', 'rope,', 'and', 'slowly.', 'Slowly', '—', 'élan', '🛶', 'yes');
const text = fc.array(word, { minLength: 1, maxLength: 7 }).map((words) => words.join(' '));
const time = fc.oneof(fc.integer({ min: 0, max: 90 }).map((seconds) => seconds * 1_000), fc.nat(90_000));
const name = fc.constantFrom(null, 'Mara', 'jon', 'Jonny', 'Ilse', ' ilse ');

const words = (of: string) => fc.option(fc.tuple(fc.nat(90_000), fc.boolean()).map(([from, estimated]) =>
  tokensOf(of).map((token, index) => ({ text: token.text, startMs: from + index * 200, endMs: from + index * 200 + 150, ...(estimated && { estimated: true as const }) }))), { nil: null });

const fileSegment: fc.Arbitrary<TranscriptSegment> = text.chain((said) => fc.record({
  startMs: fc.option(time, { nil: null, freq: 8 }), endMs: fc.option(time, { nil: null }), speaker: name, text: fc.constant(said), words: words(said),
}));
const ourSegment: fc.Arbitrary<Partial<Segment>> = fc.oneof({ weight: 9, arbitrary: text }, fc.constant('')).chain((said) => fc.record({
  startMs: fc.option(time, { nil: null, freq: 4 }), timeFrom: fc.constantFrom('turn' as const, 'chapter' as const), endMs: fc.option(time, { nil: null }),
  speakerId: fc.constantFrom('mara', 'jon', null), text: fc.constant(said), heading: fc.option(fc.constant('On the wall'), { nil: null, freq: 3 }), words: words(said),
})).map((segment) => ({ ...segment, endMs: segment.startMs !== null && segment.endMs !== null && segment.endMs <= segment.startMs ? null : segment.endMs }));
const address = fc.constantFrom(null, 'https://a.test/', 'https://b.test/');
const chapter: fc.Arbitrary<TranscriptChapter> = fc.record({ startMs: time, title: fc.oneof(text, fc.constant('')), url: address, imageUrl: address });

const records = fc.tuple(fc.array(ourSegment, { maxLength: 14 }), fc.array(chapter, { maxLength: 6 })).map(([segments, chapters]) => episode(segments, chapters));
const file = fc.record({ segments: fc.array(fileSegment, { maxLength: 14 }), chapters: fc.array(chapter, { maxLength: 6 }) });
const modes: BringMode[] = ['replace', 'merge'];

/** A file with the episode's own transcript, heard and divided slightly differently. */
const related = records.chain((before) => fc.tuple(fc.constant(before), fc.infiniteStream(fc.nat(9)), file).map(([, draws, other]) => {
  const next = () => draws.next().value!;
  const segments = inOrder(before.segments).flatMap((segment, index): TranscriptSegment[] => {
    const heard = segment.text.split(' ').map((each) => (next() === 0 ? 'lantern' : each)).join(' ');
    const own = { startMs: segment.startMs === null ? null : segment.startMs + next() * 50, endMs: null, speaker: segment.speakerId === 'mara' ? 'Mara' : null, text: heard, words: null };
    return next() === 0 ? [] : next() === 1 && other.segments[index] ? [own, other.segments[index]] : [own];
  });
  return { before, file: { segments, chapters: other.chapters } };
}));
const unrelated = fc.tuple(records, file).map(([before, given]) => ({ before, file: given }));
const either = fc.oneof(related, unrelated);

const comparable = ({ segments, chapters, speakers }: Records) => [inOrder(segments), [...chapters.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), [...speakers.values()]];
const folded = (said: string) => said.replaceAll(/\s+/gu, ' ').trim();
const wordsSaid = (segments: readonly { text: string }[]) => segments.flatMap(({ text: said }) => tokensOf(said).map((token) => token.text));

const plain = (speaker: string | null) => (speaker === null ? null : speaker.trim().toLowerCase().replace('jonny', 'jon'));
const marks = (list: Iterable<{ startMs: number; title: string }>) => [...list].map(({ startMs, title }) => `${startMs} ${title}`).sort();

describe.each(modes)('%s of any file onto any episode', (mode) => {
  test.each(['transcript', 'chapters'] as const)('of a %s is a list of valid operations that apply, and whose inverse gives the start again', (kind) => {
    fc.assert(fc.property(either, ({ before, file: given }) => {
      const { operations, after, inverse } = brought(before, given, mode, kind);
      for (const operation of [...operations, ...inverse]) expect(Operation.safeParse(operation).success).toBe(true);
      const back = applyAll(readerOf(after), inverse);
      expect(back.ok && comparable(applyChanges(after, back.changes))).toEqual(comparable(before));
    }), { numRuns: 150 });
  });

  test('touches only what it is of', () => {
    fc.assert(fc.property(either, ({ before, file: given }) => {
      expect(brought(before, given, mode, 'transcript').after.chapters).toBe(before.chapters);
      expect(brought(before, given, mode, 'chapters').after.segments).toBe(before.segments);
    }), { numRuns: 50 });
  });

  test('says in its difference whether it does something, and how many rows it shows', () => {
    fc.assert(fc.property(either, ({ before, file: given }) => {
      const { operations, after } = brought(before, given, mode);
      const difference = differenceOf(before, after);
      expect(difference.none).toBe(operations.length === 0);
      expect(difference.rows).toHaveLength(difference.rowsTotal);
      expect(difference.segments.before - difference.segments.removed + difference.segments.added).toBe(difference.segments.after);
      expect(difference.words.before - difference.words.removed + difference.words.added).toBe(difference.words.after);
    }), { numRuns: 200 });
  });
});

describe('replacing', () => {
  test('gives the words, speakers and times of the file', () => {
    fc.assert(fc.property(either, ({ before, file: { segments } }) => {
      const { segments: after, after: { speakers } } = brought(before, { segments }, 'replace');
      expect(after.map(({ text: said }) => folded(said))).toEqual(segments.filter(({ text: said }) => said.trim() !== '').map(({ text: said }) => folded(said)));
      const there = segments.filter(({ text: said }) => said.trim() !== '');
      if (there.some(({ speaker }) => speaker !== null)) expect(after.map(({ speakerId }) => plain(speakerId && speakers.get(speakerId)!.name))).toEqual(there.map(({ speaker }) => plain(speaker)));
      if (there.some(({ startMs }) => startMs !== null)) expect(after.map(({ startMs }) => startMs)).toEqual(there.map(({ startMs }) => startMs));
      for (const [index, { words: measured }] of there.entries()) if (measured?.some(({ estimated }) => !estimated)) expect(after[index]!.words).toEqual(measured);
    }), { numRuns: 200 });
  });

  test.each(['transcript', 'chapters'] as const)('a %s a second time does nothing', (kind) => {
    fc.assert(fc.property(either, ({ before, file: given }) => {
      expect(brought(brought(before, given, 'replace', kind).after, given, 'replace', kind).operations).toEqual([]);
    }), { numRuns: 200 });
  });

  test('gives the chapters of the file', () => {
    fc.assert(fc.property(records, file, (before, { chapters }) => {
      expect(marks(brought(before, { chapters }, 'replace', 'chapters').after.chapters.values())).toEqual(marks(chapters));
    }), { numRuns: 150 });
  });

  test('keeps the record of every segment of a file that was only renamed and shifted', () => {
    fc.assert(fc.property(records, fc.nat(5_000), (before, byMs) => {
      const there = inOrder(before.segments).filter(({ text: said }) => said !== '');
      const segments = there.map(({ startMs, text: said }) => ({ startMs: startMs === null ? null : startMs + byMs, endMs: null, speaker: 'Ilse', text: said, words: null }));
      expect(brought(before, { segments }, 'replace').segments.map(({ id }) => id)).toEqual(there.map(({ id }) => id));
    }), { numRuns: 200 });
  });
});

describe('merging', () => {
  test('changes none of our words, speakers or headings, and takes nothing away', () => {
    fc.assert(fc.property(either, ({ before, file: given }) => {
      const { after } = brought(before, given, 'merge');
      for (const [id, segment] of before.segments) {
        expect(after.segments.get(id)).toMatchObject({ text: segment.text, heading: segment.heading, order: segment.order, ...(segment.speakerId !== null && { speakerId: segment.speakerId }) });
      }
    }), { numRuns: 200 });
  });

  test('takes no time away and makes none coarser', () => {
    fc.assert(fc.property(either, ({ before, file: given }) => {
      const { after } = brought(before, given, 'merge');
      for (const [id, { startMs, endMs, timeFrom }] of before.segments) {
        for (const [ours, now] of [[startMs, after.segments.get(id)!.startMs], [endMs, after.segments.get(id)!.endMs]] as const) {
          if (ours !== null) expect(now).not.toBeNull();
          if (ours !== null && ours % 1_000 !== 0 && timeFrom !== 'chapter') expect(now).toBe(ours);
        }
      }
    }), { numRuns: 150 });
  });

  test('into nothing is replacing', () => {
    fc.assert(fc.property(file, (given) => {
      const said = (mode: BringMode) => brought(episode([]), given, mode).segments.map(({ text: each, startMs, endMs, words: timed }) => ({ each, startMs, endMs, timed }));
      expect(said('merge')).toEqual(said('replace'));
      expect(wordsSaid(brought(episode([]), given, 'merge').segments)).toEqual(wordsSaid(given.segments));
    }), { numRuns: 100 });
  });
});

test('a file that holds both is a transcript unless the other is wanted', () => {
  const chapters = [{ startMs: 0, title: 'Arrival', url: null, imageUrl: null }];
  const segments = [{ startMs: 0, endMs: null, speaker: null, text: 'The tide is out.' }];
  expect([kindOf({ segments, chapters }), kindOf({ segments: [], chapters }), kindOf({ segments: [], chapters: [] }), kindOf({ segments, chapters }, 'chapters')]).toEqual(['transcript', 'chapters', 'transcript', 'chapters']);
});
