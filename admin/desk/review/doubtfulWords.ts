import { findingKey } from '#core/check/sameFinding';
import type { Finding } from '#core/model/finding';
import type { Records } from '../store/records';
import { DOUBTFUL } from './kinds';

/** A word that may have been misheard: its place in the text and in the recording. */
export interface DoubtfulWord extends Finding {
  word: { text: string; startMs: number; endMs: number; confidence: number };
}

/** Words whose confidence is below the threshold, lowest first. Words that somebody typed have no confidence. */
export function doubtfulWords({ segments }: Pick<Records, 'segments'>, threshold: number): DoubtfulWord[] {
  const found: DoubtfulWord[] = [];
  for (const { id, words } of segments.values()) {
    for (const { text, startMs, endMs, confidence } of words ?? []) {
      if (confidence === undefined || confidence >= threshold) continue;
      found.push({ code: DOUBTFUL, severity: 'info', startMs, line: null, recordId: id, message: text, fix: null, fixes: [], about: `${text} ${startMs}`, word: { text, startMs, endMs, confidence } });
    }
  }
  return found.sort((a, b) => a.word.confidence - b.word.confidence || a.startMs! - b.startMs! || (findingKey(a) < findingKey(b) ? -1 : 1));
}

export const isDoubtful = (finding: Finding): finding is DoubtfulWord => finding.code === DOUBTFUL;
