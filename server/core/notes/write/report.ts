import { type Span, textOf } from '../blocks/block.ts';
import { HOLDS, startUnitOf } from '../holds.ts';
import type { Interpretation } from '../interpret.ts';
import type { NotHeld, NotesView } from '../reading.ts';
import type { HeaderPlace } from '../transcript.ts';
import { isSpeakerName } from '../turns.ts';
import { heldLine, isWebOrMail } from './held.ts';
import type { Orders, State } from './state.ts';
import { areUntimed } from './turnForm.ts';

type List = keyof Orders;
const FIELDS = { segments: ['startMs', 'endMs', 'speaker', 'text'], chapters: ['startMs', 'title'], references: ['title', 'url', 'note', 'links'] } as const;
const UNITS: Record<number, string> = { 1_000: 'whole seconds', 100: 'tenths of a second', 10: 'hundredths of a second', 1: 'milliseconds' };
const HELD_BACK = 'the words stay where they are, because some of them go to a segment that cannot be written, or come from one that cannot be removed';
const ONE = { segments: 'segment', chapters: 'chapter', references: 'reference' } as const;

/**
 * What the view asks for and the written notes do not say, field by field, with what they say instead.
 *
 * @param heldBack segments that were left as they are because some of their words would have got lost
 */
export function report(notes: Interpretation, view: NotesView, state: State, after: Interpretation, orders: Orders, heldBack: ReadonlySet<string>): NotHeld[] {
  const { reading: written } = after;
  const { introduction } = view;
  const isUntimed = areUntimed(notes.segments);
  const ofIntroduction = introduction === undefined || introduction === written.introduction ? [] : [{ path: 'introduction', wanted: introduction, written: written.introduction, why: reason('introduction', introduction, written.introduction, null) }];
  return [...ofIntroduction, ...(Object.keys(FIELDS) as List[]).flatMap((list) => {
    const keys = state[list].map(({ key }) => key);
    const places = new Map(keys.map((key, index) => [key, index]));
    const known = new Map(notes.reading[list].map((record) => [record.id, record]));
    const found = view[list].flatMap((wanted, index) => {
      const key = orders[list].keys[index]!;
      const at = places.get(key);
      const path = `${list}[${index}]`;
      const isHeldBack = list === 'segments' && heldBack.has(key);
      if (at === undefined) return [{ path, wanted, written: null, why: isHeldBack ? HELD_BACK : lacks(list, wanted, list === 'segments' && isUntimed ? ['startMs'] : []) }];
      const header = list === 'segments' ? after.segments[at]!.header : list === 'chapters' ? { time: after.chapters[at]!.time, until: null, name: null } : null;
      const differing = FIELDS[list].flatMap((field) => difference(`${path}.${field}`, field, wanted, written[list][at]!, known.get(wanted.id ?? ''), header));
      const next = orders[list].keys[index + 1];
      const isWhole = next !== undefined && orders[list].added.has(next) && !places.has(next);
      const why = isWhole ? 'the words stay here, because the segment split off from them could not be written' : isHeldBack ? HELD_BACK : null;
      return why === null ? differing : differing.map((one) => (one.path === `${path}.text` ? { ...one, why } : one));
    });
    const left = keys.filter((key) => orders[list].gone.has(key)).map((key) => {
      return { path: list, wanted: null, written: written[list][places.get(key)!], why: `this ${ONE[list]} cannot be removed without changing how the rest is read` };
    });
    const wantedOrder = orders[list].keys.filter((key) => places.has(key));
    const present = new Set(wantedOrder);
    const stayed = keys.filter((key) => present.has(key));
    const reordered = wantedOrder.some((key, index) => stayed[index] !== key);
    return [...found, ...left, ...(reordered ? [{ path: list, wanted: wantedOrder, written: stayed, why: 'the order could not be changed in this form' }] : [])];
  })];
}

/** What a written record has a place for. */
type Header = Pick<HeaderPlace, 'name' | 'time' | 'until'> | null;

function difference(path: string, field: string, wanted: object, written: object, before: object | undefined, header: Header): NotHeld[] {
  const [want, have, had] = [wanted, written, before ?? {}].map((record) => (record as Record<string, unknown>)[field]) as [unknown, unknown, unknown];
  if (field === 'links') return sameLinks(want, have) || (before && sameLinks(want, had)) || isDefault(want) ? [] : [{ path, wanted: want, written: have, why: 'an item keeps its links and their words; only their addresses can be changed' }];
  return Object.is(want, have) ? [] : [{ path, wanted: want, written: have, why: reason(field, want, have, header) }];
}

const urls = (links: unknown): string => JSON.stringify((links as { url: string }[]).map(({ url }) => url));
const sameLinks = (a: unknown, b: unknown): boolean => urls(a) === urls(b);
const isDefault = (links: unknown): boolean => (links as unknown[]).length === 0;

/** Why a record is not written at all. */
function lacks(list: List, wanted: object, without: readonly string[]): string {
  const missing = HOLDS[list].needs.filter((field) => !without.includes(field) && ['', null, undefined].includes((wanted as Record<string, string | null>)[field]));
  if (missing.length === 0 && 'speaker' in wanted && !isSpeakerName(heldLine(String(wanted.speaker)))) return 'this name would not be read as a speaker here';
  if (missing.length === 0) return `this ${ONE[list]} would be read as something else here, or there is no place for it`;
  return `a ${ONE[list]} cannot be written without its ${missing.map((field) => ({ startMs: 'time', speaker: 'speaker', title: 'title' })[field]).join(' and ')}`;
}

function reason(field: string, want: unknown, have: unknown, header: Header): string {
  if (field === 'endMs' && !header?.until) return 'these notes say when a turn begins, not when it ends';
  if (field === 'endMs') return unitReason(header!.until!, want as number, have);
  if (field === 'startMs') {
    if (want === null) return 'a turn cannot be written without a time';
    if (!header) return 'this segment has the time of the chapter heading above it, or none';
    if (!header.time) return 'this turn says who speaks and not when';
    return unitReason(header.time, want as number, have);
  }
  if (field === 'speaker' && want === null) return header && !header.name ? 'a turn without a name is read as the speaker before going on' : 'a turn cannot be written without a name';
  if (field === 'speaker') return 'this name would not be read as a speaker here';
  if (field === 'url') return addressReason(want as string | null);
  if (typeof want === 'string' && typeof have === 'string' && squeezed(want) === squeezed(have)) return 'white space is only kept between words and paragraphs here';
  return 'these words would be read as something else here';
}

function unitReason(time: Span, want: number, have: unknown): string {
  const unit = startUnitOf(textOf(time));
  return have === Math.floor(want / unit) * unit ? `times are written in ${UNITS[unit]!} here` : 'this time cannot be written here';
}

function addressReason(want: string | null): string {
  if (want === null) return 'the address cannot be removed without changing the rest of the item';
  return isWebOrMail(want) ? 'an address has no white space, quotation marks or angle brackets: these are written as %20, %22, %3C and %3E' : 'only web and mail addresses can be linked here';
}

const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim();
