import { type Block, trimmed } from '../blocks/block.ts';
import type { Interpretation } from '../interpret.ts';
import type { ReferencePlace } from '../references.ts';
import type { HeaderPlace } from '../transcript.ts';
import { bracketBefore } from '../turns.ts';

/** What notes are rendered from: pieces in reading order. */
export type Piece =
  | { kind: 'heading' | 'paragraph' | 'item'; block: Block; text: string }
  | { kind: 'turn'; block: Block; text: string }
  | { kind: 'reference'; place: ReferencePlace };

/** The blocks of notes by their role; words in the same block as a turn header become a paragraph after it. */
export function piecesOf({ blocks, sections, segments, headings, references }: Interpretation): Piece[] {
  const turns = new Map(segments.flatMap(({ header }) => (header ? [[header.block.start, header] as const] : [])));
  const titles = new Set([...headings.map(({ title }) => title.block.start), ...sections.flatMap(({ kind, from, heading }) => (heading ? [heading.start] : kind === 'title' ? [blocks[from]!.start] : []))]);
  const places = new Map(references.map((place) => [place.item, place]));
  return blocks.flatMap((block): Piece[] => {
    const place = places.get(block);
    if (place) return [{ kind: 'reference', place }];
    if (titles.has(block.start)) return [{ kind: 'heading', block, text: block.text }];
    const header = turns.get(block.start);
    if (!header) return [{ kind: block.kind, block, text: block.text }];
    const { from, to } = endOf(header);
    const words = trimmed(block.text, to);
    const turn: Piece = { kind: 'turn', block, text: block.text.slice(0, from) };
    return words.start === words.end ? [turn] : [turn, { kind: 'paragraph', block, text: block.text.slice(words.start, words.end) }];
  });
}

/** Where a header ends, and where the words after it may begin: behind a colon, which belongs to a name after the time. */
function endOf({ block, name, time }: HeaderPlace): { from: number; to: number } {
  const { text } = block;
  if (name && name.start > time.end) {
    const end = name.end + (/^\s*:/.exec(text.slice(name.end))?.[0].length ?? 0);
    return { from: end, to: end };
  }
  const end = time.end + bracketBefore(block, time).length;
  return { from: end, to: end + (text[end] === ':' ? 1 : 0) };
}
