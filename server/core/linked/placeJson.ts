import { asName, asObject } from '../formats/json/checked.ts';
import { readJson } from '../formats/json/document.ts';
import { FileContent } from '../formats/fileContent.ts';
import { JsonFindings } from '../formats/json/findings.ts';
import { listIn } from '../formats/json/listIn.ts';
import { readTolerantly } from '../formats/json/tolerant.ts';
import { isCaptionList } from '../formats/podcastJson/captionList.ts';
import { granularityOf, namesOnChange } from '../formats/podcastJson/granularity.ts';
import { saidSegments } from '../formats/podcastJson/saidSegments.ts';
import type { Patch, Range } from '../model/patch.ts';
import { clockLike, secondsLike } from './clockLike.ts';
import { decodeInto, endOfObject, inQuotes, isObjectPlace, jsonEscapes, listPlace, valueRange, type ObjectPlace } from './jsonText.ts';
import { inTime, type NewCue, type PlacedCue, type PlacedFile, type PlacedPart } from './placed.ts';
import { DecodedText, placeWords } from './placeWords.ts';

/** A segment of the list, with the values in it that may be rewritten. */
interface Item extends Range {
  place: ObjectPlace;
  body: Range;
  /** Of the value, including quotes; null if there is none. */
  speaker: Range | null;
  startTime: Range | null;
  endTime: Range | null;
}

/**
 * Reads a podcast JSON transcript with the places of its words, names and times; see `placeVtt`. Its segments are its paragraphs,
 * unless they are caption lines or words.
 */
export function placeJson(text: string): PlacedFile | { why: string } {
  const file = FileContent.ofText(text);
  if (!file.json) return { why: 'it is broken JSON' };
  const document = readJson(file);
  const found = listIn(document.value, 'segments');
  if (!found || isCaptionList(document.value)) return { why: 'it is a list of captions, not of segments' };
  const list = listPlace(readTolerantly(text).places[0], found.path);
  const said = saidSegments(found.list, found.path, document, new JsonFindings(document));
  const stated = asName(asObject(document.value)?.granularity);
  const granularity = stated ?? granularityOf(said);
  const carries = stated === null && namesOnChange(said);
  const [cues, parts, items]: [PlacedCue[], PlacedPart[], Item[]] = [[], [], []];
  let carried: string | null = null;
  for (const segment of said) {
    const place = list[segment.path.at(-1) as number];
    const item = isObjectPlace(place) ? itemAt(text, place) : null;
    if (!item) return { why: `its segment ${String(segment.path.at(-1))} is not written as the others are` };
    const decoded = new DecodedText();
    decodeInto(decoded, text, item.body);
    const placed = placeWords(decoded, [segment.body.replaceAll(/\s\s*/g, ' ').trim()])?.[0];
    if (!placed || placed.head) return { why: `the words of its segment ${String(segment.path.at(-1))} cannot be found in it` };
    if (placed.words.length === 0) continue;
    carried = segment.speaker || (carries ? carried : null);
    parts.push({ cue: cues.length, speaker: carried, words: placed.words, labels: segment.speaker === undefined || item.speaker === null ? [] : [inQuotes(item.speaker)] });
    cues.push({ startMs: segment.startMs, endMs: segment.endMs, start: item.startTime && inQuotes(item.startTime, text), end: item.endTime && inQuotes(item.endTime, text), stamps: [], isPlain: !item.place.members.has('words') });
    items.push(item);
  }
  const escape = jsonEscapes(text);
  const write = new ItemWriting(text, escape);
  return {
    text, cues, parts, heard: inTime(cues, parts), carries, paragraphs: granularity === 'segment', wordByWord: granularity === 'word',
    writing: {
      words: escape,
      time,
      name: (at, name) => {
        const { cue, labels: [label] } = parts[at]!;
        if (label) return [{ ...label, text: escape(name ?? '') }];
        return name === null ? null : [write.speakerInto(items[cue]!, name)];
      },
      divider: (at, next, named) => {
        const { cue } = parts[at]!;
        return cues[cue]!.isPlain ? write.divider(items[cue]!, items[cue + 1], next, named) : null;
      },
      remove: (cue, leads) => write.removal(items, cue, leads),
      after: (cue, added, named) => ({ start: items[cue]!.end, end: items[cue]!.end, text: `${write.between(items[cue]!, items[cue + 1])}${write.copy(items[cue]!, added, named)}` }),
    },
  };
}

function itemAt(text: string, place: ObjectPlace): Item | null {
  const of = (name: string): Range | null => valueRange(text, place.members.get(name));
  const [body, speaker] = [of('body'), of('speaker')];
  if (!body || text[body.start] !== '"') return null;
  return { place, start: place.start, end: endOfObject(text, place), body, speaker: speaker && text[speaker.start] === '"' ? speaker : null, startTime: of('startTime'), endTime: of('endTime') };
}

/** A time as in JSON: a clock in a string, or a number of seconds. */
const time = (ms: number, written: string): string | null => (written.includes(':') ? clockLike(ms, written) : secondsLike(ms, written));

/** Writes segments in the form of the existing ones. */
class ItemWriting {
  constructor(private readonly text: string, private readonly escape: (said: string) => string) {}

  /** The text between two segments of the list. */
  between(item: Item, next: Item | undefined): string {
    if (next) return this.text.slice(item.end, next.start);
    const line = this.text.slice(this.text.lastIndexOf('\n', item.start) + 1, item.start);
    return /^[ \t]*$/.test(line) && line !== this.text.slice(0, item.start) ? `,\n${line}` : ', ';
  }

  /** Inserts `"speaker": "…", ` before the first member. */
  speakerInto(item: Item, name: string): Patch {
    const first = item.start + 1 + /^\s*/.exec(this.text.slice(item.start + 1, item.start + 200))![0].length;
    const nameEnd = this.text.indexOf('"', first + 1) + 1;
    const colon = /^\s*:\s*/.exec(this.text.slice(nameEnd, nameEnd + 50))?.[0] ?? ': ';
    return { start: first, end: first, text: `"speaker"${colon}"${this.escape(name)}",${this.text.slice(item.start + 1, first) || ''}` };
  }

  /** A segment in the form of this one, with other content. */
  copy(item: Item, { text, ...said }: NewCue, named: boolean): string {
    return this.spliced({ start: item.start, end: item.end }, [...this.values(item, said, named), { start: item.body.start + 1, end: item.body.end - 1, text: `${this.spaceIn(item)}${this.escape(text)}` }]);
  }

  /** Ends the body of a segment and begins that of the next; whatever follows the body is written for both. */
  divider(item: Item, following: Item | undefined, next: Omit<NewCue, 'text'>, named: boolean): string {
    const first = item.endTime ? [this.timeAt(item.endTime, next.startMs)] : [];
    const tail = this.spliced({ start: item.body.end - 1, end: item.end }, first);
    const head = this.spliced({ start: item.start, end: item.body.start + 1 }, this.values(item, next, named));
    return `${tail}${this.between(item, following)}${head}${this.spaceIn(item)}`;
  }

  /** The space before the words of a segment, which some recognisers write. */
  private spaceIn({ body }: Item): string {
    return this.text[body.start + 1] === ' ' ? ' ' : '';
  }

  /** Removes a segment with the comma before it; at the head of the list, with the one after it. */
  removal(items: readonly Item[], at: number, leads: boolean): Patch {
    const [item, before, next] = [items[at]!, items[at - 1], items[at + 1]];
    if (before && !leads) return { start: before.end, end: item.end, text: '' };
    return { start: item.start, end: next ? next.start : item.end, text: '' };
  }

  private values(item: Item, { startMs, endMs, speaker }: Omit<NewCue, 'text'>, named: boolean): Patch[] {
    const name = !named ? [] : item.speaker ? [{ start: item.speaker.start + 1, end: item.speaker.end - 1, text: this.escape(speaker ?? '') }] : speaker === null ? [] : [this.speakerInto(item, speaker)];
    return [...(item.startTime ? [this.timeAt(item.startTime, startMs)] : []), ...(item.endTime ? [this.timeAt(item.endTime, endMs)] : []), ...name];
  }

  private timeAt(range: Range, ms: number): Patch {
    const value = inQuotes(range, this.text);
    const written = this.text.slice(value.start, value.end);
    return { ...value, text: time(ms, written) ?? String(ms / 1000) };
  }

  private spliced({ start, end }: Range, patches: readonly Patch[]): string {
    const inside = patches.filter((patch) => patch.start >= start && patch.end <= end).sort((a, b) => a.start - b.start);
    let at = start;
    let text = '';
    for (const patch of inside) {
      text += this.text.slice(at, patch.start) + patch.text;
      at = patch.end;
    }
    return text + this.text.slice(at, end);
  }
}
