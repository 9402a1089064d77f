import { Tokenizer, TokenizerMode } from 'parse5';
import type { Range } from '../../model/patch.ts';

/** An HTML tag and its range, from its `<` to after its `>`. */
export interface Tag extends Range {
  /** In lower case. */
  name: string;
  /** Whether a start tag ends in `/>`. */
  selfClosing: boolean;
  /** For a link: the value of its first `href`, and the range of that attribute. */
  href: ({ value: string } & Range) | null;
}

/** Receives everything in HTML that is not text, in order. */
export interface TagReader {
  startTag(tag: Tag): void;
  endTag(tag: Tag): void;
  /** A comment or doctype. */
  gap(start: number, end: number): void;
}

/** Elements whose content is not text to read, and the tokenizer mode for each. */
export const UNREAD = new Map([
  ['script', TokenizerMode.SCRIPT_DATA], ['style', TokenizerMode.RAWTEXT], ['iframe', TokenizerMode.RAWTEXT], ['noembed', TokenizerMode.RAWTEXT],
  ['noframes', TokenizerMode.RAWTEXT], ['xmp', TokenizerMode.RAWTEXT], ['textarea', TokenizerMode.RCDATA], ['title', TokenizerMode.RCDATA],
]);

/** A start tag with only quoted attributes, or none; an end tag; a comment without two hyphens inside. */
const ORDINARY = /<(?:([a-zA-Z][\w:-]*)((?:[ \t\n\f\r]+[a-zA-Z][\w:-]*(?:="[^"]*"|='[^']*')?)*)[ \t\n\f\r]*(\/?)>|\/([a-zA-Z][\w:-]*)[ \t\n\f\r]*>|!--(?!-?>)[^-]*(?:-[^-]+)*-->)/y;
const OPENS_TAG = /[a-zA-Z/!?]/;

/**
 * Reads the tags of HTML according to the HTML Standard §13.2.5. Nearly all tags have an unambiguous form; at the first other one,
 * parse5 takes over.
 */
export function readTags(source: string, reader: TagReader): void {
  for (let at = source.indexOf('<'); at >= 0; at = source.indexOf('<', at)) {
    ORDINARY.lastIndex = at;
    const match = ORDINARY.exec(source);
    if (!match) {
      if (OPENS_TAG.test(source[at + 1] ?? '')) return parseTags(source, at, reader);
      at += 1;
      continue;
    }
    const [whole, opened, attributes, solidus, closed] = match;
    const end = at + whole.length;
    if (closed !== undefined) reader.endTag({ name: closed.toLowerCase(), start: at, end, selfClosing: false, href: null });
    else if (opened === undefined) reader.gap(at, end);
    else {
      const name = opened.toLowerCase();
      if (UNREAD.has(name)) return parseTags(source, at, reader);
      if (name === 'a' && attributes !== '') parseTags(source.slice(0, end), at, reader);
      else reader.startTag({ name, start: at, end, selfClosing: solidus === '/', href: null });
    }
    at = end;
  }
}

/** Reads the tags from an offset that is not inside a tag. */
export function parseTags(source: string, from: number, reader: TagReader): void {
  const range = ({ location }: { location: { startOffset: number; endOffset: number } | null }): Range => ({ start: from + location!.startOffset, end: from + location!.endOffset });
  const gap = (token: { location: { startOffset: number; endOffset: number } | null }): void => {
    const { start, end } = range(token);
    reader.gap(start, end);
  };
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: true }, {
    onStartTag: (tag) => {
      const mode = UNREAD.get(tag.tagName);
      if (mode !== undefined) tokenizer.state = mode;
      const href = tag.tagName === 'a' ? tag.attrs.find(({ name }) => name === 'href') : undefined;
      const at = tag.location!.attrs?.['href'];
      reader.startTag({ name: tag.tagName, ...range(tag), selfClosing: tag.selfClosing, href: href && at ? { value: href.value, start: from + at.startOffset, end: from + at.endOffset } : null });
    },
    onEndTag: (tag) => reader.endTag({ name: tag.tagName, ...range(tag), selfClosing: false, href: null }),
    onComment: gap, onDoctype: gap,
    onEof: () => undefined, onCharacter: () => undefined, onWhitespaceCharacter: () => undefined, onNullCharacter: () => undefined,
  });
  tokenizer.write(source.slice(from), true);
}
