import { Injectable } from '@nestjs/common';
import type { EpisodeAdditions } from '#core/feed/view';
import type { Enrichment } from '#core/model/show';
import type { NotesReading } from '#core/notes/reading';
import { Sources } from '../import/sources.ts';
import { CorrectedFiles, type CorrectedFile } from '../linked/correctedFiles.ts';
import { transcriptOf } from './episodeTranscript.ts';
import { additionsOf, type EpisodeFiles } from './filesOf.ts';
import { affectedFiles, type LinkedFile } from './linkedNews.ts';
import type { LinkedNow } from './linkedNow.ts';
import type { PublishedView } from './publishedView.ts';
import type { ShowFields } from './showFields.ts';
import type { EpisodeToPublish } from './showToPublish.ts';

/** What all episodes of a publication share. */
export interface AddingTo {
  fields: ShowFields;
  on: ReadonlySet<Enrichment>;
  publicUrl: string;
  /** By episode. */
  linked: ReadonlyMap<string, LinkedNow>;
}

/** An episode as its source says it, read when that is asked for, and as it goes out. */
interface Said {
  reading(): Promise<NotesReading>;
  view: PublishedView;
}

export interface Added {
  additions: EpisodeAdditions;
  files: EpisodeFiles;
  /** The files its item links that corrections affect. */
  linked: LinkedFile[];
}

/** What we add to an episode's item: made from its records as published, with corrected versions of the files it links. */
@Injectable()
export class Additions {
  constructor(private readonly sources: Sources, private readonly corrected: CorrectedFiles) {}

  /** @param viewAgain has the same view once more, when what is in the files is wanted: of what the source told, where it is made of that */
  async of(episode: EpisodeToPublish, { reading, view }: { reading: NotesReading; view: PublishedView }, to: AddingTo, viewAgain: (told: () => Promise<NotesReading>) => Promise<PublishedView>): Promise<Added> {
    const { files, ...added } = await this.written(episode, { reading: told(reading), view }, to);
    const readAgain = async () => (await this.sources.notes(episode)).told;
    const write = async () => (await this.written(episode, { reading: readAgain, view: await viewAgain(readAgain) }, to)).files.map(({ bytes }) => bytes);
    return { ...added, files: { files: files.map(({ bytes: _, url: __, ...file }) => file), write } };
  }

  private async written(episode: EpisodeToPublish, { reading, view }: Said, { fields, on, publicUrl, linked }: AddingTo) {
    const corrected = linked.get(episode.id)?.areThere && reachesLinked(episode, on) ? await this.correctedOf(episode, await reading(), view, fields) : [];
    return { ...additionsOf(fields, episode.id, view, on, publicUrl, corrected), linked: affectedFiles(corrected, on) };
  }

  private correctedOf(episode: EpisodeToPublish, reading: NotesReading, view: PublishedView, { language }: ShowFields): Promise<CorrectedFile[]> {
    const { item: { title, durationMs }, base } = view;
    const before = { segments: base?.segments ?? reading.segments, chapters: base?.chapters ?? reading.chapters.map(({ startMs, title: name, url = null, imageUrl = null }) => ({ startMs, title: name, url, imageUrl })) };
    return this.corrected.of(episode.id, { before, after: transcriptOf({ title, durationMs, language }, view, view.speakers) });
  }
}

/** Made outside of what makes `write`: whoever keeps that would keep the reading with it. */
const told = (reading: NotesReading) => async (): Promise<NotesReading> => reading;

/** Whether the files that an item links are read: of an episode that was edited, or whose files we serve. */
export const reachesLinked = ({ revision }: EpisodeToPublish, on: ReadonlySet<Enrichment>): boolean => revision > 0 || on.has('transcripts') || on.has('chapters');
