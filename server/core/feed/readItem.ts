import type { NotesReading } from '../notes/reading.ts';
import { readNotes } from '../notes/read.ts';
import { readDate } from './date.ts';
import { readDuration } from './duration.ts';
import { attributeOf, childrenNamed, type Element } from './elements.ts';
import { childAttribute, childText, personsOf } from './fields.ts';
import { notesFormatOf } from './notesFormat.ts';
import { notesValuesOf } from './notesValues.ts';
import type { ItemReading, NotesElement, NotesValue, TranscriptLink } from './reading.ts';
import { simpleChaptersOf } from './simpleChapters.ts';

/** Reads one item. Its notes are read on first use, so a long archive can be listed at once. */
export function readItem(source: string, item: Element, key: string, line: number): ItemReading {
  const [guid] = childrenNamed(item, '', 'guid');
  const guidText = childText(source, item, '', 'guid');
  const { contentEncoded, description, notesFrom, notes } = notesIn(source, item);
  return {
    start: item.start, end: item.end, key, line,
    guid: guidText,
    guidIsPermaLink: guidText !== null && attributeOf(guid!, 'isPermaLink')?.trim().toLowerCase() !== 'false',
    title: childText(source, item, '', 'title') ?? childText(source, item, 'itunes', 'title') ?? '',
    link: childText(source, item, '', 'link'),
    pubDate: readDate(childText(source, item, '', 'pubDate') ?? ''),
    enclosure: readEnclosure(item),
    durationMs: readDuration(childText(source, item, 'itunes', 'duration') ?? ''),
    contentEncoded, description, notesFrom,
    notesFormat: notes.format,
    notesSource: notes.source,
    get notes() {
      return notes.reading;
    },
    transcripts: readTranscripts(item),
    chaptersUrl: childAttribute(item, 'podcast', 'chapters', 'url'),
    simpleChapters: simpleChaptersOf(item).map(({ chapter }) => chapter),
    persons: personsOf(source, item),
  };
}

/** The contents of an item's places for notes, without the map to the source. */
function notesIn(source: string, item: Element): Pick<ItemReading, 'contentEncoded' | 'description' | 'notesFrom'> & { notes: Notes } {
  const { values, elements, from } = notesValuesOf(source, item);
  const value = (element: NotesElement): NotesValue | null => {
    const found = elements[element];
    return found === undefined ? null : { text: values[element]!.text, start: found.start, end: found.end };
  };
  return { contentEncoded: value('content:encoded'), description: value('description'), notesFrom: from, notes: new Notes(from === null ? '' : values[from]!.text) };
}

/** Notes that are read on first use. */
class Notes {
  readonly format: ItemReading['notesFormat'];
  private read: NotesReading | undefined;

  constructor(readonly source: string) {
    this.format = notesFormatOf(source);
  }

  get reading(): NotesReading {
    return (this.read ??= readNotes(this.source, this.format === 'html' ? 'html' : 'text'));
  }
}

function readEnclosure(item: Element): ItemReading['enclosure'] {
  const url = childAttribute(item, '', 'enclosure', 'url');
  if (url === null) return null;
  const length = childAttribute(item, '', 'enclosure', 'length');
  return { url, type: childAttribute(item, '', 'enclosure', 'type'), length: length !== null && /^\d{1,15}$/.test(length) ? Number(length) : null };
}

const readTranscripts = (item: Element): TranscriptLink[] =>
  childrenNamed(item, 'podcast', 'transcript').flatMap((transcript) => {
    const url = attributeOf(transcript, 'url');
    return url ? [{ url, type: attributeOf(transcript, 'type') ?? '', language: attributeOf(transcript, 'language') }] : [];
  });
