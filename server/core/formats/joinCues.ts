import { estimateWords } from '../edit/estimateWords.ts';
import type { Word } from '../model/segment.ts';
import type { SpokenCue } from './cue.ts';
import type { ReadOptions } from './reading.ts';
import type { TranscriptSegment } from './transcript.ts';

const LONGEST_PAUSE_MS = 2_000;

/** Segments out of cues: neighbours of one speaker are joined; with `keepCues` each stays a segment of its own. */
export function segmentsOf(cues: readonly SpokenCue[], { keepCues = false }: ReadOptions = {}): TranscriptSegment[] {
  const groups: SpokenCue[][] = [];
  for (const cue of cues) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && !keepCues && cue.begins !== true && cue.speaker === last.speaker && cue.startMs - (last.endMs ?? cue.startMs) < LONGEST_PAUSE_MS) group.push(cue);
    else groups.push([cue]);
  }
  return groups.map((group) => ({
    startMs: group[0]!.startMs,
    endMs: group.at(-1)!.endMs,
    speaker: group[0]!.speaker,
    text: group.map(({ text }) => text).join(' '),
    words: wordsOf(group),
  }));
}

function wordsOf(group: readonly SpokenCue[]): Word[] | null {
  if (group.length === 1 && group[0]!.words === null) return null;
  return group.flatMap(({ words, text, startMs, endMs }, index) => words ?? estimateWords(text, startMs, endMs ?? group[index + 1]?.startMs ?? startMs));
}
