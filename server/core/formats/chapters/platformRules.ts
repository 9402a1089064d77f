import { formatTimestamp } from '../../time/timestamp.ts';
import type { TranscriptChapter } from '../transcript.ts';

/** Something that keeps a platform from showing a list of chapters as it is. */
export interface ChapterProblem {
  /** One per rule. */
  code: 'chapters-too-few' | 'chapters-first' | 'chapters-order' | 'chapter-too-short' | 'chapter-title-long' | 'chapter-title-angle-brackets' | 'chapter-title-square-brackets';
  /** An error if the platform shows no chapters at all, a warning if it shows them differently. */
  severity: 'error' | 'warning';
  /** The chapter concerned; null if it is the whole list. */
  startMs: number | null;
  message: string;
}

const FEWEST = 3;
const SHORTEST_MS = 10_000;
const LONGEST_TITLE = 100;

type Listed = Pick<TranscriptChapter, 'startMs' | 'title'>;

/**
 * What YouTube would not accept (its help page "Video chapters"): the first chapter at 0:00, at least three, ascending, each at least
 * ten seconds long. Titles longer than 100 characters are cut off in display, and a description may not contain angle brackets (YouTube
 * Data API, `snippet.description`). Times are compared in whole seconds, as in a description.
 *
 * @param durationMs the recording's length, for the last chapter; null if unknown
 */
export const youtubeProblems = (chapters: readonly Listed[], durationMs: number | null): ChapterProblem[] => [...common('YouTube', chapters), ...ofYoutube(chapters, durationMs)];

/** What Spotify would not accept in a description: the first chapter at 0:00, at least three, ascending, no square brackets in titles. */
export const spotifyProblems = (chapters: readonly Listed[]): ChapterProblem[] => [...common('Spotify', chapters), ...ofSpotify(chapters)];

/** What Apple Podcasts would not accept: the first chapter at 0:00, at least three. */
export const appleProblems = (chapters: readonly Listed[]): ChapterProblem[] => begun('Apple Podcasts', chapters);

/** {@link youtubeProblems} and {@link spotifyProblems} together; a rule of both is reported once. */
export const platformProblems = (chapters: readonly Listed[], durationMs: number | null): ChapterProblem[] =>
  [...common('YouTube and Spotify', chapters), ...ofYoutube(chapters, durationMs), ...ofSpotify(chapters)];

/** How many there must be, and where the first must start. */
function begun(platforms: string, chapters: readonly Listed[]): ChapterProblem[] {
  const problems: ChapterProblem[] = [];
  if (chapters.length < FEWEST) {
    const there = chapters.length === 0 ? 'there are none here' : chapters.length === 1 ? 'there is 1 here' : `there are ${chapters.length} here`;
    problems.push({ code: 'chapters-too-few', severity: 'error', startMs: null, message: `On ${platforms}, chapters are shown only if there are at least ${FEWEST}; ${there}.` });
  }
  const [first] = chapters;
  if (first && whole(first.startMs) !== 0) problems.push({ code: 'chapters-first', severity: 'error', startMs: first.startMs, message: `The first chapter, “${first.title}”, starts at ${formatTimestamp(first.startMs)}; on ${platforms} it must start at 0:00.` });
  return problems;
}

function common(platforms: string, chapters: readonly Listed[]): ChapterProblem[] {
  const problems = begun(platforms, chapters);
  chapters.forEach(({ startMs, title }, index) => {
    const before = chapters[index - 1];
    if (!before || whole(startMs) > whole(before.startMs)) return;
    problems.push({ code: 'chapters-order', severity: 'error', startMs, message: `The chapter “${title}” starts at ${formatTimestamp(startMs)}, not after “${before.title}” (${formatTimestamp(before.startMs)}); on ${platforms} the times must ascend.` });
  });
  return problems;
}

function ofYoutube(chapters: readonly Listed[], durationMs: number | null): ChapterProblem[] {
  return chapters.flatMap(({ startMs, title }, index) => {
    const problems: ChapterProblem[] = [];
    const next = chapters[index + 1]?.startMs ?? durationMs;
    const length = next === null ? null : whole(next) - whole(startMs);
    if (length !== null && length >= 0 && length < SHORTEST_MS && (length > 0 || index === chapters.length - 1)) {
      problems.push({ code: 'chapter-too-short', severity: 'error', startMs, message: `The chapter “${title}” lasts ${length / 1000} s; YouTube requires at least ${SHORTEST_MS / 1000} s.` });
    }
    if (title.length > LONGEST_TITLE) problems.push({ code: 'chapter-title-long', severity: 'warning', startMs, message: `The chapter at ${formatTimestamp(startMs)} has a title of ${title.length} characters; YouTube shows no more than ${LONGEST_TITLE}.` });
    if (/[<>]/.test(title)) problems.push({ code: 'chapter-title-angle-brackets', severity: 'error', startMs, message: `The title “${title}” has “<” or “>”, which YouTube does not allow in descriptions.` });
    return problems;
  });
}

function ofSpotify(chapters: readonly Listed[]): ChapterProblem[] {
  const bracketed = chapters.filter(({ title }) => /[[\]]/.test(title));
  return bracketed.map(({ startMs, title }) => ({ code: 'chapter-title-square-brackets', severity: 'warning', startMs, message: `The title “${title}” has square brackets, which Spotify does not allow in chapters.` }));
}

const whole = (ms: number): number => Math.floor(ms / 1000) * 1000;
