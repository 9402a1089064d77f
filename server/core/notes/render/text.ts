import type { Block } from '../blocks/block.ts';
import type { Interpretation } from '../interpret.ts';
import type { ReadReference } from '../reading.ts';
import { type Piece, piecesOf } from './pieces.ts';

/** HTML notes as plain text: a line for each block, blank lines between them, `* ` before items, the URLs of references (and with addresses, of other links) in brackets. */
export function renderText(notes: Interpretation, addresses?: 'with addresses'): string {
  const prose = new Set(addresses ? notes.sections.filter(({ kind }) => !OF_RECORDS.has(kind)).flatMap(({ from, to }) => notes.blocks.slice(from, to)) : []);
  let [text, before] = ['', ''];
  for (const piece of piecesOf(notes)) {
    const kind = piece.kind === 'reference' ? 'item' : piece.kind;
    const close = (kind === 'item' && before === 'item') || before === 'turn';
    text += `${text === '' ? '' : close ? '\n' : '\n\n'}${line(piece, prose)}`;
    before = kind;
  }
  return text;
}

/** Parts in which an address beside the words would be read as one of them. */
const OF_RECORDS = new Set<string>(['references', 'chapters', 'transcript']);

function line(piece: Piece, prose: ReadonlySet<Block>): string {
  if (piece.kind === 'reference') return `* ${reference(piece.place.reference)}`;
  const text = prose.has(piece.block) ? withAddresses(piece.block) : piece.text;
  return piece.kind === 'item' ? `* ${text.replaceAll('\n', ' ')}` : text;
}

function withAddresses({ text, links }: Block): string {
  let [written, from] = ['', 0];
  for (const { start, end, url } of links) {
    written += text.slice(from, end) + (/^https?:/i.test(url) && !text.slice(start, end).includes(url) ? ` (${url})` : '');
    from = end;
  }
  return written + text.slice(from);
}

function reference({ title, url, note, links }: ReadReference): string {
  const shown = links.map((link) => link.url).filter((address, index, all) => !title.includes(address) && all.indexOf(address) === index);
  const urls = url === null || shown.length === 0 ? '' : ` (${shown.join(', ')})`;
  return `${title}${urls}${note === null ? '' : ` — ${note}`}`;
}
