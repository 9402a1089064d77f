import { ADDITIONS_OF_CHANNEL, ADDITIONS_OF_ITEMS, type AdditionOfChannel, type AdditionOfItem, type Standing } from '#core/feed/enrich/standing';
import { standingChange, type InFeeds, type StandingChange } from '#core/feed/enrich/standingChange';
import type { Replaced } from '#core/feed/view';
import { Enrichment } from '#core/model/show';
import type { NotesReading } from '#core/notes/reading';
import type { Composition } from './compose.ts';
import type { Outgoing } from './goingOut.ts';
import type { MadeFeed } from './madeFeed.ts';
import { transcriptInNotes } from './transcriptInNotes.ts';

/** How a publication changes one kind of addition. */
export interface AdditionChange {
  enrichment: Enrichment;
  action: StandingChange['action'];
  /** Number of elements in episodes; elements of the show itself do not count. */
  elements: number;
  episodes: number;
  /** In words: "adds 8 transcript links to 2 episodes". */
  words: string;
}

/** What a publication says of additions. */
export interface AdditionsSaid {
  additions: AdditionChange[];
  replaced: Replaced[];
  /** How many tokens that prove somebody else’s ownership are left out. */
  proofsLeftOut: number;
}

/** The additions that a publication changes, by kind, and what was there in their place; of what is public now, element by element. */
export async function additionChanges(composition: Composition, notesOf: (outgoing: Outgoing) => Promise<NotesReading>): Promise<AdditionsSaid> {
  const { show, enrichments, feed } = composition;
  const then = (show.last?.enrichments ?? []) as Enrichment[];
  const replaced: Replaced[] = [];
  const note = (key: string | null, gone: readonly Standing[]): void => {
    for (const element of new Set(gone.map((each) => each.element))) {
      const urls = gone.flatMap((each) => (each.element === element && each.value !== null ? [each.value] : []));
      if (urls.length > 0) replaced.push({ key, element, urls });
    }
  };
  const ofShow: AdditionChange[] = [];
  const channel = await feed.standing.channel();
  for (const name of channel ? ADDITIONS_OF_CHANNEL : []) {
    const change = standingChange(only(channel!, name));
    if (!change) continue;
    ofShow.push({ enrichment: name, action: change.action, elements: 1, episodes: 0, words: OF_SHOW[change.action](NAMES_OF_SHOW[name], change) });
    note(null, change.replaced);
  }
  const proofs = channel ? (standingChange(only(channel, 'claims'))?.replaced ?? []) : [];
  note(null, proofs);
  const counted = new Map<string, Counted>();
  const kinds = ADDITIONS_OF_ITEMS.filter((name) => then.includes(name) || enrichments.includes(name));
  for await (const [key, item] of kinds.length > 0 ? feed.standing.items() : []) {
    for (const name of kinds) {
      const change = standingChange(only(item, name));
      if (!change) continue;
      count(counted, name, change);
      note(key, change.replaced);
    }
  }
  const ofEpisodes = [...counted.values()].map(({ enrichment, action, came, gone, episodes }): AdditionChange => ({ enrichment, action, elements: action === 'remove' ? gone : came, episodes, words: OF_EPISODES[action]({ name: NAMES[enrichment], came, gone, episodes }) }));
  const additions = [...ofEpisodes, ...(await transcriptInNotes(composition, notesOf)), ...ofShow, ...ofDate(feed, enrichments, then)].sort((a, b) => Enrichment.options.indexOf(a.enrichment) - Enrichment.options.indexOf(b.enrichment));
  return { additions, replaced, proofsLeftOut: proofs.length };
}

/** One addition in each of the feeds. */
const only = <Name extends string>({ sourceThen, before, after, source }: InFeeds<Record<Name, Standing[]>>, name: Name): InFeeds<Standing[]> =>
  ({ sourceThen: sourceThen[name], before: before[name], after: after[name], source: source[name] });

interface Counted {
  enrichment: AdditionOfItem;
  action: StandingChange['action'];
  came: number;
  gone: number;
  episodes: number;
}

function count(counted: Map<string, Counted>, enrichment: AdditionOfItem, { action, came, gone }: StandingChange): void {
  const key = `${enrichment} ${action}`;
  const line = counted.get(key) ?? { enrichment, action, came: 0, gone: 0, episodes: 0 };
  counted.set(key, { ...line, came: line.came + came.length, gone: line.gone + gone.length, episodes: line.episodes + 1 });
}

const NAMES: Record<AdditionOfItem, string> = { transcripts: 'transcript link', chapters: 'link to a chapter file', psc: 'chapter list', persons: 'person' };
const NAMES_OF_SHOW: Record<AdditionOfChannel, string> = { 'podcast-guid': 'the show’s identity', 'self-link': 'the feed’s own address', hub: 'the hub that is told of changes', 'new-feed-url': 'the feed’s new address' };
const PLURALS: Record<string, string> = { person: 'people', 'link to a chapter file': 'links to chapter files' };

const several = (number: number, name: string): string => (number === 1 ? `1 ${name}` : `${number} ${PLURALS[name] ?? `${name}s`}`);
const hosts = (number: number, name: string): string => (number === 1 ? `the host’s ${name}` : `the host’s ${several(number, name)}`);

type InWords = Pick<Counted, 'came' | 'gone' | 'episodes'> & { name: string };

const OF_EPISODES: Record<StandingChange['action'], (counted: InWords) => string> = {
  add: ({ name, came, episodes }) => `adds ${several(came, name)} to ${several(episodes, 'episode')}`,
  replace: ({ name, came, gone, episodes }) => `replaces ${hosts(gone, name)} in ${several(episodes, 'episode')}${came === gone ? '' : ` with ${came}`}`,
  renew: ({ name, came, episodes }) => `renews ${several(came, name)} in ${several(episodes, 'episode')}`,
  remove: ({ name, gone, episodes }) => `removes ${several(gone, name)} from ${several(episodes, 'episode')}`,
  return: ({ name, came, episodes }) => `puts ${hosts(came, name)} back in ${several(episodes, 'episode')}`,
};

const OF_SHOW: Record<StandingChange['action'], (name: string, change: StandingChange) => string> = {
  add: (name) => `adds ${name}`,
  replace: (name) => `sets ${name} in place of the host’s`,
  renew: (name) => `renews ${name}`,
  remove: (name, { replaced }) => (replaced.length > 0 ? `leaves out ${name} that the host gives` : `removes ${name}`),
  return: (name) => `sets ${name} back to the host’s`,
};

const DATES = { moves: ['renew', 'sets lastBuildDate to the time of publication'], returns: ['remove', 'sets lastBuildDate back to what the feed came with'] } as const;

/** Of a feed built here the date moves anyway. */
function ofDate({ lastBuildDate }: MadeFeed, now: readonly Enrichment[], then: readonly Enrichment[]): AdditionChange[] {
  if (lastBuildDate === 'stays' || ![...now, ...then].includes('last-build-date')) return [];
  const [action, words] = DATES[lastBuildDate];
  return [{ enrichment: 'last-build-date', action, elements: 1, episodes: 0, words }];
}
