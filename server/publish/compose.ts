import { Injectable } from '@nestjs/common';
import { buildFeed } from '#core/feed/build';
import { encodeFeed, type DecodedFeed } from '#core/feed/encoding';
import { podcastGuidOf } from '#core/feed/enrich/identity';
import { writeFeed, type EpisodeView, type FeedView, type FeedWriting, type NewEpisode, type ShowView } from '#core/feed/write';
import { applyPatches } from '#core/model/patch';
import type { Enrichment, ShowMode } from '#core/model/show';
import { renderNotes } from '#core/notes/render';
import { Sources } from '../import/sources.ts';
import { CorrectedFiles, type CorrectedFile } from '../linked/correctedFiles.ts';
import { Database } from '../platform/database.ts';
import { sha256 } from '../platform/secrets.ts';
import { Settings } from '../platform/settings.ts';
import { feedPath } from '../shows/feedPath.ts';
import { correctedNotes } from './correctedNotes.ts';
import { transcriptOf } from './episodeTranscript.ts';
import { additionsOf, type LinkedFile } from './filesOf.ts';
import { goingOut, needsRecords, type GoingOut, type Outgoing, type Wish } from './goingOut.ts';
import { newEpisodeOf, withNewItems } from './newItems.ts';
import { notesViewOf } from './notesView.ts';
import { withOriginsNow } from './originsNow.ts';
import type { PublishedView } from './publishedView.ts';
import { showToPublish, type ShowToPublish } from './showToPublish.ts';
import { viewOfReading } from './viewOfReading.ts';

/** The feed as it would go out, and everything that made it. The same views give the same bytes. */
export interface Composition {
  show: ShowToPublish;
  enrichments: readonly Enrichment[];
  going: GoingOut;
  /** What the patches are of: the source, or the feed as it is built here. */
  base: string;
  writing: FeedWriting;
  mediaType: string;
  bytes: Uint8Array;
  hash: string;
  files: LinkedFile[];
  /** What becomes of the files that the feed links. */
  linked: LinkedCorrection[];
  mode: ShowMode;
  podcastGuid: string;
  /** Where it will be served. */
  feedUrl: string;
}

/** A file that an item links, with the corrections in it, and whether we serve it in place of the one that is linked. */
export interface LinkedCorrection {
  episodeId: string;
  title: string;
  isServed: boolean;
  file: CorrectedFile;
}

interface Base {
  base: DecodedFeed;
  views: { outgoing: Outgoing; view: EpisodeView | NewEpisode }[];
  /** The items as they follow each other, where new ones come in. */
  order?: FeedView['order'];
}

/** Where links would lead while nobody has said where we are. Nothing is published then. */
const NOWHERE = 'https://public-url.invalid';

@Injectable()
export class Compose {
  constructor(private readonly database: Database, private readonly sources: Sources, private readonly settings: Settings, private readonly corrected: CorrectedFiles) {}

  async run(showId: string, wish: Wish): Promise<Composition> {
    const show = await showToPublish(this.database, showId);
    const going = await goingOut(this.database, show, wish);
    going.episodes = await withOriginsNow(this.database, going.episodes);
    const publicUrl = this.settings.publicUrl ?? NOWHERE;
    const feedUrl = `${publicUrl}${feedPath(show)}`;
    const { enrichments } = wish;
    const mode = show.mode ?? wish.mode ?? (show.sourceId === null ? 'replace' : 'mirror');
    const podcastGuid = podcastGuidOf(mode, show.podcastGuid, show.mode !== null, feedUrl);
    const { base, views, order } = show.sourceId === null ? await this.built({ ...show, podcastGuid }, going, feedUrl) : await this.imported(show, going, enrichments);
    const on = new Set(enrichments);
    const files: LinkedFile[] = [];
    const linked: LinkedCorrection[] = [];
    for (const { outgoing: { episode, view: records }, view } of views) {
      const seen = records ?? (needsRecords(enrichments) ? viewOfReading(showId, episode, (await this.sources.notes(episode)).reading) : null);
      if (!seen) continue;
      const corrected = await this.correctedOf(going, episode, seen, on);
      linked.push(...corrected.map((file) => ({ episodeId: episode.id, title: episode.title, isServed: on.has(file.format === 'chapters-json' ? 'chapters' : 'transcripts'), file })));
      const made = additionsOf(going.show.fields, episode.id, seen, on, publicUrl, corrected);
      view.additions = made.additions;
      files.push(...made.files);
    }
    const additions = { mode, selfUrl: feedUrl, podcastGuid, hubUrl: this.settings.hubUrl };
    const writing = writeFeed(base.text, { show: { ...changedFieldsOf(show, going), additions }, episodes: views.flatMap(({ view }) => ('key' in view ? [view] : [])), ...(order && { order }) }, enrichments);
    const bytes = encodeFeed(applyPatches(base.text, writing.patches), base.encoding, base.bom);
    const hash = sha256(bytes).toString('hex');
    return { show, enrichments, going, base: base.text, writing, mediaType: `application/rss+xml; charset=${base.encoding}`, bytes, hash, files, linked, mode, podcastGuid, feedUrl };
  }

  /** The files that an item links, with the corrections in them: of an episode that was edited, or whose files we serve. */
  private async correctedOf({ show: { fields } }: GoingOut, episode: Outgoing['episode'], view: PublishedView, on: ReadonlySet<Enrichment>): Promise<CorrectedFile[]> {
    if (episode.revision === 0 && !on.has('transcripts') && !on.has('chapters')) return [];
    const { reading } = await this.sources.notes(episode);
    const { item: { title, durationMs }, base } = view;
    const before = { segments: base?.segments ?? reading.segments, chapters: base?.chapters ?? reading.chapters.map(({ startMs, title: name }) => ({ startMs, title: name, url: null, imageUrl: null })) };
    return this.corrected.of(episode.id, { before, after: transcriptOf({ title, durationMs, language: fields.language }, view, view.speakers) });
  }

  /** A show that came from a feed: its source, patched where something of ours is public. */
  private async imported(show: ShowToPublish, { episodes }: GoingOut, enrichments: readonly Enrichment[]): Promise<Base> {
    const base = await this.sources.feed(show.sourceId!);
    const ours = episodes.filter((outgoing) => outgoing.public && (outgoing.view !== null || needsRecords(enrichments)));
    const views: Base['views'] = [];
    for (const outgoing of ours) {
      const { episode, view, revision } = outgoing;
      if (episode.madeHere && !base.byKey.has(episode.key)) {
        views.push({ outgoing, view: newEpisodeOf(episode, view!, (await this.sources.notes(episode)).reading) });
        continue;
      }
      const edited = view !== null && revision! > 0;
      const notes = edited ? notesViewOf((await this.sources.notes(episode)).reading, view, view.speakers) : undefined;
      views.push({ outgoing, view: { key: episode.key, ...(notes && { notes }) } });
    }
    const added = views.flatMap(({ view }) => ('key' in view ? [] : [view]));
    return { base, views, ...(added.length > 0 && { order: withNewItems(base.feed.items, added) }) };
  }

  /** A show made here: its feed is built of what is public, with the corrected notes in it. */
  private async built(show: ShowToPublish, going: GoingOut, selfUrl: string): Promise<Base> {
    const newestFirst = going.episodes.filter((outgoing) => outgoing.public).sort((a, b) => Date.parse(dateOf(b)) - Date.parse(dateOf(a)));
    const notes = new Map<string, string>();
    for (const { episode, view, revision } of newestFirst) {
      const source = await this.sources.notes(episode);
      const { text } = correctedNotes(source, revision! > 0 ? view : null);
      notes.set(episode.id, source.format === 'text' ? renderNotes(text, 'text').html : text);
    }
    const changedAt = [show.createdAt.toISOString(), ...newestFirst.map(({ view }) => view!.changedAt!)].sort().at(-1)!;
    const text = buildFeed({ ...going.show.fields, podcastGuid: show.podcastGuid, locked: true, selfUrl, changedAt }, newestFirst.map((outgoing) => {
      const { episode, view } = outgoing;
      const { title, link, durationMs, enclosureUrl, enclosureType, enclosureLength } = view!.item;
      return {
        guid: episode.guid ?? episode.key, title, link, pubDate: dateOf(outgoing), durationMs, notes: notes.get(episode.id)!,
        enclosure: enclosureUrl === null ? null : { url: enclosureUrl, type: enclosureType ?? 'audio/mpeg', length: enclosureLength ?? 0 },
      };
    }));
    return { base: { text, encoding: 'utf-8', bom: false }, views: newestFirst.map((outgoing) => ({ outgoing, view: { key: outgoing.episode.guid ?? outgoing.episode.key } })) };
  }
}

const dateOf = ({ episode, view }: Outgoing): string => view!.item.pubDate ?? episode.createdAt.toISOString();

/** What somebody changed here since the feed came in. */
function changedFieldsOf({ sourceId }: ShowToPublish, { show: { fields, changed } }: GoingOut): ShowView {
  if (sourceId === null) return {};
  return Object.fromEntries(Object.entries(fields).filter(([name]) => changed.includes(name))) as ShowView;
}
