import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { getFeed } from '../feed/get.ts';
import { READER } from './reader.ts';
import { readNotes } from './read.ts';

/** What each reader read from our fixtures, as hashes. `KEEP_READINGS=1` stores those of new fixtures, and all of them if the reader's version was raised. */
const KEPT = new URL('readings.json', import.meta.url);
const keptReadings = () => JSON.parse(readFileSync(KEPT, 'utf8')) as { reader: number; readings: Record<string, string> };

const filesIn = (folder: string, ending: RegExp) => readdirSync(new URL(folder, import.meta.url)).filter((name) => ending.test(name)).map((name) => ({ name, bytes: readFileSync(new URL(`${folder}${name}`, import.meta.url)) }));

const hashOf = (read: unknown): string => createHash('sha256').update(JSON.stringify(read)).digest('hex').slice(0, 16);

/** What becomes records, with the names of its parts; warnings and the boundaries of parts do not. */
const recordsIn = ({ introduction, segments, chapters, references }: { introduction: string; segments: unknown; chapters: unknown; references: unknown }) => ({ introduction, segments, chapters, references });

function readings(): Record<string, string> {
  const pages = filesIn('fixtures/', /\.(html|txt)$/).map(({ name, bytes }) => [name, hashOf(recordsIn(readNotes(bytes.toString(), name.endsWith('.html') ? 'html' : 'text')))] as const);
  const feeds = filesIn('../feed/fixtures/', /\.xml$/).map(({ name, bytes }) => {
    const got = getFeed(bytes);
    if (!got.ok) throw new Error(`${name} is no feed`);
    return [name, hashOf(got.view.episodes.map(recordsIn))] as const;
  });
  return Object.fromEntries([...pages, ...feeds].sort(([one], [other]) => (one < other ? -1 : 1)));
}

describe('the number of the reader', () => {
  const now = readings();
  if (process.env.KEEP_READINGS !== undefined) {
    const { reader, readings: before } = keptReadings();
    const same = Object.entries(reader === READER ? before : {}).filter(([name]) => name in now);
    writeFileSync(KEPT, `${JSON.stringify({ reader: READER, readings: { ...now, ...Object.fromEntries(same) } }, null, 2)}\n`);
  }
  const kept = keptReadings();

  test('is raised when what is read of a page changes: else records that came in before are written into other places', () => {
    const changed = kept.reader === READER ? Object.keys(now).filter((name) => kept.readings[name] !== undefined && kept.readings[name] !== now[name]) : [];
    const told = changed.map((name) => `${name} is read otherwise than reader ${READER} read it: raise READER in core/notes/reader.ts, then run this with KEEP_READINGS=1`);
    expect(told).toEqual([]);
  });

  test('stands for the reading of each fixture', () => {
    const told = kept.reader === READER ? Object.keys(now).filter((name) => kept.readings[name] === undefined).map((name) => `${name} is new: run this with KEEP_READINGS=1`) : [`the readings kept are of reader ${kept.reader}: run this with KEEP_READINGS=1`];
    expect(told).toEqual([]);
  });

  test('is a whole number that PostgreSQL keeps', () => {
    expect(Number.isSafeInteger(READER) && READER >= 1 && READER < 2 ** 31).toBe(true);
  });
});
