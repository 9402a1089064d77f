/** A place that holds an episode's transcript, or should. */
export interface TranscriptCandidate {
  /** Its name for people: "transcript.vtt", "the show notes". */
  name: string;
  /** Its name in `formats/registry`; "notes" for the show notes. */
  format: string;
  words: number;
  /** How many of its segments name a speaker. */
  named: number;
  /** Whether its language, if stated, is the show's. */
  isInLanguage: boolean;
}

export interface Chosen {
  /** Index of the candidate. */
  index: number;
  why: string;
}

/** The finest first: those with speakers separate from words, then those with times to the millisecond, then those for human readers. */
const ORDER = ['podcast-json', 'vtt', 'srt', 'html', 'notes'];
/** A place with a smaller share of the words than this holds only part of the episode. */
const LEAST_SHARE = 0.6;

const TITLES: Readonly<Record<string, string>> = { 'podcast-json': 'JSON', vtt: 'WebVTT', srt: 'SubRip', html: 'HTML', notes: 'the show notes' };

/**
 * Chooses the place to take an episode's transcript from: among those that name speakers, the first of JSON, WebVTT, SubRip, HTML, show
 * notes, anything else; only if none does, the first of all in that order. One in another language, or with less than 60 % of the words of
 * the fullest one, ranks last.
 *
 * @returns null if no place holds words
 */
export function chooseTranscript(candidates: readonly TranscriptCandidate[]): Chosen | null {
  const fullest = Math.max(0, ...candidates.filter(({ isInLanguage }) => isInLanguage).map(({ words }) => words));
  const ranked = candidates.map((candidate, index) => ({ candidate, index, rank: rankOf(candidate, fullest) })).filter(({ candidate }) => candidate.words > 0);
  ranked.sort((a, b) => a.rank.findIndex((value, at) => value !== b.rank[at]) === -1 ? a.index - b.index : compare(a.rank, b.rank));
  const [first, ...others] = ranked;
  return first ? { index: first.index, why: reasonFor(first.candidate, others.map(({ candidate }) => candidate), fullest) } : null;
}

const isWhole = ({ words }: TranscriptCandidate, fullest: number): boolean => words >= fullest * LEAST_SHARE;

function rankOf(candidate: TranscriptCandidate, fullest: number): number[] {
  const order = ORDER.indexOf(candidate.format);
  return [candidate.isInLanguage ? 0 : 1, isWhole(candidate, fullest) ? 0 : 1, candidate.named > 0 ? 0 : 1, order === -1 ? ORDER.length : order, -candidate.named];
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at === -1 ? 0 : one[at]! - other[at]!;
}

function reasonFor({ name, format, named }: TranscriptCandidate, others: readonly TranscriptCandidate[], fullest: number): string {
  if (others.length === 0) return `${name}: no other place holds a transcript.`;
  const title = TITLES[format] ?? format;
  const finer = others.find((other) => rankOf(other, fullest)[3]! < rankOf({ name, format, named, words: fullest, isInLanguage: true }, fullest)[3]!);
  if (!finer) return `${name}: ${title} comes first among the places that ${named > 0 ? 'name who speaks' : 'hold a transcript, of which none names who speaks'}.`;
  if (!finer.isInLanguage) return `${name}: ${finer.name} is in another language.`;
  if (!isWhole(finer, fullest)) return `${name}: ${finer.name} holds only a part of the episode.`;
  return `${name}: ${finer.name} does not name who speaks.`;
}
