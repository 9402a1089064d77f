import type { SingleOperation } from '../edit/operation.ts';
import type { Records } from '../edit/records.ts';
import { conflictOf, fewWords, type MergeConflict } from './conflict.ts';
import { mergeText } from './mergeText.ts';
import { type Merged, threeWay } from './threeWay.ts';

/**
 * Merges the introduction of a new version into ours. If nobody wrote one here, it is what the source says and follows that without an edit.
 * One that upstream now has too is no longer a correction.
 *
 * @param source what the previous version said, which is what a missing one of ours stands for; undefined if the source has no notes
 * @param base the same, or what both sides know of it
 */
export function mergeIntroduction({ notes }: Pick<Records, 'notes'>, { base, theirs, source = base }: { base: string | undefined; theirs: string | undefined; source?: string | undefined }): { operations: SingleOperation[]; conflicts: MergeConflict[] } {
  const [own] = notes.values();
  if (!own || base === undefined || source === undefined || theirs === undefined) return { operations: [], conflicts: [] };
  const ours = own.introduction ?? source;
  const { value, conflict } = lineByLine(base, ours, theirs);
  const introduction = value === theirs ? null : value;
  return {
    operations: introduction === own.introduction ? [] : [{ type: 'setIntroduction', episodeId: own.id, introduction }],
    conflicts: conflict ? [conflictOf({ kind: 'introduction', field: 'introduction', place: { startMs: null, words: fewWords(ours) }, recordIds: [own.id], after: null, parts: [], base, ours, theirs })] : [],
  };
}

/** Merges word by word if all three have the same number of lines, so that lines stay apart; else as a whole. */
function lineByLine(base: string, ours: string, theirs: string): Merged<string> {
  const [b, o, t] = [base.split('\n'), ours.split('\n'), theirs.split('\n')];
  if (o.length !== b.length || t.length !== b.length) return threeWay(base, ours, theirs);
  const lines = b.map((line, index) => mergeText(line, o[index]!, t[index]!));
  return lines.some(({ conflict }) => conflict) ? threeWay(base, ours, theirs) : { value: lines.map(({ value }) => value).join('\n'), conflict: false };
}
