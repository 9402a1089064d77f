import { type Block, type Span, paragraphsOf, wholeOf } from './blocks/block.ts';
import type { Section } from './parts.ts';

/** A paragraph of the introduction, or an item of a list in it. */
export interface Piece {
  key: string;
  item: boolean;
  text: string;
}

/** A piece and where it stands; the paragraphs of one block, parted by blank lines, are pieces of their own. */
export interface IntroductionPlace extends Piece {
  span: Span;
}

/** The pieces of the introduction in order; its heading is none. */
export function readIntroduction(sections: readonly Section[], blocks: readonly Block[]): IntroductionPlace[] {
  const own = sections.filter(({ kind }) => kind === 'introduction').flatMap(({ from, to, heading }) => blocks.slice(from, to).filter((block) => block !== heading));
  return own.flatMap((block) => paragraphsOf(wholeOf(block)).map((span, index) => ({ span, item: block.kind === 'item' && index === 0 })))
    .map(({ span, item }, index) => ({ key: `p${index}`, item, text: span.block.text.slice(span.start, span.end), span }));
}

/** The introduction as plain text: paragraphs parted by blank lines, items on lines of their own and marked as such. */
export function introductionText(pieces: readonly Piece[]): string {
  return pieces.map(({ item, text }, index) => {
    const gap = index === 0 ? '' : item && pieces[index - 1]!.item ? '\n' : '\n\n';
    return `${gap}${item ? '* ' : ''}${text}`;
  }).join('');
}
