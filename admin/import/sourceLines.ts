import type { ImportPreview } from '#core/model/import';

type Episode = ImportPreview['episodes'][number];

/** One line of the notes as they came, with what it was read as. */
export interface SourceLine {
  number: number;
  text: string;
  kind: string;
  /** Set on the first line of a part. */
  begins: { kind: string; heading: string | null } | null;
  warnings: Episode['warnings'];
}

/**
 * The lines of an episode's notes (LF, CRLF or CR; 1-based), each with its part and the warnings that name it. A warning beyond the last line is
 * shown there, so none is lost.
 */
export function sourceLines({ notes, parts, warnings }: Pick<Episode, 'notes' | 'parts' | 'warnings'>): SourceLine[] {
  if (notes === null || notes === '') return [];
  const texts = notes.split(/\r\n|\r|\n/);
  if (texts.length > 1 && texts.at(-1) === '') texts.pop();
  let at = 0;
  return texts.map((text, index) => {
    const number = index + 1;
    while (at < parts.length - 1 && parts[at]!.endLine < number) at += 1;
    const part = parts[at];
    return {
      number,
      text,
      kind: part?.kind ?? 'other',
      begins: part && part.startLine === number ? { kind: part.kind, heading: part.heading } : null,
      warnings: warnings.filter(({ line }) => line === number || (number === texts.length && line > number) || (number === 1 && line < 1)),
    };
  });
}
