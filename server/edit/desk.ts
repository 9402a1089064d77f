import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Desk as DeskSchema } from '#core/model/episode';
import type { Show } from '#core/model/show';
import { Access } from '../access/access.ts';
import type { Requester } from '../access/requester.ts';
import { deskRecording } from '../audio/deskRecording.ts';
import { Findings } from '../check/findings.ts';
import { Sources } from '../import/sources.ts';
import { asking } from '../platform/ask.ts';
import { Database } from '../platform/database.ts';
import { ReadEpisode } from '../shows/readEpisode.ts';
import { ReadShow } from '../shows/readShow.ts';
import { readRecords } from './readRecords.ts';
import type { Placed } from './rows.ts';

type Desk = z.infer<typeof DeskSchema>;

/** Everything the desk of an episode shows, with a fixed number of queries whatever its size. */
@Injectable()
export class ReadDesk {
  constructor(
    private readonly database: Database, private readonly access: Access, private readonly episodes: ReadEpisode,
    private readonly shows: ReadShow, private readonly findings: Findings, private readonly sources: Sources,
  ) {}

  async run(user: Requester, id: string): Promise<Desk> {
    const [showId] = await this.access.require(user, 'viewer', { episodeIds: [id] });
    const { items: findings, ignored } = await this.findings.of(id); // first, since it may update the counts shown with the episode
    const episode = await this.episodes.seen(id);
    const show = await this.shows.seenBy(user, showId!);
    const { segments, chapters, references, notes, speakers } = await readRecords(asking(this.database.pool), { id, showId: showId! });
    const { sourceId, key, sourceIntroduction, cast } = await this.database.prisma.episode.findUniqueOrThrow({ where: { id }, select: { sourceId: true, key: true, sourceIntroduction: true, cast: true } });
    const introduction = sourceIntroduction ?? (await this.sources.notes({ sourceId, key })).reading.introduction;
    return {
      episode, show: withoutAddress(show), role: show.role, revision: episode.revision, importedRevision: await this.importedRevision(id, episode.revision),
      recording: await deskRecording(this.database.prisma, id),
      segments: segments.map(withoutOrigin), speakers, cast, chapters: chapters.map(withoutOrigin), references: references.map(withoutOrigin),
      findings, ignored, notes, introduction,
    };
  }

  private async importedRevision(episodeId: string, revision: number): Promise<number> {
    const { _min: { number: first } } = await this.database.prisma.revision.aggregate({ where: { episodeId, authorId: { not: null } }, _min: { number: true } });
    return first === null ? revision : first - 1;
  }
}

const withoutAddress = ({ feedUrl: _, ...show }: Show) => show;

const withoutOrigin = <Row>({ origin: _, ...row }: Placed<Row>) => row;
