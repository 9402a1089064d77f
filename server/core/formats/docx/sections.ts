import type { Block } from './blocks.ts';

/** A heading and the paragraphs below it up to the next one; null above the first. */
export interface Section {
  heading: Block | null;
  blocks: Block[];
}

/** The sections of a document, in order. */
export function sectionsOf(blocks: readonly Block[]): Section[] {
  const sections: Section[] = [{ heading: null, blocks: [] }];
  for (const block of blocks) {
    if (block.kind === 'heading') sections.push({ heading: block, blocks: [] });
    else sections.at(-1)!.blocks.push(block);
  }
  return sections.filter(({ heading, blocks: below }) => heading !== null || below.length > 0);
}
