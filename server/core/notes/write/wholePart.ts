import type { Patch } from '../../model/patch.ts';
import type { Interpretation } from '../interpret.ts';
import type { Section } from '../parts.ts';
import { isWhole } from '../blocks/whole.ts';
import { back, closedEnd, on } from './form.ts';
import { isBare } from './turnForm.ts';

/** Removes all parts of a kind with their headings and lists; null if their tags reach beyond them. A heading may be in the paragraph before its list. */
export function partRemovals(notes: Interpretation, kind: Section['kind']): Patch[] | null {
  const patches = notes.sections.filter((section) => section.kind === kind).flatMap(({ from, to }) => {
    const whole = stretchRemoval(notes, from, to);
    return whole || to - from < 2 ? [whole] : [stretchRemoval(notes, from, from + 1), stretchRemoval(notes, from + 1, to)];
  });
  return patches.every((patch) => patch !== null) && patches.length > 0 ? patches : null;
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
