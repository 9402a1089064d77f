import { readJson } from '../formats/json/document.ts';
import { asMs, asObject, secondsToMs } from '../formats/json/checked.ts';
import { FileContent } from '../formats/fileContent.ts';
import { JsonFindings } from '../formats/json/findings.ts';
import { listIn } from '../formats/json/listIn.ts';
import { readTolerantly } from '../formats/json/tolerant.ts';
import { listedChapters } from '../formats/chapters/listedChapters.ts';
import { oneLine } from '../formats/oneLine.ts';
import type { TranscriptChapter } from '../formats/transcript.ts';
import { applyPatches, type Patch, type Range } from '../model/patch.ts';
import { withChanges } from './chapterChanges.ts';
import { clockLike, secondsLike } from './clockLike.ts';
import { endOfObject, inQuotes, isObjectPlace, jsonEscapes, listPlace, valueRange, type ObjectPlace } from './jsonText.ts';
import type { FileNotHeld } from './foundWords.ts';
import type { FilePatch, Unpatchable } from './patchTranscript.ts';

/** A chapter of the file with its place. */
interface PlacedChapter extends TranscriptChapter, Range {
  place: ObjectPlace;
  endMs: number | null;
  /** Its index in the list, and where the preceding element ends and the following one begins, silent chapters included. */
  index: number;
  behind: number;
  ahead: number;
}

/** A chapter that lists do not show (`toc: false`): it is left as it is. */
interface SilentChapter extends Range {
  startMs: number;
  index: number;
}

/** A chapter of the file after the edit. */
type NewValues = TranscriptChapter & Pick<PlacedChapter, 'endMs'>;
type Kept = { of: PlacedChapter; now: TranscriptChapter };

/** The names that chapter files use; the first one present counts. Those in `_ms` hold milliseconds, other times are seconds. */
const NAMES = { startMs: ['start_ms', 'startTime', 'start'], endMs: ['end_ms', 'endTime', 'end'], title: ['title'], url: ['url', 'href'], imageUrl: ['img', 'image'] } as const;
type Field = keyof typeof NAMES;

/**
 * Applies changes of chapters to a linked chapter file (podcast-namespace 1.0, "chapters/jsonChapters.md"), replacing only the
 * characters of changed values. Silent chapters (`toc: false`), locations and anything else stay. An end stays, too, except where it was
 * the start of the next chapter, which moved, or would come before its own start.
 *
 * @param before the chapters before anybody edited them here, wherever they were taken from
 */
export function patchChapters(text: string, before: readonly TranscriptChapter[], after: readonly TranscriptChapter[]): FilePatch | Unpatchable {
  const placed = placedChapters(text);
  if ('why' in placed) return placed;
  const { own, silent } = placed;
  const { kept, added, notHeld } = withChanges(own, before, after);
  if (kept.length === 0 && (own.length > 0 || added.length > 0)) return { why: 'none of its chapters are left' };
  const starts = kept.map(({ now }) => now.startMs);
  if (starts.some((startMs, index) => index > 0 && startMs < starts[index - 1]!)) return { why: 'its chapters would no longer be in order of their starts' };
  const writing = new ChapterWriting(text);
  const stays = new Set(kept.map(({ of }) => of));
  const patches = [
    ...own.flatMap((chapter, index) => (stays.has(chapter) ? [] : [removal(own, stays, index)])),
    ...kept.flatMap(({ of, now }, at) => writing.change(of, { ...now, endMs: endOf(own, kept, at) })),
    ...additions(text, kept, silent, added, writing),
  ];
  return { patches, notHeld: patches.length === 0 ? notHeld : [...notHeld, ...coarse(applyPatches(text, patches), [...kept.map(({ now }) => now), ...added])] };
}

/** The end of a chapter after the edit. */
function endOf(own: readonly PlacedChapter[], kept: readonly Kept[], at: number): number | null {
  const [{ of, now }, next] = [kept[at]!, kept[at + 1]];
  if (of.endMs === null) return null;
  const following = own[own.indexOf(of) + 1];
  if (next && next.of === following && of.endMs === following.startMs) return next.now.startMs;
  if (of.endMs >= now.startMs || of.endMs < of.startMs) return of.endMs;
  return Math.min(of.endMs + now.startMs - of.startMs, next?.now.startMs ?? Infinity);
}

const markOf = ({ startMs, title }: TranscriptChapter): string => `${startMs} ${oneLine(title)}`;

/** Starts that the file's form of time cannot hold. */
function coarse(result: string, chapters: readonly TranscriptChapter[]): FileNotHeld[] {
  const written = placedChapters(result);
  if ('why' in written) throw new Error(`a chapter file was written that cannot be read: ${written.why}`);
  const found = written.own.map(markOf);
  return chapters.filter((chapter) => {
    const at = found.indexOf(markOf(chapter));
    if (at !== -1) found.splice(at, 1);
    return at === -1;
  }).map(({ startMs }) => ({ what: 'time', startMs, why: 'The times of the file are not as fine; it was rounded down.' }));
}

function placedChapters(text: string): { own: PlacedChapter[]; silent: SilentChapter[] } | Unpatchable {
  const file = FileContent.ofText(text);
  if (!file.json) return { why: 'it is broken JSON' };
  const document = readJson(file);
  const found = listIn(document.value, 'chapters');
  if (!found) return { why: 'it has no list of chapters' };
  const places = listPlace(readTolerantly(text).places[0], found.path);
  const silent = found.list.flatMap((value, index): SilentChapter[] => {
    const [object, place] = [asObject(value), places[index]];
    const startMs = object?.toc === undefined ? null : (listedChapters([{ ...object, toc: true }], found.path, document, new JsonFindings(document))[0]?.startMs ?? null);
    return startMs === null || !isObjectPlace(place) ? [] : [{ startMs, index, start: place.start, end: endOfObject(text, place) }];
  });
  const own = found.list.flatMap((value, index) => {
    const [chapter] = listedChapters([value], found.path, document, new JsonFindings(document));
    const place = places[index];
    if (!chapter || !isObjectPlace(place)) return [];
    const { startMs, title, url, imageUrl } = chapter;
    const [previous, next] = [places[index - 1], places[index + 1]];
    const end = endOfObject(text, place);
    const { end_ms: inMs, endTime, end: endInSeconds } = asObject(value)!;
    return [{ startMs, endMs: asMs(inMs) ?? secondsToMs(endTime ?? endInSeconds), title, url, imageUrl, place, index, start: place.start, end, behind: isObjectPlace(previous) ? endOfObject(text, previous) : place.start, ahead: isObjectPlace(next) ? next.start : end }];
  });
  const listed = new Set(own.map(({ index }) => index));
  return { own, silent: silent.filter(({ index }) => !listed.has(index)) };
}

/** A chapter is removed together with the comma between it and a chapter that stays. */
function removal(own: readonly PlacedChapter[], stays: ReadonlySet<PlacedChapter>, at: number): Patch {
  const { start, end, index, behind, ahead } = own[at]!;
  const isFirst = index === at && own.slice(0, at).every((chapter) => !stays.has(chapter));
  return isFirst ? { start, end: ahead, text: '' } : { start: behind, end, text: '' };
}

/** New chapters, each in the form of the one before it, placed by start, behind silent ones that start no later. */
function additions(text: string, kept: readonly Kept[], silent: readonly SilentChapter[], added: readonly TranscriptChapter[], writing: ChapterWriting): Patch[] {
  return [...added].sort((a, b) => a.startMs - b.startMs).map((chapter) => {
    const at = kept.findLastIndex(({ now }) => now.startMs <= chapter.startMs);
    const model = kept[Math.max(0, at)]!.of;
    const lineAt = text.lastIndexOf('\n', model.start) + 1;
    const between = /^[ \t]*$/.test(text.slice(lineAt, model.start)) && lineAt > 0 ? `,\n${text.slice(lineAt, model.start)}` : ', ';
    const copy = writing.copy(model, chapter);
    const [from, to] = [kept[at]?.of.index ?? -1, kept[at + 1]?.of.index ?? Infinity];
    const near = silent.filter(({ index }) => index > from && index < to);
    const last = near.findLast(({ startMs }) => startMs <= chapter.startMs) ?? kept[at]?.of;
    const [next = model] = near;
    return last ? { start: last.end, end: last.end, text: `${between}${copy}` } : { start: next.start, end: next.start, text: `${copy}${between}` };
  });
}

class ChapterWriting {
  private readonly escape: (said: string) => string;

  constructor(private readonly text: string) {
    this.escape = jsonEscapes(text);
  }

  change(own: PlacedChapter, now: NewValues): Patch[] {
    return (['startMs', 'endMs', 'title', 'url', 'imageUrl'] as const).flatMap((field) => (now[field] === own[field] ? [] : this.set(own, field, now[field])));
  }

  private set(own: PlacedChapter, field: Field, value: string | number | null): Patch[] {
    const name = NAMES[field].find((each) => own.place.members.has(each));
    const range = name === undefined ? null : valueRange(this.text, own.place.members.get(name));
    if (!range || name === undefined) return value === null ? [] : [{ start: own.end - 1 - this.spaceBeforeEnd(own), end: own.end - 1 - this.spaceBeforeEnd(own), text: `, "${NAMES[field][0]}": ${this.valueOf(value)}` }];
    const inner = inQuotes(range, this.text);
    if (typeof value !== 'number') return this.text[range.start] === '"' ? [{ ...inner, text: this.escape(value ?? '') }] : [{ ...range, text: this.valueOf(value) }];
    return [{ ...inner, text: timeLike(value, name, this.text.slice(inner.start, inner.end)) }];
  }

  private spaceBeforeEnd({ start, end }: Range): number {
    return /\s*$/.exec(this.text.slice(Math.max(start, end - 200), end - 1))![0].length;
  }

  private valueOf(value: string | number | null): string {
    return typeof value === 'number' ? String(value / 1000) : value === null ? 'null' : `"${this.escape(value)}"`;
  }

  /** A chapter with the common members, with the white space of this one. */
  copy(model: PlacedChapter, chapter: TranscriptChapter): string {
    const source = this.text.slice(model.start, model.end);
    const open = /^\{\s*/.exec(source)![0];
    const close = /\s*\}$/.exec(source)![0];
    const colon = /^"[^"]*"(\s*:\s*)/.exec(source.slice(open.length))?.[1] ?? ': ';
    const comma = open.includes('\n') ? `,${open.slice(1)}` : /\S,\S/.test(source) ? ',' : ', ';
    const named = (field: Field): string => NAMES[field].find((each) => model.place.members.has(each)) ?? NAMES[field][0];
    const members = (['title', 'url', 'imageUrl'] as const).flatMap((field) => (chapter[field] === null ? [] : [`"${named(field)}"${colon}${this.valueOf(chapter[field])}`]));
    return `${open}${[`"${named('startMs')}"${colon}${this.startLike(model, named('startMs'), chapter.startMs)}`, ...members].join(comma)}${close}`;
  }

  /** The start of a new chapter in the form of this one's, quotes included. */
  private startLike(model: PlacedChapter, name: string, startMs: number): string {
    const range = valueRange(this.text, model.place.members.get(name));
    if (!range) return this.valueOf(startMs);
    const { start, end } = inQuotes(range, this.text);
    return `${this.text.slice(range.start, start)}${timeLike(startMs, name, this.text.slice(start, end))}${this.text.slice(end, range.end)}`;
  }
}

/** A time under this name in the form of another one: milliseconds, a clock or seconds. */
function timeLike(ms: number, name: string, written: string): string {
  if (name.endsWith('_ms')) return String(ms);
  return written.includes(':') ? (clockLike(ms, written) ?? String(ms / 1000)) : secondsLike(ms, written);
}
