import { UnprocessableEntityException } from '@nestjs/common';
import { ADDITIONS_OF_ITEMS } from '#core/feed/enrich/standing';
import type { Enrichment, ShowMode } from '#core/model/show';
import { readRecordsOf } from '../edit/readRecords.ts';
import { basesOf } from '../linked/base.ts';
import { asking } from '../platform/ask.ts';
import type { Database } from '../platform/database.ts';
import { isSameView, named, namedOfMany, viewOf, type NamedView, type PublishedView } from './publishedView.ts';
import type { PublishedShowFields } from './showFields.ts';
import { showFieldsOf } from './showFields.ts';
import { isPublic, type EpisodeToPublish, type PublicState, type ShowToPublish } from './showToPublish.ts';

/** What somebody wants to publish. */
export interface Wish {
  enrichments: readonly Enrichment[];
  /** How our feed relates to the original one, if that is not fixed yet. */
  mode?: ShowMode;
  /** The episodes to publish as they are now; absent: all. */
  episodeIds?: readonly string[];
  /** Whether changes to the show itself are published; they always are with all episodes, and with the first publication. */
  show?: boolean;
  /** States to publish in place of the present records. */
  given?: { episodes: ReadonlyMap<string, PublicState>; show: PublishedShowFields };
}

/** The state of an episode in the feed. */
export interface Outgoing extends PublicState {
  episode: EpisodeToPublish;
  /** Chosen for this publication; the others stay as they are published. */
  chosen: boolean;
  /** Whether we write its item; otherwise it is the source's own item, or not in the feed. */
  public: boolean;
}

export interface GoingOut {
  episodes: Outgoing[];
  show: PublishedShowFields;
}

/** Chosen, and different from what is published. */
export const isNew = ({ chosen, revision, view, withdrawn, episode: { last } }: Outgoing): boolean => chosen && (last === null || last.revision !== revision || last.withdrawn !== withdrawn || !isSameView(last.view, view));

/** The views that this publication publishes for the first time. */
export const newViews = ({ episodes }: GoingOut): NamedView[] => episodes.filter(isNew).flatMap(({ view }) => view ?? []);

/** Whether additions are made from every episode's records, edited or not. */
export const needsRecords = (enrichments: readonly Enrichment[]): boolean => ADDITIONS_OF_ITEMS.some((name) => enrichments.includes(name));

/** Each chosen episode as it is now, and the others as last published; reads records only of episodes that have changed since. */
export async function goingOut(database: Database, show: ShowToPublish, wish: Wish): Promise<GoingOut> {
  const chosen = wish.given ? new Set(wish.given.episodes.keys()) : chosenOf(show, wish.episodeIds);
  const wholly = wish.episodeIds === undefined || wish.show === true || show.last?.showFields == null;
  const views = wish.given ? new Map<string, NamedView>() : await viewsNow(database, show, show.episodes.filter((episode) => chosen.has(episode.id) && isToBeRead(show, episode, wish)));
  const stateOf = (episode: EpisodeToPublish): PublicState | null => {
    if (!chosen.has(episode.id)) return episode.last;
    const given = wish.given?.episodes.get(episode.id);
    if (given) return given;
    if (episode.withdrawn) return withdrawn(episode);
    return { withdrawn: false, revision: episode.revision, view: views.get(episode.id) ?? (episode.last?.revision === episode.revision ? episode.last.view : null) };
  };
  return {
    show: wish.given?.show ?? (wholly ? showFieldsOf(show) : show.last!.showFields!),
    episodes: show.episodes.map((episode) => {
      const state = stateOf(episode);
      return { episode, chosen: chosen.has(episode.id), public: isPublic(state), revision: state?.revision ?? null, view: state?.view ?? null, withdrawn: state?.withdrawn ?? false };
    }),
  };
}

/** An episode taken out keeps its published revision and view. */
const withdrawn = ({ madeHere, last }: EpisodeToPublish): PublicState => ({ revision: last?.revision ?? (madeHere ? null : 0), view: last?.view ?? null, withdrawn: true });

function chosenOf(show: ShowToPublish, episodeIds?: readonly string[]): Set<string> {
  const all = new Set(show.episodes.map(({ id }) => id));
  if (!episodeIds) return all;
  const chosen = new Set(episodeIds.map((id) => id.toLowerCase()));
  for (const id of chosen) if (!all.has(id)) throw ofAnotherShow();
  return chosen;
}

/** An episode that is published as it is need not be read, nor one that nobody edited, unless additions are made from its records. */
function isToBeRead(show: ShowToPublish, { revision, sourceId, last, withdrawn: isOut }: EpisodeToPublish, { enrichments }: Wish): boolean {
  if (isOut) return false;
  if (revision === 0 && sourceId === show.sourceId && !needsRecords(enrichments)) return false;
  return !(last?.view && last.revision === revision && last.view.sourceId === sourceId);
}

/** How many episodes' records are in memory at a time. */
const FEW = 16;

async function viewsNow(database: Database, show: ShowToPublish, episodes: readonly EpisodeToPublish[]): Promise<Map<string, NamedView>> {
  const views = new Map<string, NamedView>();
  for (let from = 0; from < episodes.length; from += FEW) {
    for (const [id, view] of await viewsOf(database, show, episodes.slice(from, from + FEW))) views.set(id, episodes.length > FEW ? await namedOfMany(view) : named(view));
  }
  return views;
}

async function viewsOf(database: Database, show: ShowToPublish, episodes: readonly EpisodeToPublish[]): Promise<Map<string, PublishedView>> {
  const ids = episodes.map(({ id }) => id);
  const ask = asking(database.pool);
  const { speakers, episodes: records } = await readRecordsOf(ask, show.id, ids);
  const bases = await basesOf(ask, ids);
  return new Map(episodes.map((episode) => [episode.id, viewOf(episode, records.get(episode.id)!, speakers, bases.get(episode.id))]));
}

const ofAnotherShow = () => new UnprocessableEntityException({ code: 'other-show', message: 'One of the episodes belongs to another show: a publication is of one feed.', issues: [{ path: 'episodeIds', message: 'names an episode of another show' }] });
