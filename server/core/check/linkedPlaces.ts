import { heard } from '../edit/bring/heard.ts';
import type { TranscriptChapter, TranscriptSegment } from '../formats/transcript.ts';
import type { Finding } from '../model/finding.ts';
import { formatTimestamp } from '../time/timestamp.ts';
import type { CheckedEpisode, Placed } from './episode.ts';
import { foundAt, foundOutside } from './found.ts';

/** Another place that holds the same transcript: a linked file, or the show notes if the records came from a file. */
export interface CheckedPlace {
  name: string;
  kind: 'transcript' | 'chapters';
  /** Why there is nothing to compare; null if there is. */
  problem: string | null;
  segments: readonly TranscriptSegment[];
  chapters: readonly TranscriptChapter[];
}

/** A place with a smaller share of the words than this holds only part of the transcript. */
const LEAST_SHARE = 0.6;
/** Captions begin with the breath before a turn, people type the second after it: a smaller difference than this is not reported. */
const OTHER_TIME_MS = 2_500;

type Segments = CheckedEpisode['segments'];

/**
 * How linked files and the notes differ from the records: one finding per kind and place, at the first passage, with the number of
 * passages. If the records agreed with the place before somebody corrected them, that is not reported: publishing corrects the place too.
 */
export function linkedPlaces(episode: CheckedEpisode): Finding[] {
  return (episode.places ?? []).filter(({ kind }) => kind === 'transcript').flatMap((place) => (place.problem === null ? transcriptFindings(episode, place) : [broken(place)]));
}

export const broken = ({ name, problem }: CheckedPlace): Finding =>
  foundOutside('linked-broken', 'warning', `${name} could not be used: ${problem} Where it is linked, apps get what is there.`);

function transcriptFindings(episode: CheckedEpisode, place: CheckedPlace): Finding[] {
  const { segments } = episode;
  if (segments.length === 0 || place.segments.length === 0) return [];
  const before = episode.base?.segments;
  const { found, ourOf, ours, file } = heard(segments, place.segments);
  const inBase = before ? heard(segments, before).found : null;
  const findings: Finding[] = [];
  const shared = ourOf.reduce((sum, word) => sum + (word === -1 ? 0 : 1), 0);
  if (file.words.length < ours.words.length * LEAST_SHARE) {
    findings.push(foundAt(segments[0]!, 'linked-incomplete', 'warning', `${place.name} holds ${Math.round((shared / ours.words.length) * 100)} % of the words of this transcript: it may be of a part, or of another recording.`));
    return findings;
  }
  const names = new Map(episode.speakers.flatMap(({ id, name, aliases }) => [name, ...aliases].map((called) => [called.toLowerCase(), id] as const)));
  const idOf = (name: string): string => names.get(name.toLowerCase()) ?? name;
  const others = passages(segments, (segment, index) => {
    const [there, was] = [found[index]!.speaker, inBase?.[index]!.speaker ?? null];
    return there !== null && segment.speakerId !== null && idOf(there) !== segment.speakerId && (was === null || idOf(was) !== idOf(there));
  });
  if (others.first) findings.push(foundAt(others.first, 'linked-speaker', 'warning', `${place.name} has ${found[segments.indexOf(others.first)]!.speaker} speaking here${more(others.count, 'passage', 'names somebody else')}.`));
  const times = passages(segments, (segment, index) => {
    const [there, was] = [found[index]!.startMs, inBase?.[index]!.startMs ?? null];
    return there !== null && segment.startMs !== null && segment.timeFrom !== 'chapter' && Math.abs(there - segment.startMs) > OTHER_TIME_MS && (was === null || Math.abs(was - there) > OTHER_TIME_MS);
  });
  if (times.first) findings.push(foundAt(times.first, 'linked-time', 'warning', `${place.name} has this at ${formatTimestamp(found[segments.indexOf(times.first)]!.startMs!)}, not at ${formatTimestamp(times.first.startMs!)}${more(times.count, 'passage', 'gives another time')}.`));
  return findings;
}

function passages(segments: Segments, differs: (segment: Segments[number], index: number) => boolean): { first: (Segments[number] & Placed) | undefined; count: number } {
  const all = segments.filter(differs);
  return { first: all[0], count: all.length };
}

const more = (count: number, what: string, does: string): string => (count === 1 ? '' : `, and ${does} for ${count - 1} more ${what}${count === 2 ? '' : 's'}`);
