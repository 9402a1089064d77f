import type { BringMode, FileKind } from '../../model/episodeImport.ts';
import type { Id } from '../../model/id.ts';
import type { Operation } from '../operation.ts';
import type { Records } from '../records.ts';
import { inBatches } from './batches.ts';
import { mergeChapters, replaceChapters } from './chapters.ts';
import type { Fitted } from './fit.ts';
import { mergeTranscript } from './mergeTranscript.ts';
import { replaceTranscript } from './replaceTranscript.ts';

interface BringOptions {
  mode: BringMode;
  kind: FileKind;
  /** Makes the ids of new records. */
  newId: () => Id;
}

/** What to take from a file that may hold both: what is wanted, else the transcript if there is one. */
export const kindOf = ({ segments, chapters }: Pick<Fitted, 'segments' | 'chapters'>, wanted?: FileKind): FileKind =>
  wanted ?? (segments.length === 0 && chapters.length > 0 ? 'chapters' : 'transcript');

/**
 * The operations that bring a transcript or chapter file onto an episode; none if the file says nothing new. They are ordinary
 * operations that apply to these records without failing, so the edit has an inverse, a history and conflicts like any other. See the
 * README.
 *
 * @param records the whole episode, with all speakers of its show
 * @param file what the file says, as adjusted by `fit`
 * @returns one operation, or as few batches as hold them all
 */
export function bring(records: Records, file: Pick<Fitted, 'segments' | 'chapters'>, { mode, kind, newId }: BringOptions): Operation[] {
  const { segments, chapters } = file;
  if (kind === 'transcript') return inBatches((mode === 'replace' ? replaceTranscript : mergeTranscript)(records, segments, newId));
  const ours = [...records.chapters.values()].sort((a, b) => a.startMs - b.startMs);
  return inBatches((mode === 'replace' ? replaceChapters : mergeChapters)(ours, chapters, newId));
}
