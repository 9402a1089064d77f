import { Injectable } from '@nestjs/common';
import { podcastGuidOf } from '#core/feed/enrich/identity';
import type { ShowView } from '#core/feed/view';
import type { Enrichment, ShowMode } from '#core/model/show';
import { Skeletons } from '../import/skeletons.ts';
import { asking } from '../platform/ask.ts';
import { Database } from '../platform/database.ts';
import { sha256 } from '../platform/secrets.ts';
import { Settings } from '../platform/settings.ts';
import { ReadAnew } from '../reader/readAnew.ts';
import { feedPath } from '../shows/feedPath.ts';
import { ComposeBuilt } from './composeBuilt.ts';
import { goingOut, needsRecords, type GoingOut, type Wish } from './goingOut.ts';
import { ComposeByItems, type OverSource } from './items/composeByItems.ts';
import { linkedNow } from './linkedNow.ts';
import type { MadeFeed } from './madeFeed.ts';
import { withOriginsNow } from './originsNow.ts';
import { publicDate } from './publicDate.ts';
import { Recent } from './recent.ts';
import { showReadAnew } from './showReadAnew.ts';
import type { ShowToPublish } from './showToPublish.ts';
import { standOf } from './stand.ts';

/** The feed as it would be published, and everything it was made from. The same views give the same bytes. */
export interface Composition {
  show: ShowToPublish;
  enrichments: readonly Enrichment[];
  going: GoingOut;
  feed: MadeFeed;
  /** The name of its bytes (`PlannedFeed`), in hex. */
  hash: string;
  mode: ShowMode;
  podcastGuid: string;
}

/** A composition, and what it was made from ({@link standOf}). */
export interface Composed {
  stand: string;
  composition: Composition;
}

type Outgoing = OverSource & Pick<Composition, 'going' | 'mode' | 'podcastGuid'>;

/** Origin of links as long as no public address is set; nothing is published then. */
const NOWHERE = 'https://public-url.invalid';

/** How often a feed is composed in which something moves each time: a busy show must not keep anybody waiting for ever. */
const TRIES = 3;

@Injectable()
export class Compose {
  private readonly recent = new Recent<Composed>(({ composition }) => heldBy(composition));
  private readonly recentFeeds = new Recent<Pick<Composition, 'feed' | 'going'>>(heldBy);

  constructor(private readonly database: Database, private readonly settings: Settings, private readonly byItems: ComposeByItems, private readonly built: ComposeBuilt, private readonly anew: ReadAnew, private readonly skeletons: Skeletons) {}

  async run(showId: string, wish: Wish): Promise<Composition> {
    if (wish.given) return this.composed(showId, wish);
    const ask = asking(this.database.pool);
    let stand = await standOf(ask, showId);
    const known = this.last(showId, wish);
    if (known?.stand === stand) return known.composition;
    for (let tries = 1; ; tries += 1) {
      const composition = await this.composed(showId, wish);
      const standNow = await standOf(ask, showId);
      if (standNow === stand) this.recent.keep(this.nameOfWish(showId, wish), { stand, composition });
      // if anything changed while we read, the composition may or may not contain it: nobody could publish what it shows
      if (standNow === stand || tries === TRIES) return composition;
      stand = standNow;
    }
  }

  /** What was last composed here for the same wish. Whoever uses it has to make sure that the show still stands as it did. */
  last(showId: string, wish: Wish): Composed | undefined {
    return this.recent.find(this.nameOfWish(showId, wish));
  }

  private nameOfWish(showId: string, { enrichments, mode, episodeIds, show }: Wish): string {
    return nameOf([showId, enrichments, mode, episodeIds, show, this.settings.publicUrl]);
  }

  private async composed(showId: string, wish: Wish): Promise<Composition> {
    const outgoing = await this.outgoing(showId, wish);
    const { show, going, enrichments, channel, to, mode, podcastGuid } = outgoing;
    const name = nameOf([show, going, enrichments, channel, to.publicUrl, [...to.linked]]);
    const { feed } = this.recentFeeds.find(name) ?? this.recentFeeds.keep(name, { feed: await this.make(outgoing), going });
    return { show, enrichments, going, feed, hash: feed.planned.name.toString('hex'), mode, podcastGuid };
  }

  /** Everything that the feed is to be made from. */
  async outgoing(showId: string, wish: Wish): Promise<Outgoing> {
    const show = await showReadAnew(this.database, this.anew, showId);
    const going = await goingOut(this.database, show, wish);
    going.episodes = await withOriginsNow(this.database, going.episodes);
    const publicUrl = this.settings.publicUrl ?? NOWHERE;
    const feedUrl = `${publicUrl}${feedPath(show)}`;
    const { enrichments } = wish;
    const mode = show.mode ?? wish.mode ?? (show.sourceId === null ? 'replace' : 'mirror');
    const podcastGuid = podcastGuidOf(mode, show.podcastGuid, show.mode !== null, feedUrl);
    return {
      show, going, enrichments, feedUrl, mode, podcastGuid,
      ours: going.episodes.filter(({ public: isPublic, withdrawn, view, episode }) => (episode.goneAt !== null && !withdrawn) || (isPublic && (view !== null || needsRecords(enrichments)))),
      leaving: going.episodes.filter((outgoing) => outgoing.withdrawn),
      // apps would ask a hub for the address of a private feed, which is its key
      channel: { ...changedFieldsOf(show, going), additions: { mode, selfUrl: feedUrl, podcastGuid, ...(!show.private && { hubUrl: this.settings.hubUrl }), lastBuildDate: await publicDate(this.skeletons, show, enrichments) } },
      to: { fields: going.show.fields, on: new Set(enrichments), publicUrl, linked: await linkedNow(this.database, showId) },
    };
  }

  /** Makes the feed: item by item over a source, or built as a whole. */
  private make(outgoing: Outgoing): Promise<MadeFeed> {
    return outgoing.show.sourceId === null ? this.built.of(outgoing) : this.byItems.of(outgoing);
  }
}

const nameOf = (madeOf: unknown): string => sha256(JSON.stringify(madeOf)).toString('hex');

/** The show's fields that were changed here since the import. */
function changedFieldsOf({ sourceId }: ShowToPublish, { show: { fields, changed } }: GoingOut): ShowView {
  if (sourceId === null) return {};
  return Object.fromEntries(Object.entries(fields).filter(([name]) => changed.includes(name))) as ShowView;
}

/** Memory held by a composition, including its views, from which its files are written again. */
const heldBy = ({ feed: { planned: { chunks } }, going: { episodes } }: Pick<Composition, 'feed' | 'going'>): number =>
  chunks.reduce((sum, { deflated }) => sum + (deflated?.length ?? 0), 0) + episodes.reduce((sum, { view }) => sum + (view?.weight ?? 0), 0);
