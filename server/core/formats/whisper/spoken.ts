import { timedText, type TimedRun } from '../timedText.ts';
import type { SpokenCue } from '../cue.ts';

/** A run of words with its speaker; null if the file does not say. */
export interface VoicedRun extends TimedRun {
  speaker: string | null;
}

/**
 * The cues of a segment with word times: one, or several if the speaker changes between words. Runs without a speaker (words without
 * times, marks) belong to the speaker before them.
 *
 * @param runs make up the text of the segment
 * @param speaker of the segment
 */
export function voicedCues(runs: readonly VoicedRun[], startMs: number, endMs: number | null, speaker: string | null): SpokenCue[] {
  const groups = groupsOf(runs, speaker);
  let before = startMs;
  return groups.flatMap(({ speaker: voice, runs: said }, index) => {
    const from = index === 0 ? startMs : (said.find((run) => run.startMs !== null)?.startMs ?? before);
    const to = index === groups.length - 1 ? endMs : lastEnd(said, from);
    before = to ?? from;
    const { text, words } = timedText(said, from, to === null ? null : Math.max(from, to));
    return text === '' ? [] : [{ startMs: from, endMs: to === null ? null : Math.max(from, to), speaker: voice, text, words }];
  });
}

function groupsOf(runs: readonly VoicedRun[], speaker: string | null): { speaker: string | null; runs: readonly VoicedRun[] }[] {
  if (runs.every((run) => run.speaker === null || run.speaker === speaker)) return [{ speaker, runs }];
  const groups = [{ speaker: speaker ?? runs.find((run) => run.speaker !== null)?.speaker ?? null, runs: [] as VoicedRun[] }];
  let atWord = true;
  for (const run of runs) {
    const group = groups.at(-1)!;
    const voice = run.speaker ?? group.speaker;
    if (voice === group.speaker || (!atWord && !/^\s/u.test(run.text))) group.runs.push(run);
    else if (group.runs.every(({ text }) => text.trim() === '')) Object.assign(group, { speaker: voice, runs: [...group.runs, run] });
    else groups.push({ speaker: voice, runs: [run] });
    atWord = /\s$/u.test(run.text);
  }
  return groups;
}

function lastEnd(runs: readonly VoicedRun[], from: number): number {
  const last = runs.findLast(({ startMs }) => startMs !== null);
  return last ? (last.endMs ?? last.startMs!) : from;
}
