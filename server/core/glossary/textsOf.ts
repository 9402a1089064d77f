import type { Introduction } from '../edit/notes/introduction.ts';
import type { Chapter } from '../model/chapter.ts';
import type { Reference } from '../model/reference.ts';
import type { Segment } from '../model/segment.ts';
import type { GlossaryText } from './replaceByRules.ts';

interface Texts {
  segments: readonly Pick<Segment, 'id' | 'text' | 'startMs'>[];
  chapters: readonly Pick<Chapter, 'id' | 'title' | 'startMs'>[];
  references: readonly Pick<Reference, 'id' | 'title' | 'note'>[];
  introduction?: Introduction | undefined;
}

/** The texts of an episode that a glossary applies to. */
export const textsOf = ({ segments, chapters, references, introduction }: Texts): GlossaryText[] => [
  ...segments.map(({ id, text, startMs }) => ({ id, text, startMs })),
  ...chapters.map(({ id, title, startMs }): GlossaryText => ({ id, in: 'chapter', text: title, startMs })),
  ...references.flatMap(({ id, title, note }): GlossaryText[] => [{ id, in: 'reference', text: title, startMs: null }, ...(note === null ? [] : [{ id, in: 'note' as const, text: note, startMs: null }])]),
  ...(introduction ? [{ id: introduction.id, in: 'introduction' as const, text: introduction.text, startMs: null, isUnwritten: !introduction.isWritten }] : []),
];
