import { type Block, type BlockLink, isSpace } from './block.ts';
import { pieces } from './entities.ts';
import { bareLinks } from './links.ts';

/** Collects the words of one block of HTML as they come by, each with its place. */
export class BlockBuilder {
  /** Units, not a string: a string that grows would be copied at each look at its last character. */
  private readonly units: string[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly links: BlockLink[] = [];
  private innerEnd: number;
  private start: number | null;
  private innerStart: number | null;

  /** @param opened the block's own opening tag; null for words that stand in no block of their own */
  constructor(
    readonly kind: Block['kind'],
    private lead: number,
    opened: { start: number; end: number } | null,
  ) {
    this.start = opened?.start ?? null;
    this.innerStart = opened?.end ?? null;
    this.innerEnd = opened?.end ?? lead;
  }

  get length(): number {
    return this.units.length;
  }

  /** Words between two tags; white space is collapsed as a browser does. */
  words(source: string, from: number, to: number): void {
    for (const piece of pieces(source, from, to)) {
      const itself = piece.end - piece.start === piece.text.length;
      for (let index = 0; index < piece.text.length; index += 1) {
        const char = piece.text[index]!;
        const [start, end] = itself ? [piece.start + index, piece.start + index + 1] : [piece.start, piece.end];
        if (isCollapsible(char)) this.space(start, end);
        else this.push(char, start, end);
      }
    }
  }

  private space(start: number, end: number): void {
    const last = this.units.at(-1);
    if (last === undefined || last === '\n') return;
    if (last !== ' ') this.push(' ', start, end);
    else if (this.ends[this.ends.length - 1] === start) this.ends[this.ends.length - 1] = end;
  }

  private push(char: string, start: number, end: number): void {
    this.open(start);
    this.units.push(char);
    this.starts.push(start);
    this.ends.push(end);
    this.innerEnd = end;
  }

  /** A line break: `<br>`, or a paragraph's end inside a list item. More than two in a row are two. */
  lineBreak(start: number, end: number): void {
    const last = this.units.at(-1);
    if (last === undefined || (last === '\n' && this.units.at(-2) === '\n')) return;
    if (last === ' ') this.replaceLast('\n', start, end);
    else this.push('\n', start, end);
  }

  private replaceLast(char: string, start: number, end: number): void {
    this.units[this.units.length - 1] = char;
    this.starts[this.starts.length - 1] = start;
    this.ends[this.ends.length - 1] = end;
    this.innerEnd = end;
  }

  /** Something of the block's that is no words: an inline tag. */
  tag(start: number, end: number): void {
    this.open(start);
    this.innerEnd = end;
  }

  private open(at: number): void {
    this.start ??= at;
    this.innerStart ??= at;
  }

  /** The paragraph inside a list item, before its first word: what comes between is the item's form. */
  enter(end: number): void {
    if (this.length > 0) return;
    this.innerStart = end;
    this.innerEnd = end;
  }

  link(link: BlockLink): void {
    this.links.push(link);
  }

  /** @param closed where the block's own end tag stands; null when it has none */
  finish(closed: { start: number; end: number } | null, leadEnd: number, lineOf: (offset: number) => number): Block | null {
    const text = this.units.join('');
    let length = text.length;
    while (length > 0 && isSpace(text[length - 1])) length -= 1;
    if (length === 0 || this.start === null || this.innerStart === null) return null;
    let from = 0;
    while (isSpace(text[from])) from += 1;
    const kept = text.slice(from, length);
    const starts = new Int32Array(length - from);
    const ends = new Int32Array(length - from);
    // Int32Array.from takes several times as long.
    for (let index = from; index < length; index += 1) {
      starts[index - from] = this.starts[index]!;
      ends[index - from] = this.ends[index]!;
    }
    const anchors = this.links.map((link) => ({ ...link, start: Math.max(0, link.start - from), end: Math.min(kept.length, link.end - from) }))
      .filter((link) => link.end > link.start);
    const bare = bareLinks(kept, starts, ends).filter((url) => !anchors.some((link) => url.start < link.end && link.start < url.end));
    return {
      kind: this.kind, text: kept, starts, ends, base: 0, start: this.start, lead: Math.min(this.lead, this.start),
      end: closed?.end ?? this.innerEnd,
      inner: { start: this.innerStart, end: Math.max(this.innerStart, this.innerEnd) },
      line: lineOf(this.start), apart: false, leadEnd: Math.max(0, Math.min(leadEnd - from, kept.length)),
      links: [...anchors, ...bare].sort((a, b) => a.start - b.start),
    };
  }
}

const isCollapsible = (char: string): boolean => char === ' ' || char === '\n' || char === '\t' || char === '\r' || char === '\f';
