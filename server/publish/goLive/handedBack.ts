import { ConflictException, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { HandedBackRevision } from '#core/model/goLive';
import type { InFeed } from '#core/model/item';
import type { Enrichment } from '#core/model/show';
import type { CalledHere } from '#core/notes/called';
import { Access } from '../../access/access.ts';
import { AuditService } from '../../access/audit.ts';
import type { Requester } from '../../access/requester.ts';
import { readRecords } from '../../edit/readRecords.ts';
import { Sources } from '../../import/sources.ts';
import { basesOf } from '../../linked/base.ts';
import { askingIn } from '../../platform/ask.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import { Writes } from '../../platform/writes.ts';
import { ReadAnew } from '../../reader/readAnew.ts';
import { tellsTranscript } from '../notesView.ts';
import { keepViews, named, viewOf } from '../publishedView.ts';

/** Records what was handed back of an episode to the host of its feed, so that it is recognised when it arrives from there. */
@Injectable()
export class MarkHandedBack {
  constructor(private readonly database: Database, private readonly access: Access, private readonly audit: AuditService, private readonly clock: Clock, private readonly anew: ReadAnew, private readonly sources: Sources) {}

  async run(user: Requester, id: string, revision: number): Promise<z.infer<typeof HandedBackRevision>> {
    const [showId] = await this.access.require(user, 'editor', { episodeIds: [id] });
    await this.anew.one(showId!, id);
    const handedAt = new Date(this.clock.now());
    await this.database.transaction(async (transaction) => {
      await transaction.$queryRaw`select id from "episode" where id = ${id}::uuid for no key update`;
      const { show: { enrichments }, ...episode } = await transaction.episode.findUniqueOrThrow({ where: { id }, include: { show: { select: { enrichments: true } } } });
      if (episode.revision !== revision) throw movedOn(episode.revision);
      const ask = askingIn(transaction);
      const { speakers, ...records } = await readRecords(ask, { id, showId: showId! });
      const base = (await basesOf(ask, [id])).get(id);
      const tells = tellsTranscript((await this.sources.notes(episode)).told, base, new Set(enrichments as Enrichment[]));
      const view = named(viewOf({ ...episode, calledHere: episode.calledHere as CalledHere | null, inFeed: episode.inFeed as InFeed }, tells ? records : { ...records, segments: [] }, speakers, base));
      const writes = new Writes();
      await keepViews(writes, showId!, [view]);
      await writes.run(ask);
      const handed = { showId: showId!, revision, viewSha256: Uint8Array.from(Buffer.from(view.hash, 'hex')), handedAt, handedBy: user.id, takenAt: null };
      await transaction.handedBack.upsert({ where: { episodeId: id }, create: { episodeId: id, ...handed }, update: handed });
      await this.audit.record(transaction, { userId: user.id, showId, action: 'episode.hand-back', subject: id, detail: { revision } });
    });
    return { episodeId: id, revision, handedBackAt: handedAt.toISOString() };
  }
}

const movedOn = (revision: number) =>
  new ConflictException({ code: 'changed', message: `The episode has been edited in the meantime: it is at revision ${revision}. Hand that one back, then mark it.` });
