import { isSound, maybeName, speakersAmong, type LabelUse } from '../speakersAmong.ts';
import type { Piece, TextPiece } from './cueText.ts';

/** `Mara Quill: `, optionally after the marks of a new speaker, `- ` and `>> `. */
const LABEL = /^\s*(>>+\s*|[-–]\s+)?([^:\n]{1,60}):(?=\s|$)/;
/** How much of a line is examined for a label. */
const LONGEST = 100;

const isText = (piece: Piece): piece is TextPiece => piece.kind === 'text' && !piece.isRuby;

/** The label that a line begins with, and where the words begin; or null. */
function labelOf(line: string): { label: string; marked: boolean; end: number } | null {
  const match = LABEL.exec(line.slice(0, LONGEST));
  const label = match?.[2]!.trim();
  return match && label !== undefined && maybeName({ name: label, bracketed: false }) ? { label, marked: match[1]?.startsWith('>') ?? false, end: match[0].length } : null;
}

/**
 * The labels before cues that name speakers (`Mara Quill: words`, as Zoom writes them). Any sentence may begin with a word and a colon,
 * so the whole file decides, by {@link speakersAmong}; a label on only one cue is never a name.
 */
export function speakerLabels(cues: readonly (readonly Piece[])[]): ReadonlySet<string> {
  const uses: LabelUse[] = [];
  let spoken = 0;
  let firstSpoken = -1;
  for (const pieces of cues) {
    const text = pieces.find(isText)?.text.trimStart() ?? '';
    if (text === '') continue;
    if (firstSpoken < 0 && !(/^[[(♪]/.test(text) && (text.startsWith('♪') || isSound(text.slice(0, LONGEST))))) firstSpoken = spoken;
    text.split('\n').forEach((line, at) => {
      const found = labelOf(line);
      if (found) uses.push({ name: found.label, bracketed: false, alone: line.length === found.end, sure: false, marked: found.marked, caption: at === 0 ? spoken : null });
    });
    spoken += 1;
  }
  const names = speakersAmong(uses, spoken, firstSpoken);
  return uses.filter(({ name, caption }) => caption !== null && names.has(name)).length > 1 ? names : new Set();
}

/** The pieces of a cue with labels turned into voices, each for the lines up to the next one. */
export function withLabelsRead(pieces: readonly Piece[], labels: ReadonlySet<string>): Piece[] {
  let voice: string | null = null;
  let beginsLine = true;
  return pieces.flatMap((piece): Piece[] => {
    if (!isText(piece)) return [piece];
    const parts: TextPiece[] = [];
    let lines: string[] = [];
    const close = () => {
      if (lines.length > 0) parts.push({ ...piece, text: lines.join('\n'), voice });
      lines = [];
    };
    piece.text.split('\n').forEach((line, at) => {
      const found = at > 0 || beginsLine ? labelOf(line) : null;
      const isName = found !== null && labels.has(found.label);
      if (isName) close();
      if (isName) voice = found.label;
      lines.push(isName ? line.slice(found.end) : line);
    });
    close();
    beginsLine = piece.text.endsWith('\n');
    return parts;
  });
}
