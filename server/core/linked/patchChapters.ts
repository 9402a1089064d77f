import { readJson } from '../formats/json/document.ts';
import { FileContent } from '../formats/fileContent.ts';
import { JsonFindings } from '../formats/json/findings.ts';
import { listIn } from '../formats/json/listIn.ts';
import { readTolerantly } from '../formats/json/tolerant.ts';
import { listedChapters } from '../formats/chapters/listedChapters.ts';
import type { TranscriptChapter } from '../formats/transcript.ts';
import type { Patch, Range } from '../model/patch.ts';
import { withChanges } from './chapterChanges.ts';
import { clockLike, secondsLike } from './clockLike.ts';
import { endOfObject, inQuotes, isObjectPlace, jsonEscapes, listPlace, valueRange, type ObjectPlace } from './jsonText.ts';
import type { FilePatch, Unpatchable } from './patchTranscript.ts';

/** A chapter of the file with its place. */
interface PlacedChapter extends TranscriptChapter, Range {
  place: ObjectPlace;
  /** Its index in the list, and where the preceding element ends and the following one begins, silent chapters included. */
  index: number;
  behind: number;
  ahead: number;
}

/** The names that chapter files use; the first one present counts. */
const NAMES = { startMs: ['startTime', 'start'], title: ['title'], url: ['url', 'href'], imageUrl: ['img', 'image'] } as const;
type Field = keyof typeof NAMES;

/**
 * Applies changes of chapters to a linked chapter file (podcast-namespace 1.0, "chapters/jsonChapters.md"), replacing only the
 * characters of changed values. Silent chapters (`toc: false`), ends, locations and anything else stay.
 *
 * @param before the chapters before anybody edited them here, wherever they were taken from
 */
export function patchChapters(text: string, before: readonly TranscriptChapter[], after: readonly TranscriptChapter[]): FilePatch | Unpatchable {
  const own = placedChapters(text);
  if ('why' in own) return own;
  const { kept, added } = withChanges(own, before, after);
  if (kept.length === 0 && (own.length > 0 || added.length > 0)) return { why: 'none of its chapters are left' };
  const starts = kept.map(({ now }) => now.startMs);
  if (starts.some((startMs, index) => index > 0 && startMs < starts[index - 1]!)) return { why: 'its chapters would no longer be in order of their starts' };
  const writing = new ChapterWriting(text);
  const stays = new Set(kept.map(({ of }) => of));
  const patches = [
    ...own.flatMap((chapter, index) => (stays.has(chapter) ? [] : [removal(own, stays, index)])),
    ...kept.flatMap(({ of, now }) => writing.change(of, now)),
    ...additions(text, kept, added, writing),
  ];
  return { patches, notHeld: [] };
}

function placedChapters(text: string): PlacedChapter[] | Unpatchable {
  const file = FileContent.ofText(text);
  if (!file.json) return { why: 'it is broken JSON' };
  const document = readJson(file);
  const found = listIn(document.value, 'chapters');
  if (!found) return { why: 'it has no list of chapters' };
  const places = listPlace(readTolerantly(text).places[0], found.path);
  return found.list.flatMap((value, index) => {
    const [chapter] = listedChapters([value], found.path, document, new JsonFindings(document));
    const place = places[index];
    if (!chapter || !isObjectPlace(place)) return [];
    const { startMs, title, url, imageUrl } = chapter;
    const [previous, next] = [places[index - 1], places[index + 1]];
    const end = endOfObject(text, place);
    return [{ startMs, title, url, imageUrl, place, index, start: place.start, end, behind: isObjectPlace(previous) ? endOfObject(text, previous) : place.start, ahead: isObjectPlace(next) ? next.start : end }];
  });
}

/** A chapter is removed together with the comma between it and a chapter that stays. */
function removal(own: readonly PlacedChapter[], stays: ReadonlySet<PlacedChapter>, at: number): Patch {
  const { start, end, index, behind, ahead } = own[at]!;
  const isFirst = index === at && own.slice(0, at).every((chapter) => !stays.has(chapter));
  return isFirst ? { start, end: ahead, text: '' } : { start: behind, end, text: '' };
}

/** New chapters, each in the form of the one before it, placed by start. */
function additions(text: string, kept: readonly { of: PlacedChapter; now: TranscriptChapter }[], added: readonly TranscriptChapter[], writing: ChapterWriting): Patch[] {
  return [...added].sort((a, b) => a.startMs - b.startMs).map((chapter) => {
    const at = kept.findLastIndex(({ now }) => now.startMs <= chapter.startMs);
    const model = kept[Math.max(0, at)]!.of;
    const lineAt = text.lastIndexOf('\n', model.start) + 1;
    const between = /^[ \t]*$/.test(text.slice(lineAt, model.start)) && lineAt > 0 ? `,\n${text.slice(lineAt, model.start)}` : ', ';
    const copy = writing.copy(model, chapter);
    return at === -1 ? { start: model.start, end: model.start, text: `${copy}${between}` } : { start: model.end, end: model.end, text: `${between}${copy}` };
  });
}

class ChapterWriting {
  private readonly escape: (said: string) => string;

  constructor(private readonly text: string) {
    this.escape = jsonEscapes(text);
  }

  change(own: PlacedChapter, now: TranscriptChapter): Patch[] {
    return (['startMs', 'title', 'url', 'imageUrl'] as const).flatMap((field) => (now[field] === own[field] ? [] : this.set(own, field, now[field])));
  }

  private set(own: PlacedChapter, field: Field, value: string | number | null): Patch[] {
    const name = NAMES[field].find((each) => own.place.members.has(each));
    const range = name === undefined ? null : valueRange(this.text, own.place.members.get(name));
    if (!range) return value === null ? [] : [{ start: own.end - 1 - this.spaceBeforeEnd(own), end: own.end - 1 - this.spaceBeforeEnd(own), text: `, "${NAMES[field][0]}": ${this.valueOf(value)}` }];
    const inner = inQuotes(range, this.text);
    if (typeof value !== 'number') return this.text[range.start] === '"' ? [{ ...inner, text: this.escape(value ?? '') }] : [{ ...range, text: this.valueOf(value) }];
    const written = this.text.slice(inner.start, inner.end);
    return [{ ...inner, text: written.includes(':') ? (clockLike(value, written) ?? String(value / 1000)) : secondsLike(value, written) }];
  }

  private spaceBeforeEnd({ start, end }: Range): number {
    return /\s*$/.exec(this.text.slice(Math.max(start, end - 200), end - 1))![0].length;
  }

  private valueOf(value: string | number | null): string {
    return typeof value === 'number' ? String(value / 1000) : value === null ? 'null' : `"${this.escape(value)}"`;
  }

  /** A chapter with the common members, with the white space of this one. */
  copy(model: PlacedChapter, { startMs, title, url, imageUrl }: TranscriptChapter): string {
    const source = this.text.slice(model.start, model.end);
    const open = /^\{\s*/.exec(source)![0];
    const close = /\s*\}$/.exec(source)![0];
    const colon = /^"[^"]*"(\s*:\s*)/.exec(source.slice(open.length))?.[1] ?? ': ';
    const comma = open.includes('\n') ? `,${open.slice(1)}` : /\S,\S/.test(source) ? ',' : ', ';
    const members: [Field, string | number | null][] = [['startMs', startMs], ['title', title], ['url', url], ['imageUrl', imageUrl]];
    const named = (field: Field): string => NAMES[field].find((each) => model.place.members.has(each)) ?? NAMES[field][0];
    return `${open}${members.filter(([, value]) => value !== null).map(([field, value]) => `"${named(field)}"${colon}${this.valueOf(value)}`).join(comma)}${close}`;
  }
}
