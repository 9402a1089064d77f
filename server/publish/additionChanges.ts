import { Enrichment } from '#core/model/show';
import type { Composition } from './compose.ts';
import { additionsOf } from './filesOf.ts';
import type { Outgoing } from './goingOut.ts';
import { isSameView, type PublishedView } from './publishedView.ts';
import type { ShowFields } from './showFields.ts';
import { isPublic } from './showToPublish.ts';

/** What becomes of one kind of addition with a publication. */
export interface AdditionChange {
  enrichment: Enrichment;
  action: 'add' | 'renew' | 'remove';
  /** How many elements, in how many episodes; none of the show's own. */
  elements: number;
  episodes: number;
  /** In words: "adds 8 transcript links to 2 episodes". */
  words: string;
}

type OfEpisode = Extract<Enrichment, 'transcripts' | 'chapters' | 'psc' | 'persons'>;
const OF_EPISODES: readonly OfEpisode[] = ['transcripts', 'chapters', 'psc', 'persons'];

const NAMES: Record<OfEpisode, string> = { transcripts: 'transcript link', chapters: 'link to a chapter file', psc: 'chapter list', persons: 'person' };
const NAMES_OF_SHOW: Partial<Record<Enrichment, string>> = { 'podcast-guid': 'the show’s identity', 'self-link': 'the feed’s own address', hub: 'the hub that is told of changes', 'new-feed-url': 'the feed’s new address' };
const PLURALS: Record<string, string> = { person: 'people', 'link to a chapter file': 'links to chapter files' };

const several = (count: number, name: string): string => (count === 1 ? `1 ${name}` : `${count} ${PLURALS[name] ?? `${name}s`}`);

/** What we add to one episode: by kind, how many elements, and what they say. */
type Added = Partial<Record<OfEpisode, { elements: number; says: string }>>;

function addedTo(show: ShowFields, { id }: { id: string }, view: PublishedView, on: readonly Enrichment[]): Added {
  const { additions: { transcripts, chaptersUrl, simpleChapters = [], persons = [] } } = additionsOf(show, id, view, new Set(on), '');
  return {
    ...(on.includes('transcripts') && transcripts && { transcripts: { elements: transcripts.length, says: JSON.stringify(transcripts) } }),
    ...(on.includes('chapters') && chaptersUrl && { chapters: { elements: 1, says: chaptersUrl } }),
    ...(on.includes('psc') && simpleChapters.length > 0 && { psc: { elements: 1, says: JSON.stringify(simpleChapters) } }),
    ...(on.includes('persons') && persons.length > 0 && { persons: { elements: persons.length, says: JSON.stringify(persons) } }),
  };
}

/** The additions that change with a publication, kind by kind; what stays as it is out is not told. */
export async function additionChanges({ show, going, enrichments }: Composition, asItCame: (outgoing: Outgoing) => Promise<PublishedView>): Promise<AdditionChange[]> {
  const then = (show.last?.enrichments ?? []) as Enrichment[];
  const fieldsThen = (show.last?.showFields ?? going.show).fields;
  const counted = new Map<string, AdditionChange>();
  const count = (enrichment: Enrichment, action: AdditionChange['action'], elements: number): void => {
    const key = `${enrichment} ${action}`;
    const line = counted.get(key) ?? { enrichment, action, elements: 0, episodes: 0, words: '' };
    counted.set(key, { ...line, elements: line.elements + elements, episodes: line.episodes + 1 });
  };
  const toggled = OF_EPISODES.filter((name) => then.includes(name) !== enrichments.includes(name));
  const anyOn = OF_EPISODES.some((name) => then.includes(name) || enrichments.includes(name));
  for (const outgoing of anyOn ? going.episodes : []) {
    const { episode } = outgoing;
    const wasPublic = isPublic(episode.last);
    if (toggled.length === 0 && wasPublic === outgoing.public && isSameView(episode.last?.view ?? null, outgoing.view)) continue;
    const before = wasPublic ? addedTo(fieldsThen, episode, (await episode.last!.view?.load()) ?? (await asItCame(outgoing)), then) : {};
    const after = outgoing.public ? addedTo(going.show.fields, episode, (await outgoing.view?.load()) ?? (await asItCame(outgoing)), enrichments) : {};
    for (const name of OF_EPISODES) {
      if (!before[name] && after[name]) count(name, 'add', after[name].elements);
      else if (before[name] && !after[name]) count(name, 'remove', before[name].elements);
      else if (before[name] && after[name] && before[name].says !== after[name].says) count(name, 'renew', after[name].elements);
    }
  }
  const ofEpisodes = [...counted.values()].map((line) => ({ ...line, words: wordsOf(line) }));
  return [...ofEpisodes, ...ofShow(then, enrichments)].sort((a, b) => Enrichment.options.indexOf(a.enrichment) - Enrichment.options.indexOf(b.enrichment));
}

function ofShow(then: readonly Enrichment[], now: readonly Enrichment[]): AdditionChange[] {
  return Enrichment.options.flatMap((enrichment): AdditionChange[] => {
    const name = NAMES_OF_SHOW[enrichment];
    if (name === undefined || then.includes(enrichment) === now.includes(enrichment)) return [];
    const action = now.includes(enrichment) ? 'add' : 'remove';
    return [{ enrichment, action, elements: 1, episodes: 0, words: `${action}s ${name}` }];
  });
}

function wordsOf({ enrichment, action, elements, episodes }: AdditionChange): string {
  const what = several(elements, NAMES[enrichment as OfEpisode]);
  const where = several(episodes, 'episode');
  if (action === 'renew') return `renews ${what} in ${where}`;
  return action === 'add' ? `adds ${what} to ${where}` : `removes ${what} from ${where}`;
}
