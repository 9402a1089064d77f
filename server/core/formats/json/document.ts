import { lineFinder } from '../../model/place.ts';
import type { FileContent } from '../fileContent.ts';
import type { Rejection, Repair } from '../reading.ts';
import { readTolerantly, type Place, type TolerantJson } from './tolerant.ts';

/** The names and indexes that lead to a value: `['segments', 3, 'body']`. */
export type JsonPath = readonly (string | number)[];

/** A JSON file, read as far as possible. */
export interface JsonDocument {
  /** The value of the file; for several values in a row (JSON Lines), a list of them. Undefined if there is none. */
  value: unknown;
  /** What was broken but could still be read. */
  problems: Repair[];
  /** What was left out; if there is no value, why. */
  rejected: Rejection[];
  /** The line, from 1, on which the value at a path begins; for a missing value, the line of its container. */
  lineOf(path: JsonPath): number;
}

const documents = new WeakMap<FileContent, JsonDocument>();

/**
 * The JSON of a file (RFC 8259). An intact file costs as much as `JSON.parse`; a broken one is read as far as possible, and an intact one is
 * scanned again at the first question for a line. Linear in the file's length, without recursion, never throws. The same file gives the same
 * document.
 */
export function readJson(file: FileContent): JsonDocument {
  const known = documents.get(file);
  if (known) return known;
  const document = file.json ? wholeDocument(file.text, file.json.value) : brokenDocument(file.text);
  documents.set(file, document);
  return document;
}

function wholeDocument(text: string, value: unknown): JsonDocument {
  let find: JsonDocument['lineOf'] | undefined;
  return { value, problems: [], rejected: [], lineOf: (path) => (find ??= linesOf(text, () => readTolerantly(text)))(path) };
}

function brokenDocument(text: string): JsonDocument {
  if (!/^[\s\uFEFF\0]*[[{]/.test(text)) {
    return { value: undefined, problems: [], rejected: [{ line: 1, why: 'The file is not JSON: it begins with neither { nor [.' }], lineOf: () => 1 };
  }
  const read = readTolerantly(text);
  const { values, breaks } = read;
  const line = lineFinder(text);
  const told = breaks.map((found) => ({ line: line(found.start), what: `${found.what}${times(found.times, line(found.last))}.`, lost: found.lost }));
  const problems = told.filter(({ lost }) => !lost).map(({ line, what }) => ({ line, what }));
  const rejected = told.filter(({ lost }) => lost).map(({ line, what }) => ({ line, why: what }));
  const several = values.length > 1;
  if (several) problems.unshift({ line: 1, what: `The file holds ${values.length} JSON values one after another; they were read as one list.` });
  return { value: several ? values : values[0], problems, rejected, lineOf: linesOf(text, () => read) };
}

const times = (count: number, lastLine: number): string => (count === 1 ? '' : ` (${count} times, to line ${lastLine})`);

function linesOf(text: string, read: () => TolerantJson): JsonDocument['lineOf'] {
  if (!text.includes('\n')) return () => 1;
  const { places, values } = read();
  const root: Place = values.length > 1 ? { start: 0, items: places } : (places[0] ?? 0);
  const line = lineFinder(text);
  return (path) => line(startOf(root, path));
}

function startOf(root: Place, path: JsonPath): number {
  let place = root;
  for (const step of path) {
    if (typeof place === 'number') break;
    const inner: Place | undefined = 'items' in place ? place.items[Number(step)] : place.members.get(String(step));
    if (inner === undefined) break;
    place = inner;
  }
  return typeof place === 'number' ? place : place.start;
}
