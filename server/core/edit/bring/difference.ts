import type { Difference, DifferenceRow } from '../../model/episodeImport.ts';
import type { Segment } from '../../model/segment.ts';
import { excerpts } from '../../text/excerpts.ts';
import { matchEqual, wordsIn } from '../align.ts';
import { inOrder, type Records } from '../records.ts';
import { sameValue } from '../sameValue.ts';
import { chapterRows } from './chapterRows.ts';
import { summarise } from './summarise.ts';

/** The most rows a preview shows; it also gives their total. */
export const MOST_ROWS = 200;

/** How much text a row has room for. */
const ROOM = { around: 80, whole: 400, most: 400 };

type What = DifferenceRow['what'][number];
interface Changed {
  before: Segment | null;
  after: Segment | null;
  what: What[];
}

/** The difference between an episode's records before and after an edit: in numbers, in words and row by row. */
export function differenceOf(before: Records, after: Records): Difference {
  const changed = changedSegments(inOrder(before.segments), inOrder(after.segments));
  const chapters = chapterRows(before.chapters, after.chapters);
  const counted = (what: What): number => changed.filter((each) => each.what.includes(what)).length;
  const rows = [...changed.slice(0, MOST_ROWS).map((each) => segmentRow(each, before, after)), ...chapters.rows].slice(0, MOST_ROWS);
  const difference = {
    segments: {
      before: before.segments.size, after: after.segments.size,
      added: changed.filter((each) => each.before === null).length, removed: changed.filter((each) => each.after === null).length,
      reworded: counted('words'), relabelled: counted('speaker'), retimed: changed.filter(({ what }) => what.includes('start') || what.includes('end')).length, wordTimed: counted('wordTimes'),
    },
    words: wordCounts(before, after),
    speakersAdded: [...after.speakers.values()].filter(({ id }) => !before.speakers.has(id)).map(({ name }) => name),
    chapters: chapters.counts,
    rows,
    rowsTotal: changed.length + chapters.rows.length,
  };
  return { none: difference.rowsTotal === 0 && difference.speakersAdded.length === 0, summary: summarise(difference), ...difference };
}

/** Segments that are added, removed or changed, in reading order; a removed one is listed where it was. */
function changedSegments(before: readonly Segment[], after: readonly Segment[]): Changed[] {
  const changed: Changed[] = [];
  const staying = new Set(after.map(({ id }) => id));
  let next = 0;
  const goneUpTo = (id: string | null) => {
    for (; next < before.length && before[next]!.id !== id; next++) if (!staying.has(before[next]!.id)) changed.push({ before: before[next]!, after: null, what: [] });
  };
  const there = new Map(before.map((segment) => [segment.id, segment]));
  for (const segment of after) {
    const old = there.get(segment.id);
    if (!old) {
      changed.push({ before: null, after: segment, what: [] });
      continue;
    }
    goneUpTo(segment.id);
    next += 1;
    const what = whatDiffers(old, segment);
    if (what.length > 0) changed.push({ before: old, after: segment, what });
  }
  goneUpTo(null);
  return changed;
}

const whatDiffers = (old: Segment, segment: Segment): What[] => [
  ...(old.text === segment.text ? [] : ['words' as const]),
  ...(old.speakerId === segment.speakerId ? [] : ['speaker' as const]),
  ...(old.startMs === segment.startMs ? [] : ['start' as const]),
  ...(old.endMs === segment.endMs ? [] : ['end' as const]),
  ...(sameValue(old.words, segment.words) ? [] : ['wordTimes' as const]),
];

const side = (segment: Segment | null, { speakers }: Records, text: string): DifferenceRow['before'] =>
  segment && { startMs: segment.startMs, endMs: segment.endMs, speaker: segment.speakerId === null ? null : (speakers.get(segment.speakerId)?.name ?? null), text, url: null };

function segmentRow({ before, after, what }: Changed, from: Records, to: Records): DifferenceRow {
  const [old, now] = excerpts(before?.text ?? '', after?.text ?? '', ROOM);
  return { of: 'segment', kind: before === null ? 'added' : after === null ? 'removed' : 'changed', what, recordId: before?.id ?? null, before: side(before, from, old), after: side(after, to, now) };
}

const wordsOf = ({ segments }: Records): string[] => inOrder(segments).flatMap(({ text }) => wordsIn(text));

/** Words added to and removed from the episode as a whole: a word that moves to another segment counts as neither. */
function wordCounts(before: Records, after: Records): Difference['words'] {
  const old = wordsOf(before);
  const now = before.segments === after.segments ? old : wordsOf(after);
  const same = now === old ? old.length : matchEqual(old, now).length;
  return { before: old.length, after: now.length, added: now.length - same, removed: old.length - same };
}
