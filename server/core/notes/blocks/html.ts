import type { Warning } from '../reading.ts';
import { BlockBuilder, Places } from './builder.ts';
import type { Block } from './block.ts';
import { lineFinder } from '../../model/place.ts';
import { readTags, UNREAD, type Tag, type TagReader } from './tags.ts';

/** Elements that begin and end a block. */
export const BLOCKS = new Set(('address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form '
  + 'h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul').split(' '));
/** Elements whose end tag is optional, or that have none: they do not count for depth. */
const UNCOUNTED = new Set('p li dt dd td th tr tbody thead tfoot br hr img input link meta area base col embed source track wbr param'.split(' '));
const MAX_DEPTH = 500;

/**
 * The blocks of HTML, from its stream of tags. No tree is built: a block ends where another begins, which is all that notes need, costs the
 * same at any depth, and cannot be derailed by tags that are never closed.
 */
export function htmlBlocks(source: string): { blocks: Block[]; warnings: Warning[] } {
  const reader = new HtmlReader(source);
  readTags(source, reader);
  reader.finish();
  return { blocks: reader.blocks, warnings: reader.warnings };
}

class HtmlReader implements TagReader {
  readonly blocks: Block[] = [];
  readonly warnings: Warning[] = [];
  private readonly lineOf: (offset: number) => number;
  private readonly places: Places;
  private builder: BlockBuilder | null = null;
  private position = 0;
  /** Where the next block's part would begin: at the first opening tag after the last block. */
  private lead: number | null = null;
  private unread: string | null = null;
  private depth = 0;
  private emphasis = 0;
  private leadEnd = 0;
  private anchor: { from: number; url: string; urlAt: { start: number; end: number }; start: number } | null = null;

  constructor(private readonly source: string) {
    this.lineOf = lineFinder(source);
    this.places = new Places(source);
  }

  startTag(tag: Tag): void {
    const { name, start, end } = tag;
    this.words(start, end);
    if (!tag.selfClosing) this.goDeeper(name, start);
    if (UNREAD.has(name)) this.unread = name;
    this.lead ??= start;
    if (name === 'br') this.builder?.lineBreak(start, end);
    else if (BLOCKS.has(name)) this.openBlock(name, start, end);
    else this.openInline(tag);
  }

  endTag({ name, start, end }: Tag): void {
    if (this.unread !== null) {
      this.position = end;
      if (name !== this.unread) return;
      this.unread = null;
      this.depth -= 1;
      this.builder?.wordless(end);
      return;
    }
    this.words(start, end);
    if (!UNCOUNTED.has(name)) this.depth = Math.max(0, this.depth - 1);
    if (BLOCKS.has(name)) this.closeBlock(name, start, end);
    else this.closeInline(name, start, end);
  }

  gap(start: number, end: number): void {
    this.words(start, end);
    this.builder?.wordless(end);
  }

  finish(): void {
    this.words(this.source.length, this.source.length);
    this.flush(null);
  }

  /** The text since the last tag, up to the tag at `start`. */
  private words(start: number, end: number): void {
    const from = this.position;
    this.position = end;
    if (this.unread !== null || start <= from) return;
    if (!this.builder) {
      let at = from;
      while (at < start && this.source[at]!.trim() === '') at += 1;
      if (at === start) return;
      this.builder = new BlockBuilder('paragraph', this.lead ?? at, null, this.places);
      this.builder.words(this.source, at, start);
    } else this.builder.words(this.source, from, start);
  }

  private openBlock(name: string, start: number, end: number): void {
    const inItem = this.builder?.kind === 'item' && name !== 'li' && name !== 'ul' && name !== 'ol';
    if (inItem && this.builder) {
      if (this.builder.length > 0) this.builder.lineBreak(start, end);
      else this.builder.enter(end);
      return;
    }
    this.flush(null);
    const kind = name === 'li' ? 'item' : /^h[1-6]$/.test(name) ? 'heading' : 'paragraph';
    if (kind !== 'paragraph' || name === 'p') this.builder = new BlockBuilder(kind, this.lead ?? start, { start, end }, this.places);
    this.lead ??= start;
  }

  private closeBlock(name: string, start: number, end: number): void {
    if (this.builder?.kind === 'item' && name !== 'li' && name !== 'ul' && name !== 'ol') return;
    const own = this.builder?.kind === 'item' ? name === 'li' : this.builder?.kind === 'heading' ? name[0] === 'h' : name === 'p';
    this.flush(own ? { start, end } : null);
  }

  private openInline({ name, start, end, href }: Tag): void {
    if (this.unread !== null) return;
    const builder = (this.builder ??= new BlockBuilder('paragraph', this.lead ?? start, null, this.places));
    if (name === 'strong' || name === 'b') {
      this.emphasis += 1;
      if (builder.length === 0) this.leadEnd = -1;
    }
    builder.tag(start, end);
    if (href) this.anchor = { from: builder.length, url: href.value.trim(), urlAt: valueOf(this.source, href.start, href.end), start };
  }

  private closeInline(name: string, start: number, end: number): void {
    if (!this.builder) return;
    if (name === 'strong' || name === 'b') {
      this.emphasis = Math.max(0, this.emphasis - 1);
      if (this.leadEnd === -1 && this.emphasis === 0) this.leadEnd = this.builder.length;
    }
    if (name === 'a') this.endAnchor(end);
    this.builder.tag(start, end);
  }

  private endAnchor(end: number): void {
    const { anchor, builder } = this;
    this.anchor = null;
    if (!anchor || !builder || builder.length <= anchor.from) return;
    builder.link({ start: anchor.from, end: builder.length, url: anchor.url, urlAt: anchor.urlAt, at: { start: anchor.start, end } });
  }

  private flush(closed: { start: number; end: number } | null): void {
    const { builder } = this;
    if (!builder) return;
    this.endAnchor(closed?.start ?? this.position);
    const block = builder.finish(closed, this.leadEnd === -1 ? builder.length : this.leadEnd, this.lineOf);
    this.builder = null;
    this.emphasis = 0;
    this.leadEnd = 0;
    if (!block) return;
    this.blocks.push(block);
    this.lead = null;
  }

  private goDeeper(name: string, start: number): void {
    if (UNCOUNTED.has(name)) return;
    this.depth += 1;
    if (this.depth !== MAX_DEPTH + 1 || this.warnings.length > 0) return;
    this.warnings.push({ code: 'too-deep', line: this.lineOf(start), message: `elements are nested more than ${MAX_DEPTH} deep here: end tags are probably missing` });
  }
}

/** The range of the value in `name="value"`, without its quotes. */
function valueOf(source: string, start: number, end: number): { start: number; end: number } {
  const equals = source.indexOf('=', start);
  if (equals < 0 || equals >= end) return { start: end, end };
  let from = equals + 1;
  while (from < end && source[from]!.trim() === '') from += 1;
  const quote = source[from];
  return quote === '"' || quote === "'" ? { start: from + 1, end: source[end - 1] === quote ? end - 1 : end } : { start: from, end };
}
