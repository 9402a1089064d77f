import { readDuration } from '../../feed/duration.ts';
import { attributeOf, childrenNamed } from '../../feed/elements.ts';
import { childText } from '../../feed/fields.ts';
import { notesFormatOf } from '../../feed/notesFormat.ts';
import { notesValuesOf } from '../../feed/notesValues.ts';
import { appleProblems, spotifyProblems, youtubeProblems, type ChapterProblem } from '../../formats/chapters/platformRules.ts';
import { textOf } from '../../notes/blocks/block.ts';
import { interpret, type ChapterPlace } from '../../notes/interpret.ts';
import { at, missing, shown, type Found } from './found.ts';
import { startOf } from './simpleChapters.ts';
import type { CheckedItem } from './subject.ts';

interface Chapters {
  listed: { startMs: number; title: string }[];
  /** The lines of a list in the notes. */
  lines: readonly ChapterPlace[];
  found: (rule: Found['rule'], code: string, message: string) => Found;
}

const LINE_WITH_TIME = /(?:^|[>\n])\s{0,20}(?:[-–—•*]\s?)?[[(]?(?:\d{1,2}:)?\d{1,3}:[0-5]\d/;

const LINE_UP_TO_TIME = String.raw`[^<>\n]{1,300}(?:<[^<>]{1,300}>)?[[(]?\d{1,3}:[0-5]\d[)\]]?`;
/** Two lines, one below the other, that end with a time. */
const LINES_TO_TIMES = new RegExp(String.raw`(?:^|[>\n])${LINE_UP_TO_TIME}[ \t\r]{0,9}(?:<[^<>]{1,300}>|\n)(?:<[^<>]{1,300}>|\s){0,40}${LINE_UP_TO_TIME}\s{0,9}(?:<|\r?\n|$)`);

/**
 * Whether Apple, Spotify and YouTube show the chapters. Spotify reads `psc:chapters`, else the lines of the notes; YouTube and Apple read the
 * lines of the notes; if there are none, Apple's rules are applied to `psc:chapters`. Reports the first place for each broken rule.
 */
export function* chapterPlatforms(subject: CheckedItem): Generator<Found> {
  const durationMs = readDuration(childText(subject.text, subject.item, 'itunes', 'duration') ?? '');
  const inNotes = chaptersInNotes(subject);
  const simple = simpleChaptersOf(subject);
  const [forApple, forSpotify] = [inNotes ?? simple, simple ?? inNotes];
  if (forApple) yield* once(appleProblems(forApple.listed), 'apple', forApple);
  if (forSpotify) {
    yield* once(spotifyProblems(forSpotify.listed), 'spotify', forSpotify);
    yield* timeForm(forSpotify);
  }
  if (inNotes) yield* once(youtubeProblems(inNotes.listed, durationMs), 'youtube', inNotes);
}

/** Spotify reads `MM:SS`, `(MM:SS)`, `HH:MM:SS` and `(HH:MM:SS)`, before the title. */
function* timeForm({ lines, found }: Chapters): Generator<Found> {
  const unread = lines.find(({ item, time, title }) => time.start > title.start || /[.,]/.test(textOf(time)) || item.text[time.start - 1] === '[' || item.text[time.end] === ']');
  if (unread) yield found('spotify', 'chapters-time-form', `Spotify may not read the time in the line ${shown(unread.item.text)}: write lines like “0:00 Title” or “(0:00) Title”, without square brackets or fractions of seconds.`);
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
  return listed.length === 0 ? null : { listed, lines: [], found: (rule, code, message) => at(list, rule, 'info', code, message) };
}

/** Notes are parsed only if a line begins with a time, or two end with one: most have neither. */
function chaptersInNotes({ text, item }: CheckedItem): Chapters | null {
  const { values, from } = notesValuesOf(text, item);
  const notes = from === null ? '' : values[from]!.text;
  if (!LINE_WITH_TIME.test(notes) && !LINES_TO_TIMES.test(notes)) return null;
  const { chapters } = interpret(notes, notesFormatOf(notes) === 'html' ? 'html' : 'text');
  if (chapters.length === 0) return null;
  const [element] = from === 'description' ? childrenNamed(item, '', 'description') : childrenNamed(item, 'content', 'encoded');
  return { listed: chapters.map(({ chapter: { startMs, title } }) => ({ startMs, title })), lines: chapters, found: (rule, code, message) => missing(element ?? item, from ?? 'description', rule, 'info', code, message) };
}
