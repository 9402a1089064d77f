import { Enrichment } from '#core/model/show';
import type { NotesReading } from '#core/notes/reading';
import type { Composition } from './compose.ts';
import { additionsOf, personsOf, transcriptsOf } from './filesOf.ts';
import type { Outgoing } from './goingOut.ts';
import type { MadeFeed } from './madeFeed.ts';
import { isSameView, type PublishedView } from './publishedView.ts';
import type { ShowFields } from './showFields.ts';
import { isPublic } from './showToPublish.ts';
import { viewOfReading } from './viewOfReading.ts';

/** How a publication changes one kind of addition. */
export interface AdditionChange {
  enrichment: Enrichment;
  action: 'add' | 'renew' | 'remove';
  /** Number of elements in episodes; elements of the show itself do not count. */
  elements: number;
  episodes: number;
  /** In words: "adds 8 transcript links to 2 episodes". */
  words: string;
}

type OfEpisode = Extract<Enrichment, 'transcripts' | 'transcript-in-notes' | 'chapters' | 'psc' | 'persons'>;
const OF_EPISODES: readonly OfEpisode[] = ['transcripts', 'transcript-in-notes', 'chapters', 'psc', 'persons'];

const NAMES: Record<Exclude<OfEpisode, 'transcript-in-notes'>, string> = { transcripts: 'transcript link', chapters: 'link to a chapter file', psc: 'chapter list', persons: 'person' };
const NAMES_OF_SHOW: Partial<Record<Enrichment, string>> = { 'podcast-guid': 'the show’s identity', 'self-link': 'the feed’s own address', hub: 'the hub that is told of changes', 'new-feed-url': 'the feed’s new address' };
const PLURALS: Record<string, string> = { person: 'people', 'link to a chapter file': 'links to chapter files' };

const several = (count: number, name: string): string => (count === 1 ? `1 ${name}` : `${count} ${PLURALS[name] ?? `${name}s`}`);

/** An episode as it is public or is to be published; null if we do not write its item. */
type Said = { show: ShowFields; view: PublishedView; on: readonly Enrichment[]; notesHadNone: boolean } | null;

const ELEMENTS: Record<OfEpisode, (said: NonNullable<Said>) => number> = {
  'transcripts': ({ view }) => transcriptsOf(view).length,
  'transcript-in-notes': ({ view, notesHadNone }) => (notesHadNone ? Math.min(1, view.segments.length) : 0),
  'chapters': ({ view }) => Math.min(1, view.chapters.length),
  'psc': ({ view }) => Math.min(1, view.chapters.length),
  'persons': ({ show, view }) => personsOf(show, view).length,
};

/** Number of elements of a kind that we add to an episode. */
const elementsOf = (kind: OfEpisode, said: Said): number => (said?.on.includes(kind) ? ELEMENTS[kind](said) : 0);

/** The content of these elements. For files, it takes writing them; what the notes say of the transcript is told as corrections. */
function saysOf(kind: OfEpisode, episodeId: string, { show, view }: NonNullable<Said>): string {
  const { additions: { transcripts, chaptersUrl, simpleChapters, persons } } = additionsOf(show, episodeId, view, new Set([kind]), '');
  return JSON.stringify({ transcripts, 'transcript-in-notes': null, chapters: chaptersUrl, psc: simpleChapters, persons }[kind]);
}

/** The additions that a publication changes, by kind. */
export async function additionChanges({ show, going, enrichments, feed }: Composition, notesOf: (outgoing: Outgoing) => Promise<NotesReading>): Promise<AdditionChange[]> {
  const then = (show.last?.enrichments ?? []) as Enrichment[];
  const fieldsThen = (show.last?.showFields ?? going.show).fields;
  const counted = new Map<string, AdditionChange>();
  const count = (enrichment: Enrichment, action: AdditionChange['action'], elements: number): void => {
    const key = `${enrichment} ${action}`;
    const line = counted.get(key) ?? { enrichment, action, elements: 0, episodes: 0, words: '' };
    counted.set(key, { ...line, elements: line.elements + elements, episodes: line.episodes + 1 });
  };
  const sameFields = JSON.stringify(fieldsThen) === JSON.stringify(going.show.fields);
  const toggled = OF_EPISODES.filter((name) => then.includes(name) !== enrichments.includes(name));
  const asItCame = async (outgoing: Outgoing) => viewOfReading(show.id, outgoing.episode, await notesOf(outgoing));
  const anyOn = OF_EPISODES.some((name) => then.includes(name) || enrichments.includes(name));
  for (const outgoing of anyOn ? going.episodes : []) {
    const { episode } = outgoing;
    const wasPublic = isPublic(episode.last);
    const sameView = wasPublic === outgoing.public && isSameView(episode.last?.view ?? null, outgoing.view);
    if (toggled.length === 0 && sameView) continue;
    const mayTell = (outgoing.revision ?? 0) > 0 && [...then, ...enrichments].includes('transcript-in-notes');
    const notesHadNone = mayTell && (await notesOf(outgoing)).segments.length === 0;
    const before: Said = wasPublic ? { notesHadNone, show: fieldsThen, view: (await episode.last!.view?.load()) ?? (await asItCame(outgoing)), on: then } : null;
    const after: Said = outgoing.public ? { notesHadNone, show: going.show.fields, view: sameView && before ? before.view : ((await outgoing.view?.load()) ?? (await asItCame(outgoing))), on: enrichments } : null;
    for (const name of sameView && sameFields ? toggled : OF_EPISODES) {
      const [elementsBefore, elements] = [elementsOf(name, before), elementsOf(name, after)];
      if (elementsBefore === 0 && elements > 0) count(name, 'add', elements);
      else if (elementsBefore > 0 && elements === 0) count(name, 'remove', elementsBefore);
      else if (elements > 0 && saysOf(name, episode.id, before!) !== saysOf(name, episode.id, after!)) count(name, 'renew', elements);
    }
  }
  const ofEpisodes = [...counted.values()].map((line) => ({ ...line, words: wordsOf(line) }));
  return [...ofEpisodes, ...ofShow(then, enrichments), ...ofDate(feed, enrichments, then)].sort((a, b) => Enrichment.options.indexOf(a.enrichment) - Enrichment.options.indexOf(b.enrichment));
}

function ofShow(then: readonly Enrichment[], now: readonly Enrichment[]): AdditionChange[] {
  return Enrichment.options.flatMap((enrichment): AdditionChange[] => {
    const name = NAMES_OF_SHOW[enrichment];
    if (name === undefined || then.includes(enrichment) === now.includes(enrichment)) return [];
    const action = now.includes(enrichment) ? 'add' : 'remove';
    return [{ enrichment, action, elements: 1, episodes: 0, words: `${action}s ${name}` }];
  });
}

const DATES = { moves: ['renew', 'sets lastBuildDate to the time of publication'], returns: ['remove', 'sets lastBuildDate back to what the feed came with'] } as const;

/** Of a feed built here the date moves anyway. */
function ofDate({ lastBuildDate }: MadeFeed, now: readonly Enrichment[], then: readonly Enrichment[]): AdditionChange[] {
  if (lastBuildDate === 'stays' || ![...now, ...then].includes('last-build-date')) return [];
  const [action, words] = DATES[lastBuildDate];
  return [{ enrichment: 'last-build-date', action, elements: 1, episodes: 0, words }];
}

function wordsOf({ enrichment, action, elements, episodes }: AdditionChange): string {
  if (enrichment === 'transcript-in-notes') return action === 'remove' ? `takes the transcript out of the notes of ${several(episodes, 'episode')}` : `writes the transcript into the notes of ${several(episodes, 'episode')}`;
  const what = several(elements, NAMES[enrichment as keyof typeof NAMES]);
  const where = several(episodes, 'episode');
  if (action === 'renew') return `renews ${what} in ${where}`;
  return action === 'add' ? `adds ${what} to ${where}` : `removes ${what} from ${where}`;
}
