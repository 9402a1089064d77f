import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { readDocument } from '#core/feed/read';
import { understand, type UnderstoodFeed } from '../import/understand.ts';
import type { NotesReading } from '#core/notes/reading';
import { notRead } from './fileError.ts';

/** The notes of a page, or of one item of a feed with its key. */
export interface InputNotes {
  /** Null for a page. */
  key: string | null;
  title: string | null;
  notes: NotesReading;
}

/**
 * Reads FILE, or standard input for "-": a page of show notes, all items of a feed, or one of them.
 *
 * @throws Error in words for the user
 */
export async function readInput(file: string, key?: string): Promise<{ isFeed: boolean; all: InputNotes[] }> {
  const bytes = await bytesOf(file);
  if (bytes.length === 0) throw new Error(`${nameOf(file)} is empty.`);
  const understood = understand(bytes);
  if ('problems' in understood) throw new Error(understood.problems.map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`).join('\n'));
  if ('document' in understood) return { isFeed: true, all: itemsOf(understood, key) };
  if (key !== undefined) throw new Error(`${file} is a page, not a feed: leave --episode out.`);
  if (understood.text.includes('\0')) throw new Error(`${nameOf(file)} is neither a feed nor show notes: it is not text.`);
  return { isFeed: false, all: [{ key: null, title: understood.notes.title, notes: understood.notes }] };
}

function itemsOf({ document }: UnderstoodFeed, key?: string): InputNotes[] {
  const { items } = readDocument(document);
  const wanted = key === undefined ? items : items.filter((item) => item.key === key);
  if (key !== undefined && wanted.length === 0) throw new Error(`The feed has no item "${key}". It has: ${items.slice(0, 20).map((item) => item.key).join(', ')}${items.length > 20 ? ', …' : ''}`);
  return wanted.map((item) => ({ key: item.key, title: item.title, notes: item.notes }));
}

/** FILE as messages call it. */
export const nameOf = (file: string): string => (file === '-' ? 'standard input' : file);

/** The bytes of FILE, or of standard input for "-". */
export async function bytesOf(file: string): Promise<Uint8Array> {
  return file === '-' ? buffer(process.stdin) : readFile(file).catch((error: NodeJS.ErrnoException) => Promise.reject(notRead(file, error)));
}

/** The bytes of FILE, read a megabyte at a time. */
export async function* piecesOf(file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(file, { highWaterMark: 1_000_000 });
  } catch (error) {
    throw notRead(file, error as NodeJS.ErrnoException);
  }
}
