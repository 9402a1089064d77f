import type { SpokenCue } from '../cue.ts';
import type { CaptionRoom } from '../captionCuts.ts';
import type { KeptCue, VttFrame } from '../transcript.ts';
import { parseCueText, plainText } from './cueText.ts';
import { partsOf, type Part } from './spoken.ts';
import type { VttCue, VttFile } from './vttFile.ts';

/** What one voice says in a cue, with the rest of the cue. */
export interface KeptSpokenCue extends SpokenCue {
  kept?: KeptCue;
}

/** No markup besides one plain voice tag. */
const ONLY_A_VOICE = /^(?:<v [^<>]*>)?[^<]*(?:<\/v>)?$/;

/** What a cue holds besides times, voice and words, for one voice's part of it; markup is kept if a single voice says everything. */
export function keptCue(cue: VttCue, { speaker }: SpokenCue, part: number, parts: number): KeptCue | undefined {
  const id = part === 0 ? cue.id : '';
  const isPlain = parts > 1 || (speaker === null ? !cue.text.includes('<') : ONLY_A_VOICE.test(cue.text));
  if (id === '' && cue.settings === '' && isPlain) return undefined;
  return { id, settings: cue.settings, ...(!isPlain && { markup: cue.text }) };
}

/** What the file holds besides its cues, positioned among the segments made from them. */
export function frameOf({ header, blocks }: VttFile, spoken: readonly SpokenCue[]): VttFrame {
  const inFile = spoken.toSorted((a, b) => a.startMs - b.startMs).map(({ line }, segment) => ({ line: line!, segment })).sort((a, b) => a.line - b.line);
  let at = 0;
  return {
    header,
    blocks: blocks.map(({ kind, text, line }) => {
      while (at < inFile.length && inFile[at]!.line < line) at += 1;
      return { kind, text, before: inFile[at]?.segment ?? spoken.length };
    }),
  };
}

/** The markup of a cue, if it still agrees with the segment and fits; null if the segment was edited since, or the markup could end the cue. */
export function markupStill(markup: string, startMs: number, endMs: number, said: Pick<Part, 'text' | 'words'> & { speaker: string | null }, room: CaptionRoom): string | null {
  if (/-->|[\r\0]/.test(markup) || markup.split('\n').some((line) => line.trim() === '')) return null;
  const parsed = parseCueText(markup);
  const lines = plainText(parsed).split('\n');
  if (lines.length > room.maxLines || lines.some((line) => line.length > room.width)) return null;
  const [only, ...others] = partsOf(parsed.pieces, startMs, endMs).parts;
  if (!only || others.length > 0 || only.voice !== said.speaker || only.text !== said.text) return null;
  return said.words === null || JSON.stringify(only.words) === JSON.stringify(said.words) ? markup : null;
}
