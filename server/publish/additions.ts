import { Injectable } from '@nestjs/common';
import type { EpisodeAdditions } from '#core/feed/view';
import type { Enrichment } from '#core/model/show';
import type { NotesReading } from '#core/notes/reading';
import { Sources } from '../import/sources.ts';
import { CorrectedFiles, type CorrectedFile } from '../linked/correctedFiles.ts';
import { transcriptOf } from './episodeTranscript.ts';
import { additionsOf, type EpisodeFiles } from './filesOf.ts';
import { linkedNews, type LinkedNews } from './linkedNews.ts';
import type { PublishedView } from './publishedView.ts';
import type { ShowFields } from './showFields.ts';
import type { EpisodeToPublish } from './showToPublish.ts';

/** What is the same for all episodes of a publication. */
export interface AddingTo {
  fields: ShowFields;
  on: ReadonlySet<Enrichment>;
  publicUrl: string;
}

/** An episode as its source says it, and as it goes out. */
interface Said {
  reading: NotesReading;
  view: PublishedView;
}

export interface Added {
  additions: EpisodeAdditions;
  files: EpisodeFiles;
  linked: LinkedNews[];
}

/** What we add to an episode's item, made of its records as they go out, with the corrected forms of the files that it links. */
@Injectable()
export class Additions {
  constructor(private readonly sources: Sources, private readonly corrected: CorrectedFiles) {}

  /** @param viewAgain has the same view once more, when what is in the files is wanted: of what the source told, where it is made of that */
  async of(episode: EpisodeToPublish, said: Said, to: AddingTo, viewAgain: (told: NotesReading) => Promise<PublishedView>): Promise<Added> {
    const { files, ...added } = await this.written(episode, said, to);
    const write = async () => {
      const { told } = await this.sources.notes(episode);
      return (await this.written(episode, { reading: told, view: await viewAgain(told) }, to)).files.map(({ bytes }) => bytes);
    };
    return { ...added, files: { files: files.map(({ bytes: _, url: __, ...file }) => file), write } };
  }

  private async written(episode: EpisodeToPublish, { reading, view }: Said, { fields, on, publicUrl }: AddingTo) {
    const corrected = reachesLinked(episode, on) ? await this.correctedOf(episode, reading, view, fields) : [];
    return { ...additionsOf(fields, episode.id, view, on, publicUrl, corrected), linked: linkedNews(corrected, on) };
  }

  private correctedOf(episode: EpisodeToPublish, reading: NotesReading, view: PublishedView, { language }: ShowFields): Promise<CorrectedFile[]> {
    const { item: { title, durationMs }, base } = view;
    const before = { segments: base?.segments ?? reading.segments, chapters: base?.chapters ?? reading.chapters.map(({ startMs, title: name, url = null, imageUrl = null }) => ({ startMs, title: name, url, imageUrl })) };
    return this.corrected.of(episode.id, { before, after: transcriptOf({ title, durationMs, language }, view, view.speakers) });
  }
}

/** Whether the files that an item links are read: of an episode that was edited, or whose files we serve. */
export const reachesLinked = ({ revision }: EpisodeToPublish, on: ReadonlySet<Enrichment>): boolean => revision > 0 || on.has('transcripts') || on.has('chapters');
