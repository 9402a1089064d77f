import { createHash, randomUUID } from 'node:crypto';
import type { Stet } from './stet.ts';

export interface Things {
  showId: string;
  episodeId: string;
  speakerId: string;
  otherSpeakerId: string;
  sourceId: string;
  segmentId: string;
}

/** Creates a show with an episode, two speakers and the page that the episode came from. */
export async function things(stet: Stet, slug: string): Promise<Things> {
  const [showId, episodeId, speakerId, otherSpeakerId, sourceId, segmentId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID()] as const;
  const { prisma } = stet.database;
  await prisma.show.create({ data: { id: showId, slug, title: slug } });
  await prisma.source.create({ data: page(sourceId, showId, null) });
  await prisma.episode.create({ data: { id: episodeId, showId, sourceId, key: 'tide-tables', position: 0, title: 'Tide tables', notesFormat: 'text' } });
  await prisma.speaker.createMany({ data: [{ id: speakerId, showId, name: 'Ines Calder' }, { id: otherSpeakerId, showId, name: 'Inès Calder' }] });
  await prisma.segment.create({ data: { id: segmentId, episodeId, showId, order: 'a0', timeFrom: 'turn', speakerFrom: 'turn', startMs: 0, speakerId, text: 'Good morning from the pier.' } });
  const sound = new TextEncoder().encode('a horn');
  await prisma.audioFile.create({ data: { id: randomUUID(), showId, episodeId, fileName: 'horn.mp3', mediaType: 'audio/mpeg', length: sound.length, received: sound.length, hash: sound, changedAt: new Date(), wholeAt: new Date(), chunks: { create: { startByte: 0, bytes: sound } } } });
  return { showId, episodeId, speakerId, otherSpeakerId, sourceId, segmentId };
}

/** Creates the import of a page that has not been accepted. */
export async function preview(stet: Stet, createdBy: string): Promise<string> {
  const id = randomUUID();
  await stet.database.prisma.source.create({ data: page(id, null, createdBy) });
  return id;
}

export const CAPTION = 'WEBVTT\n\n00:00:00.000 --> 00:00:02.000\n<v Ines Calder>Good morning from the pier.\n';

/** Creates the import of a file for an episode that has not been accepted. */
export async function brought(stet: Stet, { episodeId }: Things, createdBy: string): Promise<string> {
  const id = randomUUID();
  const bytes = new TextEncoder().encode(CAPTION);
  await stet.database.prisma.source.create({ data: { id, kind: 'file', format: 'vtt', bytes, sha256: Uint8Array.from(createHash('sha256').update(bytes).digest()), episodeId, createdBy } });
  return id;
}

function page(id: string, showId: string | null, createdBy: string | null) {
  const bytes = new TextEncoder().encode('Ines Calder (0:00)\nGood morning from the pier.\n');
  return { id, showId, createdBy, kind: 'notes', format: 'text', bytes, sha256: Uint8Array.from(createHash('sha256').update(bytes).digest()) } as const;
}
