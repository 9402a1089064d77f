import { Injectable } from '@nestjs/common';
import type { Enrichment } from '#core/model/show';
import type { CalledHere } from '#core/notes/called';
import { renderNotes } from '#core/notes/render';
import { Access } from '../access/access.ts';
import type { Requester } from '../access/requester.ts';
import { readRecords } from '../edit/readRecords.ts';
import { Sources } from '../import/sources.ts';
import { basesOf } from '../linked/base.ts';
import { asking } from '../platform/ask.ts';
import { Database } from '../platform/database.ts';
import { ReadAnew } from '../reader/readAnew.ts';
import { correctedNotes } from './correctedNotes.ts';
import { safeHtml } from './safeHtml.ts';

/** The corrected notes of an episode, to be pasted back at the host. */
@Injectable()
export class HandBack {
  constructor(private readonly database: Database, private readonly access: Access, private readonly sources: Sources, private readonly anew: ReadAnew) {}

  async run(user: Requester, id: string): Promise<{ html: string; text: string }> {
    const [showId] = await this.access.require(user, 'viewer', { episodeIds: [id] });
    await this.anew.one(showId!, id);
    const episode = await this.database.prisma.episode.findUniqueOrThrow({ where: { id }, select: { sourceId: true, key: true, calledHere: true, show: { select: { enrichments: true } } } });
    const source = await this.sources.notes(episode);
    if (source.format === 'none') return { html: '', text: '' };
    const { notes, ...records } = await readRecords(asking(this.database.pool), { id, showId: showId! });
    const base = (await basesOf(asking(this.database.pool), [id])).get(id);
    const { text } = correctedNotes(source, { ...records, introduction: notes.introduction, base, calledHere: episode.calledHere as CalledHere | null }, new Set(episode.show.enrichments as Enrichment[]));
    const corrected = renderNotes(text, source.format);
    return { html: safeHtml(corrected.html), text: corrected.text };
  }
}
