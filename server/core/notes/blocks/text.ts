import { type Block, trimmed } from './block.ts';
import { lineFinder } from '../../model/place.ts';
import { bareLinks } from './links.ts';

/** What is typed before the items of a list, as the content of a character class. */
export const BULLETS = '*•◦▪‣·–—-';
const BULLET = new RegExp(String.raw`^(?:[${BULLETS}][ \t]+|\d{1,3}[.)][ \t]+)`);
const HEADING = /^#{1,6}[ \t]+/;

/** The blocks of plain text: one for each non-blank line. */
export function textBlocks(source: string): Block[] {
  const lineOf = lineFinder(source);
  const blocks: Block[] = [];
  let blankBefore = true;
  for (let from = 0; from < source.length;) {
    const found = endOfLine(source, from);
    const line = trimmed(source, from, found);
    if (line.start === line.end) {
      blankBefore = true;
    } else {
      const previous = blocks.at(-1);
      if (previous && !blankBefore) previous.apart = false;
      blocks.push({ ...lineBlock(source, line.start, line.end), line: lineOf(line.start), lead: from, apart: blankBefore });
      blankBefore = false;
    }
    from = found + 1;
  }
  return blocks;
}

function endOfLine(source: string, from: number): number {
  const found = source.indexOf('\n', from);
  return found < 0 ? source.length : found;
}

function lineBlock(source: string, start: number, end: number): Block {
  const { kind, mark } = lineForm(source.slice(start, Math.min(end, start + 12)));
  return spread(source, kind, start, Math.min(end, start + mark), end);
}

/** The kind of a line of plain text, by the mark it begins with, and the length of that mark. */
export function lineForm(line: string): { kind: Block['kind']; mark: number } {
  const head = line.slice(0, 12);
  const heading = HEADING.exec(head);
  const bullet = heading ? null : BULLET.exec(head);
  return { kind: heading ? 'heading' : bullet ? 'item' : 'paragraph', mark: (heading ?? bullet ?? [''])[0].length };
}

/** A text block whose text is the source from `from` to `end`, unit by unit. */
function spread(source: string, kind: Block['kind'], start: number, from: number, end: number): Block {
  const text = source.slice(from, end);
  const starts = new Int32Array(text.length);
  const ends = new Int32Array(text.length);
  for (let index = 0; index < text.length; index += 1) {
    starts[index] = from + index;
    ends[index] = from + index + 1;
  }
  return { kind, text, start, end, inner: { start: from, end }, lead: start, line: 0, starts, ends, base: 0, links: bareLinks(text, starts, ends), leadEnd: 0, apart: true };
}

/** The same line with its bullet as part of the text: in speech, a dash or number is spoken and does not mark a list. */
export function withBullet(source: string, block: Block): Block {
  if (block.start === block.inner.start) return block;
  return { ...spread(source, 'paragraph', block.start, block.start, block.end), line: block.line, lead: block.lead, apart: block.apart };
}
