import type { Patch, Range } from '../../model/patch.ts';
import { thingsIn } from '../blocks/things.ts';
import { isBare } from '../blocks/block.ts';
import type { Interpretation } from '../interpret.ts';
import type { Section } from '../parts.ts';
import { isWhole } from '../blocks/whole.ts';
import { back, closedEnd, on } from './form.ts';

/**
 * Removes all parts of a kind with their headings and lists; null if their tags reach beyond them, or a picture that is not in a line of a list
 * or a line that is none of the list's would go with them. A heading may be in the paragraph before its list.
 */
export function partRemovals(notes: Interpretation, kind: Section['kind']): Patch[] | null {
  const sections = notes.sections.filter((section) => section.kind === kind);
  if (hasOtherLines(notes, kind, sections)) return null;
  const patches = sections.flatMap(({ from, to }) => {
    const whole = stretchRemoval(notes, from, to);
    return whole || to - from < 2 ? [whole] : [stretchRemoval(notes, from, from + 1), stretchRemoval(notes, from + 1, to)];
  });
  return patches.every((patch) => patch !== null) && patches.length > 0 && !takesThings(notes, kind, sections, patches) ? patches : null;
}

/** Whether a list has lines that were not understood, like a time that is none. */
function hasOtherLines({ chapters, references, blocks }: Interpretation, kind: Section['kind'], sections: readonly Section[]): boolean {
  if (kind !== 'chapters' && kind !== 'references') return false;
  const items = (kind === 'chapters' ? chapters : references).map(({ item }) => item).toSorted((a, b) => a.start - b.start);
  let next = 0;
  return sections.some(({ heading, from, to }) => blocks.slice(from, to).some((block) => {
    while (next < items.length && items[next]!.end <= block.start) next += 1;
    const isItem = next < items.length && items[next]!.start < block.end;
    return !isItem && block !== heading && block.text.trim() !== '';
  }));
}

function takesThings({ source, format, blocks }: Interpretation, kind: Section['kind'], sections: readonly Section[], patches: readonly Patch[]): boolean {
  const count = (stretches: readonly Range[]): number => stretches.reduce((sum, { start, end }) => sum + thingsIn(source.slice(start, end)).length, 0);
  const lines = kind === 'chapters' || kind === 'references' ? sections.flatMap(({ from, to }) => blocks.slice(from, to)) : [];
  return format === 'html' && count(patches) > count(lines);
}

/** Removes consecutive blocks with the list or paragraph that contains nothing else. */
export function stretchRemoval(notes: Interpretation, from: number, to: number): Patch | null {
  const { source, format, blocks } = notes;
  const [first, last] = [blocks[from]!, blocks[to - 1]!];
  const opened = format === 'html' ? /<(?:ul|ol|dl|p)\b[^>]{0,200}>\s*$/i.exec(source.slice(first.lead, first.start)) : null;
  const start = opened ? first.lead + opened.index : first.start;
  const end = format === 'html' ? closedEnd(source, start, last.end) : last.end;
  if (format === 'html' && !isWhole(source.slice(start, end))) return null;
  const bare = format === 'html' && start === first.start && isBare(first);
  const before = back(source, start, bare);
  return from === 0 || before === 0 ? { start, end: on(source, end, bare), text: '' } : { start: before, end, text: '' };
}
