import { type Block, isBare } from '../blocks/block.ts';
import type { Interpretation } from '../interpret.ts';
import type { Section } from '../parts.ts';
import { onlyBreaks } from './form.ts';
import { type NewKind, gapOf } from './pageForm.ts';

/** Where something new goes between two blocks, and its separators. */
export interface Place {
  at: number;
  before: string;
  after: string;
  /** Among lines of one element, separated by `<br>`: what is inserted here has no tags of its own. */
  bare: boolean;
}

/** Where readers expect a part that the page does not have: references after the introduction, chapters before the transcript, the transcript at the end. */
export function placeOfPart(notes: Interpretation, kind: NewKind): Place {
  const { sections } = notes;
  const after = (kinds: readonly Section['kind'][]): number => sections.findLastIndex((section) => kinds.includes(section.kind)) + 1;
  const head = sections.findIndex((section) => section.kind !== 'boilerplate' && section.kind !== 'title');
  const begun = head < 0 ? sections.length : head;
  const trailing = sections.findLastIndex((section) => section.kind !== 'boilerplate') + 1;
  const spoken = sections.findIndex((section) => section.kind === 'transcript');
  const index = {
    introduction: () => begun,
    references: () => Math.max(begun, after(['introduction'])),
    chapters: () => (spoken >= 0 ? spoken : Math.max(begun, after(['introduction', 'references']))),
    transcript: () => Math.max(begun, trailing),
  }[kind]();
  return placeBefore(notes, sections[index]?.from ?? notes.blocks.length);
}

/** The place before a block and before any list or element that it opens; without a block, the end of the page. */
export function placeBefore(notes: Interpretation, index: number): Place {
  const { source, format, blocks } = notes;
  const [last, next] = [blocks[index - 1], blocks[index]];
  const at = next ? next.lead : endOf(source, last);
  const bare = format === 'html' && [last, next].every((block) => !block || (isBare(block) && joinsAt(source, block, at))) && (last ?? next) !== undefined;
  const gap = bare ? notes.lineBreak + notes.lineBreak : gapOf(notes);
  return { at, bare, before: next || !last ? '' : gap, after: next ? gap : '' };
}

/** The end of the page, but inside an element that contains all of it. */
function endOf(source: string, last: Block | undefined): number {
  const rest = last ? /^(?:\s*<\/[a-zA-Z][^<>]{0,20}>)*\s*$/.exec(source.slice(last.end)) : null;
  return rest ? last!.end + /^(?:\s*<\/(?!div|section|article|main|body|html)[a-zA-Z][^<>]{0,20}>)*/i.exec(rest[0])![0].length : source.trimEnd().length;
}

/** Whether there are only white space and line breaks between a block and an offset. */
function joinsAt(source: string, block: Block, at: number): boolean {
  return block.end <= at ? onlyBreaks(source, block.end, at) : onlyBreaks(source, at, block.start);
}
