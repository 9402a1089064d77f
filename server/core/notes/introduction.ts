import { type Block, type Span, paragraphsOf, wholeOf } from './blocks/block.ts';
import type { Section } from './parts.ts';

/** A paragraph of the introduction, or a list item in it. */
export interface Piece {
  key: string;
  item: boolean;
  text: string;
}

/** A piece with its place; paragraphs in one block, separated by blank lines, are separate pieces. */
export interface IntroductionPlace extends Piece {
  span: Span;
}

/** The pieces of the introduction in order, without its heading. */
export function readIntroduction(sections: readonly Section[], blocks: readonly Block[]): IntroductionPlace[] {
  const own = sections.filter(({ kind }) => kind === 'introduction').flatMap(({ from, to, heading }) => blocks.slice(from, to).filter((block) => block !== heading));
  return own.flatMap((block) => paragraphsOf(wholeOf(block)).map((span, index) => ({ span, item: block.kind === 'item' && index === 0 })))
    .map(({ span, item }, index) => ({ key: `p${index}`, item, text: span.block.text.slice(span.start, span.end), span }));
}

/** The introduction as plain text: paragraphs separated by blank lines, list items on lines of their own, with a mark. */
export function introductionText(pieces: readonly Piece[]): string {
  return pieces.map(({ item, text }, index) => {
    const gap = index === 0 ? '' : item && pieces[index - 1]!.item ? '\n' : '\n\n';
    return `${gap}${item ? '* ' : ''}${text}`;
  }).join('');
}
