import type { EditedEpisode, EditedFeed } from '../model/editorialView.ts';
import type { NotHeld, Part } from '../notes/reading.ts';
import { alike } from './alike.ts';
import type { KnownEpisode } from './resolve.ts';

const ITSELF = { guid: 'the guid of an item never changes: it is who the episode is' } as const;
const EPISODE = {
  ...ITSELF,
  parts: 'the parts follow from the notes',
  speakers: 'the speakers follow from the segments: rename them there',
  warnings: 'the warnings follow from the notes',
} as const;
const RECORD = {
  line: 'where a record stands follows from the notes',
  timeFrom: 'where a time was read follows from the notes',
  speakerFrom: 'where a speaker was read follows from the notes',
  heading: 'a heading follows its chapter: rename that',
} as const;

/**
 * Differences between a view and the feed that cannot be written, because they concern derived data. That of a view whose notes were others when
 * it was read, as when it is put a second time, is nobody's edit: it followed from those notes.
 */
export function unwritten(known: readonly KnownEpisode[], edited: EditedFeed, keys: readonly string[]): NotHeld[] {
  const byKey = new Map(known.map(({ key, said }) => [key, said]));
  return edited.episodes.flatMap((episode, index) => {
    const path = `episodes[${index}]`;
    const before = byKey.get(keys[index]!);
    if (before === null) return [];
    const followed = before !== undefined && wereElsewhere(before.parts, episode.parts);
    return [...(before ? differing(path, followed ? ITSELF : EPISODE, before, episode) : []), ...(['segments', 'chapters', 'references'] as const).flatMap((list) => ofRecords(`${path}.${list}`, before?.[list] ?? [], episode[list] ?? [], followed))];
  });
}

/** Whether parts were read of other notes: they cover a page without gaps, as a reading's do, but not this one. */
function wereElsewhere(parts: readonly Part[], read: EditedEpisode['parts'] = []): boolean {
  const covers = read.length > 0 && read.every(({ start, end }, index) => start === (read[index - 1]?.end ?? 0) && end >= start);
  return covers && (read.length !== parts.length || read.some(({ start, end }, index) => start !== parts[index]!.start || end !== parts[index]!.end));
}

function ofRecords(path: string, before: readonly { id: string }[], edited: NonNullable<EditedEpisode['segments' | 'chapters' | 'references']>, followed: boolean): NotHeld[] {
  const byId = new Map(before.map((record) => [record.id, record]));
  return edited.flatMap((record, index) => {
    const known = byId.get(record.id ?? '');
    if (known) return followed ? [] : differing(`${path}[${index}]`, RECORD, known, record);
    const { heading } = record as { heading?: string | null };
    return heading ? [{ path: `${path}[${index}].heading`, wanted: heading, written: null, why: RECORD.heading }] : [];
  });
}

function differing(path: string, reasons: Readonly<Record<string, string>>, before: object, edited: object): NotHeld[] {
  const [was, is] = [before, edited] as Record<string, unknown>[];
  return Object.entries(reasons).flatMap(([field, why]) => {
    if (is![field] === undefined || alike(is![field], was![field])) return [];
    return [{ path: `${path}.${field}`, wanted: is![field], written: was![field], why }];
  });
}

