import { Token, Tokenizer } from 'parse5';
import { BLOCKS } from '../../notes/blocks/html.ts';
import { UNREAD } from '../../notes/blocks/tags.ts';
import { oneLine } from '../oneLine.ts';

/** A piece of a page in reading order: a speaker, a time, a heading, words, or the place where the transcript ends. */
export interface Item {
  kind: 'cite' | 'time' | 'heading' | 'words' | 'end';
  /** White space is collapsed; a line break stays as `\n`, and two of them separate paragraphs. */
  text: string;
  /** In the source, from 1. */
  line: number;
  /** The `datetime` attribute of a time. */
  datetime?: string;
}

interface Page {
  items: Item[];
  title: string | null;
  language: string | null;
}

/** Parts of a page that are not its own text. */
const ASIDE = new Set(['nav', 'footer']);

/**
 * The words of a page and what its tags say about a transcript, from its stream of tags (HTML Standard § 13.2.5, by parse5): no tree is
 * built, so depth costs nothing. Scripts, styles and comments are skipped. A `<cite>` or `<time>` in the middle of a sentence belongs to the
 * sentence.
 */
export function pageItems(source: string): Page {
  const reader = new PageReader();
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: true }, {
    onStartTag: (tag) => {
      const mode = UNREAD.get(tag.tagName);
      if (mode !== undefined) tokenizer.state = mode;
      reader.open(tag);
    },
    onEndTag: ({ tagName }) => reader.close(tagName),
    onCharacter: ({ chars, location }) => reader.words(chars, location!.startLine),
    onWhitespaceCharacter: ({ chars, location }) => reader.words(chars, location!.startLine),
    onEof: () => reader.flush(),
    onComment: () => undefined, onDoctype: () => undefined, onNullCharacter: () => undefined,
  });
  tokenizer.write(source, true);
  return { items: reader.items, title: reader.title, language: reader.language };
}

class PageReader {
  readonly items: Item[] = [];
  title: string | null = null;
  language: string | null = null;
  private chunks: string[] = [];
  private said = false;
  private line = 1;
  private kind: Item['kind'] = 'words';
  private datetime: string | undefined;
  private unread: string | null = null;

  open({ tagName, attrs, location }: Token.TagToken): void {
    const attribute = (name: string): string | undefined => attrs.find((each) => each.name === name)?.value;
    if (tagName === 'title') this.flush();
    if (UNREAD.has(tagName)) this.unread = tagName;
    if (tagName === 'html') this.language = attribute('lang')?.trim() || null;
    if (tagName === 'br') this.chunks.push('\n');
    else if (ASIDE.has(tagName)) {
      this.flush();
      this.items.push({ kind: 'end', text: '', line: location!.startLine });
    } else if ((tagName === 'cite' || tagName === 'time') && (!this.said || this.kind === 'cite' || this.kind === 'time') && this.kind !== 'heading') {
      this.flush();
      this.kind = tagName;
      this.datetime = attribute('datetime');
      this.line = location!.startLine;
    } else if (BLOCKS.has(tagName)) {
      this.flush();
      if (/^h[1-6]$/.test(tagName)) this.kind = 'heading';
    }
  }

  close(tagName: string): void {
    if (tagName === this.unread) {
      if (tagName === 'title') this.endTitle();
      this.unread = null;
    }
    if (tagName === this.kind || BLOCKS.has(tagName)) this.flush();
  }

  words(text: string, line: number): void {
    if (this.unread !== null && this.unread !== 'title') return;
    if (!this.said && this.kind !== 'cite' && this.kind !== 'time') this.line = line;
    this.said ||= text.trim() !== '';
    this.chunks.push(text.replace(/[ \t\n\r\f][ \t\n\r\f]*/g, ' '));
  }

  private endTitle(): void {
    this.title ??= oneLine(this.chunks.join('')) || null;
    this.chunks = [];
    this.said = false;
  }

  flush(): void {
    const { kind, datetime, line } = this;
    const text = this.chunks.join('').replace(/ +/g, ' ').split('\n').map((part) => part.trim()).join('\n').trim();
    this.chunks = [];
    this.said = false;
    this.kind = 'words';
    this.datetime = undefined;
    if (text !== '' || kind === 'cite' || (kind === 'time' && datetime !== undefined)) this.items.push({ kind, text, line, ...(datetime === undefined ? {} : { datetime }) });
  }
}
