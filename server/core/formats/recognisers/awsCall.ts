import type { SpokenCue } from '../cue.ts';
import { asArray, asMs, asName, asObject, type JsonObject } from '../json/checked.ts';
import type { JsonFindings } from '../json/findings.ts';
import { endOf, startOf } from '../json/time.ts';
import { cuesOfHeard, heardWords } from './heardWords.ts';
import { speakerLabel } from './speakerLabel.ts';

/** A mark: among the items of a call, it differs from words only in having no time. */
const MARK = /^[.,;:!?…。，、？！]$/u;

/** The cues of a call's transcript (call analytics, Contact Lens): its turns, with the participants' roles as speakers. */
export function cuesOfCall(root: JsonObject, findings: JsonFindings): SpokenCue[] {
  const cues: SpokenCue[] = [];
  asArray(root.Transcript)!.forEach((value, index) => {
    const path = ['Transcript', index];
    const turn = asObject(value);
    const text = asName(turn?.Content)?.replace(/\s\s*/g, ' ') ?? null;
    if (!turn || text === null) return findings.rejected(path, 'A turn without words is left out.');
    const startMs = startOf(turn.BeginOffsetMillis, asMs, cues.at(-1)?.endMs ?? 0, findings, path);
    if (startMs === null) return;
    const speaker = speakerLabel(turn.ParticipantRole ?? turn.ParticipantId);
    const words = heardWords(turn.Items, [...path, 'Items'], ({ Content, BeginOffsetMillis: start, EndOffsetMillis: end, Confidence: confidence }) =>
      ({ text: Content, start, end, confidence, speaker, mark: start === undefined && typeof Content === 'string' && MARK.test(Content) }), asMs, findings);
    if (words.length > 0) for (const cue of cuesOfHeard(words, text, startMs)) cues.push(cue);
    else cues.push({ startMs, endMs: endOf(turn.EndOffsetMillis, asMs, startMs, findings, path), speaker, text, words: null });
  });
  return cues;
}
