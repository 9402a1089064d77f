import { applyAll } from '#core/edit/apply';
import { applyChanges } from '#core/edit/changes';
import type { Failure } from '#core/edit/failure';
import { inParts } from '#core/edit/inParts';
import type { Operation, SingleOperation } from '#core/edit/operation';
import { readerOf, type Records } from '#core/edit/records';
import { stretched, type Anchors } from '#core/edit/segment/stretch';
import type { Id } from '#core/model/id';
import type { Chapter } from '#core/model/chapter';

/** The most segments that one operation may name. */
const MOST = 20_000;

export type Move = { kind: 'shift'; byMs: number } | ({ kind: 'stretch' } & Anchors);

/** What is moved: segments in reading order, and chapters. */
export interface Reach {
  segmentIds: readonly Id[];
  chapters: readonly Chapter[];
}

/** Stretching may not move a chapter to before zero, so one at the very start stays there. */
const moved = (ms: number, move: Move): number => (move.kind === 'shift' ? ms + move.byMs : Math.max(0, stretched(ms, move)));

/** One edit that moves all these times. */
export function retiming({ segmentIds, chapters }: Reach, move: Move): Operation {
  const operations: SingleOperation[] = inParts(segmentIds, MOST).map((ids) => (move.kind === 'shift'
    ? { type: 'shift', segmentIds: ids, byMs: move.byMs }
    : { type: 'stretch', segmentIds: ids, first: move.first, last: move.last, ...(move.between && { between: true }) }));
  operations.push(...chapters.map(({ id, startMs }): SingleOperation => ({ type: 'setChapter', chapterId: id, startMs: moved(startMs, move) })));
  return operations.length === 1 ? operations[0]! : { type: 'batch', operations };
}

/** A line of the preview: the words of a segment or chapter, with its time before and after. */
export interface MovedLine {
  id: Id;
  what: 'segment' | 'chapter';
  words: string;
  fromMs: number;
  toMs: number;
}

export type Preview = { ok: true; lines: MovedLine[]; segments: number; chapters: number } | { ok: false; failure: Pick<Failure, 'message'> };

const EXCERPT = 60;

/**
 * What an edit of times would do, tried on the records: to the first and last segment, to those nearest the anchors, and to the first and last
 * chapter; or why it cannot be done.
 */
export function preview(records: Records, reach: Reach, move: Move): Preview {
  const tooEarly = reach.chapters.find(({ startMs }) => moved(startMs, move) < 0);
  if (tooEarly) return { ok: false, failure: { message: `The chapter “${tooEarly.title}” would move before the start of the episode: move by less, or leave the chapters.` } };
  const outcome = applyAll(readerOf(records), [retiming(reach, move)]);
  if (!outcome.ok) return { ok: false, failure: outcome.failure };
  const after = applyChanges(records, outcome.changes);
  const timed = reach.segmentIds.filter((id) => records.segments.get(id)?.startMs != null);
  const nearest = (ms: number) => timed.toSorted((a, b) => Math.abs(records.segments.get(a)!.startMs! - ms) - Math.abs(records.segments.get(b)!.startMs! - ms))[0];
  const shown = new Set([timed[0], ...(move.kind === 'stretch' ? [nearest(move.first.atMs), nearest(move.last.atMs)] : []), timed.at(-1)].filter((id) => id !== undefined));
  const lines = timed.filter((id) => shown.has(id)).map((id): MovedLine => {
    const segment = records.segments.get(id)!;
    return { id, what: 'segment', words: segment.text.slice(0, EXCERPT), fromMs: segment.startMs!, toMs: after.segments.get(id)!.startMs! };
  });
  const chapters = [...new Set([reach.chapters[0], reach.chapters.at(-1)].filter((chapter) => chapter !== undefined))];
  lines.push(...chapters.map(({ id, title, startMs }): MovedLine => ({ id, what: 'chapter', words: title, fromMs: startMs, toMs: moved(startMs, move) })));
  return { ok: true, lines, segments: timed.length, chapters: reach.chapters.length };
}
