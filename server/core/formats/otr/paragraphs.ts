import { Tokenizer, type Token } from 'parse5';
import { BLOCKS } from '../../notes/blocks/html.ts';
import { UNREAD } from '../../notes/blocks/tags.ts';
import { secondsToMs } from '../json/checked.ts';
import { oneLine } from '../oneLine.ts';

/** The words after a timestamp, or without one. */
export interface Piece {
  startMs: number | null;
  text: string;
}

/** Everything on one line: a block of HTML, or the text up to a line break. */
export type Paragraph = Piece[];

/** How old versions of oTranscribe store a time. */
const SET_TIME = /setTime\(\s*["']?([\d.:]+)/;

/**
 * The paragraphs of an oTranscribe document with its timestamps: `<span class="timestamp" data-timestamp="12.34">0:12</span>`, in old
 * versions without the attribute. Tokenised as in the HTML Standard (§13.2.5); no tree is built.
 *
 * @param onUnreadable called with a timestamp that is not a time; it stays in the text
 */
export function paragraphsOf(html: string, onUnreadable: (timestamp: string) => void): Paragraph[] {
  const reader = new ParagraphReader(onUnreadable);
  const tokenizer = new Tokenizer({}, {
    onStartTag: (tag) => {
      const mode = UNREAD.get(tag.tagName);
      if (mode !== undefined) tokenizer.state = mode;
      reader.startTag(tag);
    },
    onEndTag: (tag) => reader.endTag(tag.tagName),
    onCharacter: ({ chars }) => reader.words(chars),
    onWhitespaceCharacter: ({ chars }) => reader.words(chars),
    onEof: () => reader.endParagraph(),
    onComment: () => undefined, onDoctype: () => undefined, onNullCharacter: () => undefined,
  });
  tokenizer.write(html, true);
  return reader.paragraphs;
}

class ParagraphReader {
  readonly paragraphs: Paragraph[] = [];
  private paragraph: Paragraph = [{ startMs: null, text: '' }];
  private timestamp: { written: string | null; shown: string } | null = null;
  private unread: string | null = null;

  constructor(private readonly onUnreadable: (timestamp: string) => void) {}

  startTag({ tagName, attrs }: Token.TagToken): void {
    if (UNREAD.has(tagName)) this.unread = tagName;
    const attribute = (name: string): string | null => attrs.find((each) => each.name === name)?.value ?? null;
    if (tagName === 'br' || BLOCKS.has(tagName)) this.endParagraph();
    else if (tagName === 'span' && /(?:^|\s)timestamp(?:\s|$)/.test(attribute('class') ?? '')) {
      this.endTimestamp();
      this.timestamp = { written: attribute('data-timestamp') ?? SET_TIME.exec(attribute('onclick') ?? '')?.[1] ?? null, shown: '' };
    }
  }

  endTag(tagName: string): void {
    if (tagName === this.unread) this.unread = null;
    if (tagName === 'span') this.endTimestamp();
    else if (BLOCKS.has(tagName)) this.endParagraph();
  }

  words(chars: string): void {
    if (this.unread !== null) return;
    if (this.timestamp) this.timestamp.shown += chars;
    else this.paragraph.at(-1)!.text += chars;
  }

  endParagraph(): void {
    this.endTimestamp();
    const pieces = this.paragraph.map(({ startMs, text }) => ({ startMs, text: oneLine(text) }));
    const spoken = pieces.filter(({ startMs, text }, index) => text !== '' || (startMs !== null && index === pieces.length - 1));
    if (spoken.length > 0) this.paragraphs.push(spoken);
    this.paragraph = [{ startMs: null, text: '' }];
  }

  private endTimestamp(): void {
    if (!this.timestamp) return;
    const { written, shown } = this.timestamp;
    this.timestamp = null;
    const startMs = secondsToMs(written) ?? secondsToMs(shown.trim());
    if (startMs !== null) this.paragraph.push({ startMs, text: '' });
    else {
      this.onUnreadable(shown.trim());
      this.paragraph.at(-1)!.text += ` ${shown} `;
    }
  }
}
