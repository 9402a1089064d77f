import { randomUUID } from 'node:crypto';
import { headingsKept } from '#core/edit/bring/headingsKept';
import { pairChapters } from '#core/edit/bring/pairChapters';
import { pairSegments } from '#core/edit/bring/pairSegments';
import { inOrder, type Records } from '#core/edit/records';
import type { TranscriptChapter, TranscriptSegment } from '#core/formats/transcript';
import type { Segment } from '#core/model/segment';
import { heldReading, type HeldReading } from '#core/upstream/held';
import { mergeEpisode } from '#core/upstream/mergeEpisode';
import { isSettled } from '#core/upstream/settled';
import type { BroughtFile } from '../edit/bring/readBrought.ts';
import { wholeEpisode } from '../edit/bring/wholeEpisode.ts';
import { baseOf, calledHere, type Base, type Taken } from '../linked/base.ts';
import { askingIn } from '../platform/ask.ts';
import type { Transaction } from '../platform/database.ts';
import { comeHome, handedBackOf, handedInFile, takenByHost } from './handedBack.ts';
import { keepConflicts } from './keepConflicts.ts';
import { keepMerges, mergedOf, theirPartsOf } from './keepMerges.ts';

interface Made {
  /** The previous version of the file, from which the records were taken. */
  taken: Taken;
  file: Pick<BroughtFile, 'kind' | 'segments' | 'chapters'>;
  name: string;
  nowMs: number;
}

/**
 * Merges a new version of a linked file into the records that were taken from it and edited since, under the episode's lock: unedited records
 * follow the file, corrections stay. A file's parts have no place in the notes, so no record's place moves.
 */
export async function mergeFile(transaction: Transaction, home: { showId: string; episodeId: string }, { taken, file, name, nowMs }: Made): Promise<void> {
  const ask = askingIn(transaction);
  const records = await wholeEpisode(ask, { id: home.episodeId, showId: home.showId });
  const was = await baseOf(ask, taken);
  const ours = inOrder(records.segments);
  const origins = originsIn(was, records, ours);
  const base = readingOf(was, baseHeadings(was.segments ?? [], ours, origins));
  const now = file.kind === 'transcript' ? { segments: file.segments.map((segment) => calledHere(segment, taken.takenNames)) } : { chapters: file.chapters };
  const theirs = readingOf(now, newHeadings(ours, now.segments ?? []));
  const handed = (await handedBackOf(transaction, [home.episodeId])).get(home.episodeId);
  const over = handed && takenByHost(base, handedInFile(handed, base, file.kind, new Map([...originsIn(was, handed.view, handed.view.segments), ...origins]), laterParts(handed.view, origins)), theirs);
  if (handed && over) await comeHome(transaction, { showId: home.showId, nowMs }, [{ episodeId: home.episodeId, handed, over }]);
  const merge = mergeEpisode({ base: over?.base ?? base, ours: records, origins: new Map([...origins, ...(over?.origins ?? [])]), theirs, stays: { segments: file.kind === 'chapters', chapters: file.kind === 'transcript' }, newId: randomUUID });
  const merged = mergedOf(home.episodeId, records, merge);
  await keepMerges(transaction, home.showId, [merged], `${file.kind === 'transcript' ? 'Transcript' : 'Chapters'} made anew upstream: ${name}`);
  const held = heldReading(theirs);
  const asked = merge.conflicts.map((conflict) => ({ ...conflict, theirParts: theirPartsOf(held, conflict).map((part) => ({ ...part, id: null })) }));
  const kind = file.kind === 'transcript' ? 'segment' : 'chapter';
  await keepConflicts(transaction, { showId: home.showId, nowMs }, [{ episodeId: home.episodeId, conflicts: asked, isSettled: (open) => open.kind === kind && isSettled(open, merged.after, merge.places, held) }]);
}

const segmentId = (index: number): string => `file ${index}`;

/** A file as a reading, with the headings that our records have, since files have none. */
const readingOf = ({ segments = [], chapters = [] }: Base, headings: (string | null)[]): HeldReading => ({
  segments: segments.map(({ startMs, endMs, speaker, text, words }, index) => ({
    id: segmentId(index), line: 0, startMs, endMs, speaker, text, words, heading: headings[index] ?? null,
    timeFrom: startMs === null ? 'none' : 'turn', speakerFrom: speaker === null ? 'none' : 'turn',
  })),
  chapters: chapters.map((chapter, index) => ({ ...chapter, id: segmentId(index), line: 0 })),
  references: [],
});

/** Matches each record to its part of the file, by content and time. */
function originsIn({ segments = [], chapters = [] }: Base, { chapters: marked }: { chapters: Records['chapters'] | readonly TranscriptChapterRecord[] }, ours: readonly Segment[]): Map<string, string> {
  const parts = new Map(chapters.map((chapter, index) => [chapter, segmentId(index)]));
  const records = [...marked.values()];
  return new Map([
    ...pairSegments(segments, ours).flatMap((index, at) => (index === null ? [] : [[ours[at]!.id, segmentId(index)] as const])),
    ...pairChapters(chapters, records).flatMap((chapter, at) => (chapter ? [[records[at]!.id, parts.get(chapter)!] as const] : [])),
  ]);
}

type TranscriptChapterRecord = TranscriptChapter & { id: string };

function baseHeadings(segments: readonly TranscriptSegment[], ours: readonly Segment[], origins: ReadonlyMap<string, string>): (string | null)[] {
  const headings = new Map(ours.map(({ id, heading }) => [origins.get(id), heading]));
  return segments.map((_, index) => headings.get(segmentId(index)) ?? null);
}

function newHeadings(ours: readonly Segment[], segments: readonly TranscriptSegment[]): (string | null)[] {
  const pairs = pairSegments(ours, segments);
  const moved = headingsKept(ours, segments, pairs);
  return pairs.map((index, at) => (index === null ? null : ours[index]!.heading) ?? moved.get(at) ?? null);
}

/** Parts whose records did not exist yet when the episode was handed back. */
function laterParts({ segments, chapters }: { segments: readonly { id: string }[]; chapters: readonly { id: string }[] }, origins: ReadonlyMap<string, string>): Set<string> {
  const then = new Set([...segments, ...chapters].map(({ id }) => id));
  return new Set([...origins].flatMap(([id, origin]) => (then.has(id) ? [] : [origin])));
}
