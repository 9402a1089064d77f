import { bareUrls } from '../blocks/links.ts';
import { escaped, escapedAttribute } from '../blocks/entities.ts';
import type { Interpretation } from '../interpret.ts';
import type { ReadReference } from '../reading.ts';
import { type Piece, piecesOf } from './pieces.ts';

/** Plain-text notes as HTML: headings, lists, emphasised turn headers, links. All text is escaped. */
export function renderHtml(notes: Interpretation): string {
  const lines: string[] = [];
  let listed = false;
  for (const piece of piecesOf(notes)) {
    const isItem = piece.kind === 'item' || piece.kind === 'reference';
    if (isItem !== listed) lines.push(isItem ? '<ul>' : '</ul>');
    listed = isItem;
    lines.push(element(piece));
  }
  if (listed) lines.push('</ul>');
  return lines.join('\n');
}

function element(piece: Piece): string {
  switch (piece.kind) {
    case 'heading': return `<h3>${escaped(piece.text)}</h3>`;
    case 'turn': return `<p><strong>${escaped(piece.text)}</strong></p>`;
    case 'reference': return `<li><p>${reference(piece.place.reference)}</p></li>`;
    case 'item': return `<li><p>${linked(piece.text)}</p></li>`;
    case 'paragraph': return `<p>${linked(piece.text)}</p>`;
  }
}

function reference({ title, url, note, links }: ReadReference): string {
  const words = url === null ? escaped(title) : anchor(url, title);
  const more = links.slice(1).map((link) => ` ${anchor(link.url, link.text)}`).join('');
  return `${words}${note === null ? '' : ` — ${linked(note)}`}${note === null || !links.slice(1).every((link) => note.includes(link.url)) ? more : ''}`;
}

function linked(text: string): string {
  let [html, from] = ['', 0];
  for (const { url, start, end } of bareUrls(text)) {
    html += escaped(text.slice(from, start)) + anchor(url, url);
    from = end;
  }
  return html + escaped(text.slice(from));
}

const anchor = (url: string, text: string): string => `<a href="${escapedAttribute(url)}">${escaped(text)}</a>`;
