import { type Block, trimmed } from '../blocks/block.ts';
import type { Interpretation } from '../interpret.ts';
import type { ReferencePlace } from '../references.ts';

/** What notes are rendered from: pieces in reading order. */
export type Piece =
  | { kind: 'heading' | 'paragraph' | 'item'; block: Block; text: string }
  | { kind: 'turn'; block: Block; text: string }
  | { kind: 'reference'; place: ReferencePlace };

/** The blocks of notes by their role; words in the same block as a turn header become a paragraph after it, unless it is only a name. */
export function piecesOf({ blocks, sections, segments, headings, references }: Interpretation): Piece[] {
  const turns = new Map(segments.flatMap(({ header }) => (header ? [[header.block.start, header] as const] : [])));
  const titles = new Set([...headings.map(({ title }) => title.block.start), ...sections.flatMap(({ kind, from, heading }) => (heading ? [heading.start] : kind === 'title' ? [blocks[from]!.start] : []))]);
  // in plain text, items are no turns
  const listed = new Set(segments.flatMap(({ header, words }) => (header?.block.kind === 'item' ? words.map(({ block }) => block.start) : [])));
  const places = new Map(references.map((place) => [place.item, place]));
  return blocks.flatMap((block): Piece[] => {
    const place = places.get(block);
    if (place) return [{ kind: 'reference', place }];
    if (titles.has(block.start)) return [{ kind: 'heading', block, text: block.text }];
    const header = turns.get(block.start);
    if (!header) return [{ kind: listed.has(block.start) ? 'paragraph' : block.kind, block, text: block.text }];
    if (!header.time) return [{ kind: 'paragraph', block, text: block.text }];
    const words = trimmed(block.text, header.end);
    const turn: Piece = { kind: 'turn', block, text: block.text.slice(0, header.end).replace(/(?<=[)\]]):$/, '') };
    return words.start === words.end ? [turn] : [turn, { kind: 'paragraph', block, text: block.text.slice(words.start, words.end) }];
  });
}
