import { Injectable, NotFoundException } from '@nestjs/common';
import { downloadName } from '#core/formats/downloadName';
import { downloads } from '#core/formats/downloads';
import type { WriteOptions, Written } from '#core/formats/format';
import { Access } from '../access/access.ts';
import type { Requester } from '../access/requester.ts';
import { readRecords } from '../edit/readRecords.ts';
import { asking } from '../platform/ask.ts';
import { Database } from '../platform/database.ts';
import { transcriptOf } from './episodeTranscript.ts';

export interface EpisodeFile {
  /** File name for saving it. */
  name: string;
  mediaType: string;
  content: Written;
}

/** A file of an episode's current records, published or not, in any format that can be written. */
@Injectable()
export class ReadEpisodeFile {
  constructor(private readonly database: Database, private readonly access: Access) {}

  async run(user: Requester, id: string, name: string, options: WriteOptions): Promise<EpisodeFile> {
    const [showId] = await this.access.require(user, 'viewer', { episodeIds: [id] });
    const file = downloads.find((each) => each.name === name);
    if (!file) throw new NotFoundException({ code: 'not-found', message: `Stet writes no file called “${name}”. Ask for one of these: ${downloads.map((each) => each.name).join(', ')}.` });
    const { show, ...episode } = await this.database.prisma.episode.findUniqueOrThrow({ where: { id }, select: { title: true, durationMs: true, show: { select: { language: true } } } });
    const { speakers, ...records } = await readRecords(asking(this.database.pool), { id, showId: showId! });
    const content = await file.write(transcriptOf({ ...episode, language: show.language }, records, speakers), options);
    return { name: downloadName(episode.title, name), mediaType: file.mediaType, content };
  }
}
