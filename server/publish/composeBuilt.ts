import { Injectable } from '@nestjs/common';
import { builtAtOf, buildFeed, type BuiltEpisode } from '#core/feed/build';
import { encodeFeed } from '#core/feed/encoding';
import { writeFeed, type EpisodeView } from '#core/feed/write';
import { applyPatches } from '#core/model/patch';
import { renderNotes } from '#core/notes/render';
import { Sources } from '../import/sources.ts';
import { Clock } from '../platform/clock.ts';
import { sha256 } from '../platform/secrets.ts';
import { Additions, type Added, type AddingTo } from './additions.ts';
import { BuiltFeed } from './builtFeed.ts';
import { correctedNotes } from './correctedNotes.ts';
import { feedText } from './feedText.ts';
import type { EpisodeFiles } from './filesOf.ts';
import type { GoingOut, Outgoing } from './goingOut.ts';
import type { OverSource } from './items/composeByItems.ts';
import { Recent } from './recent.ts';
import { KeptFeeds } from './store/keptFeeds.ts';
import { chunkAt, planWhole, type CutBytes } from './store/plan.ts';

type OfNoSource = Omit<OverSource, 'ours' | 'leaving'> & { going: GoingOut; podcastGuid: string };

/** One episode in the feed. */
interface Entry {
  item: BuiltEpisode & { pubDate: string };
  added: Added;
  /** Size of its view, from which its files are written. */
  weight: number;
}

/**
 * Builds the feed of a show created here from what is public, with corrected notes and additions like any other feed. Episodes unchanged since
 * the feed was last built are not read.
 */
@Injectable()
export class ComposeBuilt {
  /** By show, the entries of its last feed, keyed by a name of everything each was made from. */
  private readonly made = new Recent<ReadonlyMap<string, Entry>>((entries) => [...entries.values()].reduce((sum, { item, weight }) => sum + item.notes.length + weight, 0));

  constructor(private readonly sources: Sources, private readonly additions: Additions, private readonly kept: KeptFeeds, private readonly clock: Clock) {}

  async of({ show, podcastGuid, going, channel, enrichments, to, feedUrl }: OfNoSource): Promise<BuiltFeed> {
    const before = this.made.find(show.id);
    const made = new Map<string, Entry>();
    const entries = [];
    const nameOf = namesOf(to);
    for (const outgoing of going.episodes.filter((each) => each.public)) {
      const name = nameOf(outgoing);
      const entry = before?.get(name) ?? (await this.entryOf(outgoing, to));
      made.set(name, entry);
      entries.push(entry);
    }
    this.made.keep(show.id, made);
    const newestFirst = entries.sort((a, b) => Date.parse(b.item.pubDate) - Date.parse(a.item.pubDate));
    const out = show.last && (await this.kept.cut(show.id, show.last.sha256));
    // with the date of the public feed, so that the same content gives the same bytes and name
    const builtAt = (out && (await builtAtIn(out))) ?? show.createdAt.toISOString();
    const base = buildFeed({ ...going.show.fields, podcastGuid, locked: true, selfUrl: feedUrl, builtAt }, newestFirst.map(({ item }) => item));
    const episodes: EpisodeView[] = [];
    const files: EpisodeFiles[] = [];
    for (const { item, added } of newestFirst) {
      episodes.push({ key: item.guid, additions: added.additions });
      files.push(added.files);
    }
    const writing = writeFeed(base, { show: channel, episodes }, enrichments);
    const text = applyPatches(base, writing.patches);
    const plan = (feed: string) => planWhole(encodeFeed(feed, 'utf-8', false), out);
    const planned = await plan(text);
    const isNew = !show.last || !planned.name.equals(show.last.sha256);
    return new BuiltFeed({ planned, plan, isNew, isPublic: show.last !== null, composedMs: this.clock.now(), text, base, writing, files, feedUrl, before: async () => (show.last ? feedText(await this.kept.whole(show.id, show.last.sha256)) : '') });
  }

  private async entryOf({ episode, revision, view: named }: Outgoing, to: AddingTo): Promise<Entry> {
    const [view, source] = [await named!.load(), await this.sources.notes(episode)];
    const { text } = correctedNotes(source, revision! > 0 ? view : null, to.on);
    const { title, link, pubDate, durationMs, enclosureUrl, enclosureType, enclosureLength } = view.item;
    return {
      item: {
        guid: episode.guid ?? episode.key, title, link, pubDate: pubDate ?? episode.createdAt.toISOString(), durationMs, notes: source.format === 'text' ? renderNotes(text, 'text').html : text,
        enclosure: enclosureUrl === null ? null : { url: enclosureUrl, type: enclosureType ?? 'audio/mpeg', length: enclosureLength ?? 0 },
      },
      added: await this.additions.of(episode, { reading: source.told, view }, to, () => named!.load()),
      weight: named!.weight,
    };
  }
}

/** The date that a feed states near its beginning. */
async function builtAtIn(feed: CutBytes): Promise<string | null> {
  let beginning = '';
  for (const index of feed.chunks.keys()) {
    beginning += (await chunkAt(feed, index)).toString('latin1');
    const builtAt = builtAtOf(beginning);
    if (builtAt !== null) return builtAt;
  }
  return null;
}

/** Names everything that an entry is made from: the same name means the same entry. */
function namesOf({ fields, on, publicUrl, linked }: AddingTo): (outgoing: Outgoing) => string {
  const common = sha256(JSON.stringify([fields, [...on], publicUrl])).toString('hex');
  return ({ episode: { id, key, guid, sourceId, createdAt, revision }, revision: published, view }) =>
    sha256(JSON.stringify([common, id, key, guid, sourceId, createdAt, revision > 0, published! > 0, view, linked.get(id) ?? null])).toString('hex');
}
