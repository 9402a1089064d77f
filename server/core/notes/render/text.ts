import type { Interpretation } from '../interpret.ts';
import type { ReadReference } from '../reading.ts';
import { type Piece, piecesOf } from './pieces.ts';

/** HTML notes as plain text: a line for each block, blank lines between them, `* ` before items, the URLs of references in brackets. */
export function renderText(notes: Interpretation): string {
  let [text, before] = ['', ''];
  for (const piece of piecesOf(notes)) {
    const kind = piece.kind === 'reference' ? 'item' : piece.kind;
    const close = (kind === 'item' && before === 'item') || before === 'turn';
    text += `${text === '' ? '' : close ? '\n' : '\n\n'}${line(piece)}`;
    before = kind;
  }
  return text;
}

function line(piece: Piece): string {
  if (piece.kind === 'reference') return `* ${reference(piece.place.reference)}`;
  return piece.kind === 'item' ? `* ${piece.text.replaceAll('\n', ' ')}` : piece.text;
}

function reference({ title, url, note, links }: ReadReference): string {
  const shown = links.map((link) => link.url).filter((address, index, all) => !title.includes(address) && all.indexOf(address) === index);
  const urls = url === null || shown.length === 0 ? '' : ` (${shown.join(', ')})`;
  return `${title}${urls}${note === null ? '' : ` — ${note}`}`;
}
