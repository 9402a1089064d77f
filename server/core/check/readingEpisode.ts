import { introductionOf } from '../edit/notes/introduction.ts';
import { keysBetween } from '../edit/order.ts';
import type { NotesReading } from '../notes/reading.ts';
import type { CheckedEpisode } from './episode.ts';

/** A reading as the records that importing it would make. Speakers are `p0`, `p1`, … in order of first appearance; the introduction is `notes`. */
export function episodeOf(reading: NotesReading): CheckedEpisode {
  const speakers = reading.speakers.map(({ name }, index) => ({ id: `p${index}`, name, aliases: [] }));
  const idOf = new Map(speakers.map(({ id, name }) => [name, id]));
  const orders = keysBetween(null, null, reading.segments.length);
  const referenceOrders = keysBetween(null, null, reading.references.length);
  const introduction = introductionOf({ id: 'notes', introduction: reading.introduction }, '');
  return {
    speakers,
    segments: reading.segments.map(({ speaker, ...segment }, index) => ({ ...segment, order: orders[index]!, speakerId: speaker === null ? null : (idOf.get(speaker) ?? null), words: null })),
    chapters: reading.chapters.map((chapter) => ({ ...chapter, url: null, imageUrl: null })),
    references: reading.references.map((reference, index) => ({ ...reference, order: referenceOrders[index]! })),
    introduction: introduction && { ...introduction, line: reading.parts.find(({ kind }) => kind === 'introduction')?.startLine ?? null },
    warnings: reading.warnings,
  };
}
