import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { stetJson } from '#core/formats/stetJson/stetJson';
import { Access } from '../access/access.ts';
import type { Requester } from '../access/requester.ts';
import { Sources } from '../import/sources.ts';
import { Database } from '../platform/database.ts';
import { FILE_OF_NOTES } from './base.ts';

/** Makes a file of an episode's original notes, so that they can replace records taken from elsewhere, with the usual preview. */
@Injectable()
export class NotesAsFile {
  constructor(private readonly database: Database, private readonly access: Access, private readonly sources: Sources) {}

  async run(user: Requester, episodeId: string): Promise<{ importId: string }> {
    await this.access.require(user, 'editor', { episodeIds: [episodeId] });
    const episode = await this.database.prisma.episode.findUniqueOrThrow({ where: { id: episodeId }, select: { sourceId: true, key: true, title: true, durationMs: true } });
    const { reading } = await this.sources.notes(episode);
    const text = stetJson.write!({
      title: episode.title, language: null, durationMs: episode.durationMs,
      segments: reading.segments.map(({ startMs, endMs, speaker, text: said }) => ({ startMs, endMs, speaker, text: said })),
      chapters: reading.chapters.map(({ startMs, title }) => ({ startMs, title, url: null, imageUrl: null })),
    }, {}) as string;
    const bytes = Uint8Array.from(Buffer.from(text, 'utf8'));
    const importId = randomUUID();
    await this.database.prisma.source.create({ data: { id: importId, kind: 'file', format: 'stet-json', bytes, sha256: Uint8Array.from(createHash('sha256').update(bytes).digest()), fileName: FILE_OF_NOTES, episodeId, createdBy: user.id } });
    return { importId };
  }
}
