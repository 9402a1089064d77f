import { type Block, wholeOf, isBare } from '../blocks/block.ts';
import type { Interpretation } from '../interpret.ts';
import type { Section } from '../parts.ts';
import { cloned, clonedPlain } from './clone.ts';
import { isWhole } from '../blocks/whole.ts';
import { fill, separator } from './form.ts';
import { heldLine, heldParagraphs } from './held.ts';
import { halvesOf } from './paragraphTags.ts';
import { encoded, replace } from './splice.ts';
import { type NewTurn, type TurnForm, type WrittenTurn, TurnForms } from './turnForm.ts';
import type { TimeForm } from './times.ts';

/** How a list is written; `item` takes an item's content and its number, from 0. */
export interface ListForm {
  open: string;
  close: string;
  between: string;
  item: (content: string, number: number) => string;
}

/** A part that can be added to a page. */
export type NewKind = 'introduction' | 'references' | 'chapters' | 'transcript';
type Headed = Exclude<NewKind, 'introduction'>;
const NAMES: Record<Headed, string> = { references: 'References', chapters: 'Chapters', transcript: 'Transcript' };

/**
 * How a page is written: what a heading, a paragraph, a list and a turn look like on it, for parts that it does not have yet. What
 * the page does not show has our form: in HTML `<h3>`, `<p>`, `<ul><li><p>` and `<p><strong>Name (00:05)</strong></p>`, each on its
 * own line; in plain text `* ` before items and blank lines between parts. On a page without headings, a list is introduced by
 * `References:`.
 */
export class PageForm {
  /** The text between two paragraphs or parts. */
  readonly gap: string;
  /** Parts are lines of one paragraph, which may be the whole page. */
  private readonly lines: boolean;

  /** @param bare for a place among lines of one element: without tags of its own, separated by `<br>` */
  constructor(readonly notes: Interpretation, private readonly bare: boolean) {
    this.lines = bare || (notes.format === 'html' && !notes.blocks.some((block) => isListed(notes, block)) && ['references', 'chapters'].some((kind) => contentOf(notes, kind)?.every(isBare)));
    this.gap = bare ? notes.lineBreak + notes.lineBreak : gapOf(notes);
  }

  /**
   * A part with its heading.
   *
   * @param lines whether its body consists of lines of one paragraph
   */
  part(kind: Headed, body: string, lines = this.lines): string {
    const { notes } = this;
    const under = (lines ? null : shownUnder(notes, kind)) ?? (lines || notes.format === 'text' ? notes.lineBreak : this.gap);
    const text = this.heading(kind, lines) + under + body;
    return lines && !this.bare && notes.format === 'html' ? `<p>${text}</p>` : text;
  }

  paragraph(text: string): string {
    const { notes } = this;
    if (this.bare || notes.format === 'text') return encoded(notes, text);
    const [open, close] = this.paragraphTags();
    return open + encoded(notes, text) + close;
  }

  list(kind: 'references' | 'chapters' | null): ListForm {
    const { notes } = this;
    if (this.bare || (this.lines && kind !== null)) return { open: '', close: '', between: notes.lineBreak, item: (content) => content };
    return notes.format === 'text' ? textList(notes, kind) : htmlList(notes, kind, this.gap);
  }

  /** @param times the form of times if no turn of the page shows one */
  turns(times: TimeForm): TurnForm {
    const shown = new TurnForms(this.notes).near(0);
    if (shown && !shown.parted && (shown.bare || !this.bare)) return shown;
    const { notes, lines, gap } = this;
    const doubled = notes.lineBreak + notes.lineBreak;
    const inTags = notes.format === 'html' && !lines;
    const [open, close] = inTags ? this.paragraphTags() : ['', ''];
    const below = inTags ? gap : notes.lineBreak;
    const header = ({ speaker, startMs }: NewTurn): WrittenTurn | null => {
      if (startMs === null) return null;
      const { text: clock, heldMs } = times.write(0, startMs);
      const words = encoded(notes, speaker === null ? `(${clock})` : `${heldLine(speaker)} (${clock})`);
      return { text: inTags ? `${open}<strong>${words}</strong>${close}` : words, heldMs, heldEndMs: null };
    };
    return {
      inline: false, nameless: false, timed: true, parted: false, bare: notes.format === 'html' && lines, below,
      between: inTags ? gap : lines || gap.includes(doubled) ? doubled : notes.lineBreak,
      header,
      turn: (turn) => {
        const written = header(turn);
        if (!written) return null;
        const { text, ...held } = written;
        const words = heldParagraphs(turn.text, notes.format).map((paragraph) => open + encoded(notes, paragraph) + close);
        return { ...held, text: words.length === 0 ? text : text + below + words.join(notes.format === 'html' && lines ? doubled : below) };
      },
    };
  }

  private heading(kind: Headed, lines: boolean): string {
    const { notes } = this;
    const { source, format } = notes;
    const own = sectionOf(notes, kind)?.heading;
    if (lines) return encoded(notes, own?.text ?? `${NAMES[kind]}:`);
    if (own && format === 'text') return source.slice(own.start, own.end);
    if (own && !isBare(own) && isWhole(source.slice(own.start, own.end))) return cloned(source.slice(own.start, own.end));
    const model = headingModel(notes);
    if (!model && notes.blocks.length > 0) return this.paragraph(`${NAMES[kind]}:`);
    if (!model) return format === 'html' ? `<h3>${NAMES[kind]}</h3>` : NAMES[kind];
    const text = NAMES[kind] + (model.text.endsWith(':') ? ':' : '');
    const inPlace = model.links.length === 0 ? fill(source, model.start, model.end, replace(notes, wholeOf(model), text)) : null;
    return cloned(inPlace ?? source.slice(model.start, model.inner.start) + encoded(notes, text) + source.slice(model.inner.end, model.end));
  }

  /** The tags of a paragraph of text, usually one of the introduction: never those of a host's standing words, nor how one paragraph was made to look. */
  private paragraphTags(): [string, string] {
    const { source, blocks, introduction, sections } = this.notes;
    const standing = new Set(sections.filter(({ kind }) => kind === 'boilerplate').flatMap(({ from, to }) => blocks.slice(from, to)));
    const isParagraph = (block: Block): boolean => block.kind === 'paragraph' && block.start < block.inner.start && /^<p\b/i.test(source.slice(block.start, block.start + 3)) && !standing.has(block);
    const model = introduction.map(({ span }) => span.block).find(isParagraph) ?? blocks.find(isParagraph);
    return model ? [clonedPlain(source.slice(model.start, model.inner.start)), source.slice(model.inner.end, model.end)] : ['<p>', '</p>'];
  }
}

/** The tags of a list and its items, from a list of the same kind if there is one, else any. */
function htmlList(notes: Interpretation, kind: 'references' | 'chapters' | null, gap: string): ListForm {
  const { source } = notes;
  const first = modelItems(notes, kind).find((block) => isListed(notes, block));
  const tags = first && isWhole(source.slice(first.start, first.inner.start) + source.slice(first.inner.end, first.end)) ? halvesOf(source, first, first.inner.start) : null;
  if (!first || !tags) {
    const line = gap.includes('\n') ? '\n' : '';
    return { open: `<ul>${line}`, close: `${line}</ul>`, between: line, item: (content) => `<li><p>${content}</p></li>` };
  }
  const at = notes.blocks.indexOf(first);
  const opener = /<(ul|ol)\b[^>]{0,200}>\s*$/i.exec(source.slice(first.lead, first.start));
  let last = at;
  while (notes.blocks[last + 1]?.kind === 'item' && notes.blocks[last + 1]!.lead === notes.blocks[last + 1]!.start) last += 1;
  const end = notes.blocks[last]!.end;
  const name = opener?.[1] ?? 'ul';
  const close = new RegExp(`^\\s{0,40}</${name}\\s{0,9}>`, 'i').exec(source.slice(end, end + 60))?.[0] ?? `</${name}>`;
  const space = /\s*$/.exec(opener?.[0] ?? '')![0];
  return { open: cloned(opener?.[0] ?? '<ul>'), close, between: last > at ? separator(notes, first, notes.blocks[at + 1]) : space, item: (content) => tags.open + content + tags.close };
}

function textList(notes: Interpretation, kind: 'references' | 'chapters' | null): ListForm {
  const items = modelItems(notes, kind);
  const first = items.find((block) => block.start < block.inner.start) ?? (kind && contentOf(notes, kind)?.[0]);
  const mark = first ? notes.source.slice(first.start, first.inner.start) : '* ';
  const at = first ? notes.blocks.indexOf(first) : -1;
  const between = first && notes.blocks[at + 1]?.kind === first.kind ? separator(notes, first, notes.blocks[at + 1]) : notes.lineBreak;
  return { open: '', close: '', between: between.includes('\n') ? between : notes.lineBreak, item: (content, number) => mark.replace(/^\d+/, String(number + 1)) + content };
}

/** Items to take the form from: of the same kind of list, of the other kind, of any. */
function modelItems(notes: Interpretation, kind: 'references' | 'chapters' | null): Block[] {
  const lists = [kind, kind === 'references' ? 'chapters' : 'references'].flatMap((of) => (of ? contentOf(notes, of) ?? [] : []));
  return [...lists, ...notes.blocks].filter((block) => block.kind === 'item');
}

const isListed = ({ source }: Interpretation, { kind, start }: Block): boolean => kind === 'item' && /^<li\b/i.test(source.slice(start, start + 4));

const sectionOf = ({ sections }: Interpretation, kind: string): Section | undefined => sections.find((section) => section.kind === kind);

/** The content of a part below its heading. */
function contentOf(notes: Interpretation, kind: string): Block[] | null {
  const section = sectionOf(notes, kind);
  return section ? notes.blocks.slice(section.from, section.to).filter((block) => block !== section.heading) : null;
}

/** The text between a heading and what follows it, preferably in a part of this kind. */
function shownUnder(notes: Interpretation, kind: Headed): string | null {
  for (const shown of [kind, 'references', 'chapters', 'transcript']) {
    const [heading, first] = [sectionOf(notes, shown)?.heading, contentOf(notes, shown)?.[0]];
    const space = heading && first ? notes.source.slice(heading.end, first.lead) : null;
    if (space !== null && space.length <= 40 && space.trim() === '') return space;
  }
  return null;
}

/** A heading to take the form from: one marked as such, except for the page's title; else one that is emphasised, or, in plain text, a line. */
function headingModel(notes: Interpretation): Block | null {
  const { source, format, blocks, sections } = notes;
  const ofParts = sections.flatMap(({ kind, heading }) => (heading && ['references', 'chapters', 'transcript'].includes(kind) ? [heading] : []));
  const marked = [...ofParts, ...blocks].find((block) => block.kind === 'heading' && !isBare(block) && !/^<h1\b/i.test(source.slice(block.start, block.start + 4)) && block !== blocks[0]);
  return marked ?? ofParts.find((block) => format === 'text' || (!isBare(block) && block.leadEnd === block.text.length)) ?? null;
}

/** The text between two parts of a page, else between two of its paragraphs. */
export function gapOf(notes: Interpretation): string {
  const { source, format, blocks, sections, lineBreak } = notes;
  const space = (index: number): string | null => {
    const [before, after] = [blocks[index - 1], blocks[index]];
    const between = before && after ? source.slice(before.end, after.start) : null;
    return between !== null && between.length <= 40 && between.trim() === '' && (format === 'html' || between.includes('\n')) ? between : null;
  };
  if (format === 'text') {
    const shown = (indexes: Iterable<number>): string[] => Array.from(indexes, space).filter((gap) => gap !== null);
    const between = shown(blocks.keys());
    // a turn has only a line break between its header and its words, even if that is the first pair
    return shown(sections.map(({ from }) => from))[0] ?? between.find((gap) => gap.split('\n').length > 2) ?? between[0] ?? lineBreak + lineBreak;
  }
  for (const index of blocks.keys()) {
    const found = space(index);
    if (found !== null && !isBare(blocks[index]!) && !isBare(blocks[index - 1]!)) return found;
  }
  return blocks.length === 0 || source.includes('\n') ? '\n' : '';
}
