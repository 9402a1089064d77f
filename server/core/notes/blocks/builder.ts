import { type Block, type BlockLink, isSpace } from './block.ts';
import { pieces } from './entities.ts';
import { bareLinks } from './links.ts';

/** Text without white space to collapse: only single spaces between words. */
const AS_WRITTEN = /[^ \t\n\r\f]+(?: [^ \t\n\r\f]+)*/g;

/** Where each code unit of a page's text came from, block after block: one pair of arrays for all, since most blocks are only a few words. */
export class Places {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** How much of the arrays the finished blocks use. */
  taken = 0;

  /** Text is never longer than its source. */
  constructor({ length }: string) {
    this.starts = new Int32Array(length);
    this.ends = new Int32Array(length);
  }
}

/** Collects the text of one block of HTML piece by piece, with the place of each character. */
export class BlockBuilder {
  /**
   * Pieces rather than one string, which would be copied at each look at its last character. A space or line break is a piece of its own, because it may still
   * be replaced.
   */
  private readonly pieces: string[] = [];
  private count = 0;
  /** Index of the next code unit's place. */
  private at: number;
  private last: string | undefined;
  private lastButOne: string | undefined;
  private readonly links: BlockLink[] = [];
  private innerEnd: number;
  /** The end of the latest content without words: white space, a player, a comment. */
  private wordlessEnd = 0;
  private start: number | null;
  private innerStart: number | null;

  /** @param opened the block's own opening tag; null for text outside any block element */
  constructor(
    readonly kind: Block['kind'],
    private lead: number,
    opened: { start: number; end: number } | null,
    private readonly places: Places,
  ) {
    this.at = places.taken;
    this.start = opened?.start ?? null;
    this.innerStart = opened?.end ?? null;
    this.innerEnd = opened?.end ?? lead;
  }

  get length(): number {
    return this.count;
  }

  /** Text between two tags; white space is collapsed as in a browser. */
  words(source: string, from: number, to: number): void {
    for (const { text, start, end } of pieces(source, from, to)) {
      if (end - start === text.length) this.plain(text, start);
      else for (const unit of text.split('')) this.unit(unit, start, end);
    }
  }

  private unit(unit: string, start: number, end: number): void {
    if (isCollapsible(unit)) this.space(start, end);
    else this.push(unit, start, end);
  }

  private plain(text: string, at: number): void {
    let done = 0;
    AS_WRITTEN.lastIndex = 0;
    for (let run = AS_WRITTEN.exec(text); run; run = AS_WRITTEN.exec(text)) {
      for (; done < run.index; done += 1) this.space(at + done, at + done + 1);
      this.run(run[0], at + done);
      done += run[0].length;
    }
    for (; done < text.length; done += 1) this.space(at + done, at + done + 1);
  }

  private space(start: number, end: number): void {
    const { last, places, at } = this;
    if (last === undefined || last === '\n') return;
    this.wordlessEnd = end;
    if (last !== ' ') {
      this.place(start, end);
      this.add(' ');
    } else if (places.ends[at - 1] === start) places.ends[at - 1] = end;
  }

  private push(unit: string, start: number, end: number): void {
    this.open(start);
    this.place(start, end);
    this.add(unit);
    this.innerEnd = end;
  }

  /** Characters that are in the source as they are. */
  private run(text: string, from: number): void {
    this.open(from);
    for (let start = from; start < from + text.length; start += 1) this.place(start, start + 1);
    this.add(text);
    this.innerEnd = from + text.length;
  }

  private place(start: number, end: number): void {
    const { starts, ends } = this.places;
    starts[this.at] = start;
    ends[this.at] = end;
    this.at += 1;
  }

  private add(text: string): void {
    this.pieces.push(text);
    this.count += text.length;
    this.lastButOne = text.length > 1 ? text[text.length - 2] : this.last;
    this.last = text[text.length - 1];
  }

  /** A line break: `<br>`, or the end of a paragraph inside a list item. More than two in a row count as two. */
  lineBreak(start: number, end: number): void {
    const { last, places, at } = this;
    if (last === undefined || (last === '\n' && this.lastButOne === '\n')) return;
    if (last !== ' ') return this.push('\n', start, end);
    this.pieces[this.pieces.length - 1] = this.last = '\n';
    places.starts[at - 1] = start;
    places.ends[at - 1] = end;
    this.innerEnd = end;
  }

  /** Something in the block that is not text: an inline tag. */
  tag(start: number, end: number): void {
    this.open(start);
    this.innerEnd = end;
  }

  /** A player or comment. It belongs to the block if that has an end tag, and is then not part of the form that other blocks take from it. */
  wordless(end: number): void {
    this.wordlessEnd = end;
  }

  private open(at: number): void {
    this.start ??= at;
    this.innerStart ??= at;
  }

  /** The paragraph inside a list item, before its first word: what is in between is the item's form. */
  enter(end: number): void {
    if (this.length > 0) return;
    this.innerStart = end;
    this.innerEnd = end;
  }

  link(link: BlockLink): void {
    this.links.push(link);
  }

  /** @param closed the block's own end tag; null if it has none */
  finish(closed: { start: number; end: number } | null, leadEnd: number, lineOf: (offset: number) => number): Block | null {
    const text = this.pieces.join('');
    let length = text.length;
    while (length > 0 && isSpace(text[length - 1])) length -= 1;
    if (length === 0 || this.start === null || this.innerStart === null) return null;
    let from = 0;
    while (isSpace(text[from])) from += 1;
    const kept = text.slice(from, length);
    const { starts, ends, taken } = this.places;
    const base = taken + from;
    this.places.taken = taken + length;
    const anchors = this.links.map((link) => ({ ...link, start: Math.max(0, link.start - from), end: Math.min(kept.length, link.end - from) }))
      .filter((link) => link.end > link.start);
    const bare = bareLinks(kept, starts, ends, base).filter((url) => !anchors.some((link) => url.start < link.end && link.start < url.end));
    return {
      kind: this.kind, text: kept, starts, ends, base, start: this.start, lead: Math.min(this.lead, this.start),
      end: closed?.end ?? this.innerEnd,
      inner: { start: this.innerStart, end: Math.max(this.innerStart, this.innerEnd, closed ? this.wordlessEnd : 0) },
      line: lineOf(this.start), apart: false, leadEnd: Math.max(0, Math.min(leadEnd - from, kept.length)),
      links: [...anchors, ...bare].sort((a, b) => a.start - b.start),
    };
  }
}

const isCollapsible = (char: string): boolean => char === ' ' || char === '\n' || char === '\t' || char === '\r' || char === '\f';
