import type { NotesReading } from '../notes/reading.ts';
import { readNotes } from '../notes/read.ts';
import { parseTimestamp } from '../time/timestamp.ts';
import { readDate } from './date.ts';
import { readDuration } from './duration.ts';
import { attributeOf, childrenNamed, type Element } from './elements.ts';
import { childAttribute, childText, personsOf } from './fields.ts';
import { notesFormatOf } from './notesFormat.ts';
import { notesValuesOf } from './notesValues.ts';
import type { ItemReading, NotesElement, NotesValue, SimpleChapter, TranscriptLink } from './reading.ts';

/** Reads one item. Its notes are read when they are first asked for, so that a long archive is listed at once. */
export function readItem(source: string, item: Element, key: string, line: number): ItemReading {
  const [guid] = childrenNamed(item, '', 'guid');
  const guidText = childText(source, item, '', 'guid');
  const { values, elements, from } = notesValuesOf(source, item);
  const value = (element: NotesElement): NotesValue | null => {
    const found = elements[element];
    return found === undefined ? null : { text: values[element]!.text, start: found.start, end: found.end };
  };
  const notesSource = from === null ? '' : values[from]!.text;
  const notesFormat = notesFormatOf(notesSource);
  let notes: NotesReading | undefined;
  return {
    start: item.start, end: item.end, key, line,
    guid: guidText,
    guidIsPermaLink: guidText !== null && attributeOf(guid!, 'isPermaLink')?.trim().toLowerCase() !== 'false',
    title: childText(source, item, '', 'title') ?? childText(source, item, 'itunes', 'title') ?? '',
    link: childText(source, item, '', 'link'),
    pubDate: readDate(childText(source, item, '', 'pubDate') ?? ''),
    enclosure: readEnclosure(item),
    durationMs: readDuration(childText(source, item, 'itunes', 'duration') ?? ''),
    contentEncoded: value('content:encoded'),
    description: value('description'),
    notesFrom: from,
    notesFormat,
    notesSource,
    get notes() {
      return (notes ??= readNotes(notesSource, notesFormat === 'html' ? 'html' : 'text'));
    },
    transcripts: readTranscripts(item),
    chaptersUrl: childAttribute(item, 'podcast', 'chapters', 'url'),
    simpleChapters: readSimpleChapters(item),
    persons: personsOf(source, item),
  };
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

/** Podlove Simple Chapters 1.2; a chapter whose start is no time is left out of the reading, not out of the feed. */
const readSimpleChapters = (item: Element): SimpleChapter[] =>
  childrenNamed(item, 'psc', 'chapters').flatMap((list) => childrenNamed(list, 'psc', 'chapter')).flatMap((chapter) => {
    const startMs = parseTimestamp(attributeOf(chapter, 'start') ?? '') ?? readDuration(attributeOf(chapter, 'start') ?? '');
    return startMs === null ? [] : [{ startMs, title: attributeOf(chapter, 'title') ?? '', url: attributeOf(chapter, 'href') || null, imageUrl: attributeOf(chapter, 'image') || null }];
  });
