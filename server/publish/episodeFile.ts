import { Injectable, NotFoundException } from '@nestjs/common';
import { episodeFiles } from '#core/formats/files';
import { Access } from '../access/access.ts';
import type { Requester } from '../access/requester.ts';
import { asking, readRecords } from '../edit/readRecords.ts';
import { Database } from '../platform/database.ts';
import { transcriptOf } from './episodeTranscript.ts';

/** One file of an episode as it stands now, published or not. */
@Injectable()
export class ReadEpisodeFile {
  constructor(private readonly database: Database, private readonly access: Access) {}

  async run(user: Requester, id: string, name: string): Promise<{ mediaType: string; text: string }> {
    const [showId] = await this.access.require(user, 'viewer', { episodeIds: [id] });
    const file = episodeFiles.find((each) => each.name === name);
    if (!file) throw new NotFoundException({ code: 'not-found', message: `There is no file of this name. There are: ${episodeFiles.map((each) => each.name).join(', ')}.` });
    const { show, ...episode } = await this.database.prisma.episode.findUniqueOrThrow({ where: { id }, select: { title: true, durationMs: true, show: { select: { language: true } } } });
    const { speakers, ...records } = await readRecords(asking(this.database.pool), { id, showId: showId! });
    return { mediaType: file.mediaType, text: file.write(transcriptOf({ ...episode, language: show.language }, records, speakers)) };
  }
}
