import { documentOf, type FeedDocument } from '#core/feed/document';
import { decodeFeed, feedDecoder, type DecodedFeed } from '#core/feed/encoding';
import type { FeedProblem } from '#core/feed/problem';
import { proposeRepairs, type Repair } from '#core/feed/repair/repair';
import { keysOf, tooLongKey } from '#core/feed/keys';
import { placesOf } from '#core/model/place';
import { detectNotesFormat } from '#core/notes/detect';
import { readNotes } from '#core/notes/read';
import type { NotesFormat, NotesReading } from '#core/notes/reading';

export interface UnderstoodFeed extends DecodedFeed {
  format: 'rss';
  document: FeedDocument;
}

export interface UnderstoodNotes {
  format: NotesFormat;
  text: string;
  notes: NotesReading;
}

/** A feed that cannot be read, and every reason. */
export interface NotUnderstood {
  format: 'rss';
  problems: FeedProblem[];
  /** What would make it well-formed; empty if only a person can. */
  repairs: Repair[];
}

export type Understanding = UnderstoodFeed | UnderstoodNotes | NotUnderstood;

/** An archive of a hundred years of daily episodes. */
export const MOST_ITEMS = 40_000;
export const TOO_MANY = `more than ${MOST_ITEMS} items: no more are read from one feed`;

/** The encoding if bytes that begin like this are a feed; null for a page. */
export function feedBeginning(head: Uint8Array): { encoding: string } | null {
  const decoder = feedDecoder(head);
  const text = 'problems' in decoder ? decoder : decoder.decode(head, false);
  if (typeof text === 'string') return looksLikeFeed(text) ? { encoding: 'encoding' in decoder ? decoder.encoding : 'utf-8' } : null;
  return looksLikeFeed(unmarked(inAnyCase(head))) ? { encoding: 'utf-8' } : null;
}

/** Text of bytes that do not match their declared encoding, good enough to tell a feed from a page. */
const inAnyCase = (bytes: Uint8Array): string => new TextDecoder('windows-1252').decode(bytes);

/** The letters of what is in UTF-32: between them are three zeros, before them may be its mark. */
const unmarked = (text: string): string => text.replaceAll('\0', '').replace(/^(?:ÿþ|þÿ)/, '');

/** Reads bytes as a feed, as a feed that cannot be read, or as a page of show notes. */
export function understand(bytes: Uint8Array): Understanding {
  const decoded = decodeFeed(bytes);
  if ('problems' in decoded) {
    const text = inAnyCase(bytes);
    return looksLikeFeed(unmarked(text)) ? { format: 'rss', problems: decoded.problems, repairs: [] } : understandNotes(text);
  }
  return looksLikeFeed(decoded.text) ? understandFeed(decoded) : understandNotes(decoded.text);
}

/** Reads a page of show notes, in whatever encoding. */
export function understandPage(bytes: Uint8Array): UnderstoodNotes {
  const decoded = decodeFeed(bytes);
  return understandNotes('problems' in decoded ? inAnyCase(bytes) : decoded.text);
}

function understandFeed(decoded: DecodedFeed): UnderstoodFeed | NotUnderstood {
  const document = documentOf(decoded.text);
  if ('problems' in document) return { format: 'rss', problems: document.problems, repairs: proposeRepairs(decoded.text) };
  const keys = keysOf(decoded.text, document.items);
  const placeAt = placesOf(decoded.text);
  const tooLong = document.items.flatMap(({ start }, index) => (tooLongKey(keys[index]!) === null ? [] : [{ ...placeAt(start), message: tooLongKey(keys[index]!)! }]));
  if (tooLong.length > 0) return { format: 'rss', problems: tooLong, repairs: [] };
  const beyond = document.items[MOST_ITEMS];
  if (beyond) return { format: 'rss', problems: [{ ...placeAt(beyond.start), message: TOO_MANY }], repairs: [] };
  return { ...decoded, format: 'rss', document };
}

export function understandNotes(text: string): UnderstoodNotes {
  const format = detectNotesFormat(text);
  return { format, text, notes: readNotes(text, format) };
}

const HEAD = 8_000;

/** Whether it is XML other than XHTML: that is meant as a feed, even if it has mistakes. */
function looksLikeFeed(text: string): boolean {
  const head = text.slice(0, HEAD).trimStart();
  const root = /<(rss|feed|rdf:RDF|opml|html)[\s>]/i.exec(head)?.[1]?.toLowerCase();
  return root === undefined ? head.startsWith('<?xml') : root !== 'html' && head.startsWith('<');
}
