import { Injectable } from '@nestjs/common';
import { buildFeed } from '#core/feed/build';
import { encodeFeed, type DecodedFeed } from '#core/feed/encoding';
import { podcastGuidOf } from '#core/feed/enrich/identity';
import { writeFeed, type EpisodeView, type FeedWriting, type ShowView } from '#core/feed/write';
import { applyPatches } from '#core/model/patch';
import type { Enrichment, ShowMode } from '#core/model/show';
import type { NotesFormat, NotesReading, NotesView, NotHeld } from '#core/notes/reading';
import { writeNotes } from '#core/notes/write';
import { renderNotes } from '#core/notes/render';
import { Sources } from '../import/sources.ts';
import { Database } from '../platform/database.ts';
import { sha256 } from '../platform/secrets.ts';
import { Settings } from '../platform/settings.ts';
import { feedPath } from '../shows/feedPath.ts';
import { additionsOf, type LinkedFile } from './filesOf.ts';
import { notesViewOf } from './notesView.ts';
import { showToPublish, type EpisodeToPublish, type ShowToPublish } from './showToPublish.ts';

/** The feed as it would go out now, and everything that made it. The same records give the same bytes. */
export interface Composition {
  show: ShowToPublish;
  /** What the patches are of: the source, or the feed as it is built here. */
  base: string;
  writing: FeedWriting;
  mediaType: string;
  bytes: Uint8Array;
  hash: string;
  files: LinkedFile[];
  /** By episode: the notes as they were read, and as they are to be. */
  edits: Map<string, Edit>;
  mode: ShowMode;
  podcastGuid: string;
}

interface Edit {
  before: NotesReading;
  view: NotesView;
  /** Of a show made here: its corrected notes and what their form cannot hold. Of a feed the writing says it. */
  corrected?: { format: NotesFormat; before: string; after: string; notHeld: NotHeld[] };
}

interface Base {
  base: DecodedFeed;
  views: { episode: EpisodeToPublish; view: EpisodeView }[];
}

/** Where links would lead while nobody has said where we are. Nothing is published then. */
const NOWHERE = 'https://public-url.invalid';

@Injectable()
export class Compose {
  constructor(private readonly database: Database, private readonly sources: Sources, private readonly settings: Settings) {}

  /** @param wanted what the feed is to the one it came from, where that is not fixed yet */
  async run(showId: string, enrichments: readonly Enrichment[], wanted?: ShowMode): Promise<Composition> {
    const show = await showToPublish(this.database, showId, enrichments);
    const publicUrl = this.settings.publicUrl ?? NOWHERE;
    const feedUrl = `${publicUrl}${feedPath(show)}`;
    const mode = show.mode ?? wanted ?? (show.sourceId === null ? 'replace' : 'mirror');
    const podcastGuid = podcastGuidOf(mode, show.podcastGuid, show.mode !== null, feedUrl);
    const edits = await this.editsOf(show);
    const { base, views } = show.sourceId === null ? await this.built({ ...show, podcastGuid }, edits, feedUrl) : await this.imported(show, edits);
    const on = new Set(enrichments);
    const files: LinkedFile[] = [];
    for (const { episode, view } of views) {
      const records = show.records.get(episode.id);
      if (!records) continue;
      const made = additionsOf(show, episode, records, on, publicUrl);
      view.additions = made.additions;
      files.push(...made.files);
    }
    const additions = { mode, selfUrl: feedUrl, podcastGuid, hubUrl: this.settings.hubUrl };
    const writing = writeFeed(base.text, { show: { ...changedFieldsOf(show), additions }, episodes: views.map(({ view }) => view) }, enrichments);
    const bytes = encodeFeed(applyPatches(base.text, writing.patches), base.encoding, base.bom);
    const hash = sha256(bytes).toString('hex');
    return { show, base: base.text, writing, mediaType: `application/rss+xml; charset=${base.encoding}`, bytes, hash, files, edits, mode, podcastGuid };
  }

  private async editsOf(show: ShowToPublish): Promise<Composition['edits']> {
    const edits: Composition['edits'] = new Map();
    for (const episode of show.episodes) {
      const records = show.records.get(episode.id);
      if (!records || episode.revision === 0) continue;
      const { reading } = await this.sources.notes(episode);
      edits.set(episode.id, { before: reading, view: notesViewOf(episode.id, reading, records, show.speakers) });
    }
    return edits;
  }

  /** A show that came from a feed: its source, patched. */
  private async imported(show: ShowToPublish, edits: Composition['edits']): Promise<Base> {
    const base = await this.sources.feed(show.sourceId!);
    const views = show.episodes.filter(({ id }) => show.records.has(id)).map((episode) => ({ episode, view: { key: episode.key, notes: edits.get(episode.id)?.view } as EpisodeView }));
    return { base, views };
  }

  /** A show made here: its feed is built of what we know, with the corrected notes in it. */
  private async built(show: ShowToPublish, edits: Composition['edits'], selfUrl: string): Promise<Base> {
    const newestFirst = [...show.episodes].sort((a, b) => (b.pubDate ?? b.createdAt).getTime() - (a.pubDate ?? a.createdAt).getTime());
    const notes = new Map<string, string>();
    for (const episode of newestFirst) {
      const { text, format } = await this.sources.notes(episode);
      const edit = edits.get(episode.id);
      let corrected = text;
      if (edit && format !== 'none') {
        const { patches, notHeld } = writeNotes(text, format, edit.view);
        corrected = applyPatches(text, patches);
        edit.corrected = { format, before: text, after: corrected, notHeld };
      }
      notes.set(episode.id, format === 'text' ? renderNotes(corrected, 'text').html : corrected);
    }
    const { rows: [newest] } = await this.database.pool.query<{ at: Date | null }>('select max("createdAt") as at from "revision" where "showId" = $1', [show.id]);
    const changedAt = [show.createdAt, newest!.at ?? show.createdAt, ...show.episodes.map(({ createdAt }) => createdAt)].sort((a, b) => a.getTime() - b.getTime()).at(-1)!;
    const text = buildFeed({ ...show, locked: true, selfUrl, changedAt: changedAt.toISOString() }, newestFirst.map((episode) => ({
      guid: episode.guid ?? episode.key, title: episode.title, link: episode.link, pubDate: (episode.pubDate ?? episode.createdAt).toISOString(), durationMs: episode.durationMs, notes: notes.get(episode.id)!,
      enclosure: episode.enclosureUrl === null ? null : { url: episode.enclosureUrl, type: episode.enclosureType ?? 'audio/mpeg', length: Number(episode.enclosureLength ?? 0) },
    })));
    return { base: { text, encoding: 'utf-8', bom: false }, views: newestFirst.map((episode) => ({ episode, view: { key: episode.guid ?? episode.key } })) };
  }
}

/** What somebody changed here since the feed came in. */
function changedFieldsOf(show: ShowToPublish): ShowView {
  if (show.sourceId === null) return {};
  const { title, link, description, language, author, imageUrl, explicit, category } = show;
  const fields = { title, link, description, language, author, imageUrl, explicit, category };
  return Object.fromEntries(Object.entries(fields).filter(([name]) => show.changedFields.includes(name))) as ShowView;
}
