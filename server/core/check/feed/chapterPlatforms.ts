import { readDuration } from '../../feed/duration.ts';
import { attributeOf, childrenNamed } from '../../feed/elements.ts';
import { childText } from '../../feed/fields.ts';
import { notesFormatOf } from '../../feed/notesFormat.ts';
import { notesValuesOf } from '../../feed/notesValues.ts';
import { spotifyProblems, youtubeProblems, type ChapterProblem } from '../../formats/chapters/platformRules.ts';
import { readNotes } from '../../notes/read.ts';
import { at, missing, type Found } from './found.ts';
import { startOf } from './simpleChapters.ts';
import type { CheckedItem } from './subject.ts';

interface Chapters {
  listed: { startMs: number; title: string }[];
  found: (rule: Found['rule'], code: string, message: string) => Found;
}

const LINE_WITH_TIME = /(?:^|[>\n])\s{0,20}(?:[-–—•*]\s?)?[[(]?(?:\d{1,2}:)?\d{1,3}:[0-5]\d/;

/**
 * Whether Spotify and YouTube show the chapters. Spotify reads `psc:chapters`, else the lines of the notes; YouTube reads the lines of the
 * notes. Reports the first place for each broken rule.
 */
export function* chapterPlatforms(subject: CheckedItem): Generator<Found> {
  const durationMs = readDuration(childText(subject.text, subject.item, 'itunes', 'duration') ?? '');
  const inNotes = chaptersInNotes(subject);
  const simple = simpleChaptersOf(subject);
  for (const chapters of [simple ?? inNotes]) if (chapters) yield* once(spotifyProblems(chapters.listed), 'spotify', chapters);
  if (inNotes) yield* once(youtubeProblems(inNotes.listed, durationMs), 'youtube', inNotes);
}

function* once(problems: readonly ChapterProblem[], rule: Found['rule'], { found }: Chapters): Generator<Found> {
  const said = new Set<string>();
  for (const { code, message } of problems) {
    if (!said.has(code)) yield found(rule, code, message);
    said.add(code);
  }
}

function simpleChaptersOf({ item }: CheckedItem): Chapters | null {
  const [list] = childrenNamed(item, 'psc', 'chapters');
  if (!list) return null;
  const listed = childrenNamed(list, 'psc', 'chapter').flatMap((chapter) => {
    const startMs = startOf(chapter);
    return startMs === null ? [] : [{ startMs, title: attributeOf(chapter, 'title') ?? '' }];
  });
  return listed.length === 0 ? null : { listed, found: (rule, code, message) => at(list, rule, 'info', code, message) };
}

/** Notes are parsed only if one of their lines begins with a time, as platforms require: most have none. */
function chaptersInNotes({ text, item }: CheckedItem): Chapters | null {
  const { values, from } = notesValuesOf(text, item);
  const notes = from === null ? '' : values[from]!.text;
  if (!LINE_WITH_TIME.test(notes)) return null;
  const { chapters } = readNotes(notes, notesFormatOf(notes) === 'html' ? 'html' : 'text');
  if (chapters.length === 0) return null;
  const [element] = from === 'description' ? childrenNamed(item, '', 'description') : childrenNamed(item, 'content', 'encoded');
  return { listed: chapters.map(({ startMs, title }) => ({ startMs, title })), found: (rule, code, message) => missing(element ?? item, from ?? 'description', rule, 'info', code, message) };
}
