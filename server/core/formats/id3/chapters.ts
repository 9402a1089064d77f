import { decodeAs, uint32 } from '../bytes.ts';
import type { ChapterList } from '../media/chapterList.ts';
import { framesOf, type Frame, type Layout } from './frame.ts';
import { afterString, linkOf, pictureLinkOf, textOf } from './text.ts';

/** A table of contents (ID3v2 Chapter Frame Addendum, §3.2): its identifier, whether it is the top-level one, and the identifiers it lists. */
interface Table {
  id: string;
  top: boolean;
  lists: string[];
}

/**
 * Reads the chapters of a tag (ID3v2 Chapter Frame Addendum, §3.1: `CHAP`, with `TIT2`, `WXXX`, `APIC` inside) in the order of its tables
 * of contents (`CTOC`, which may be nested). Times are milliseconds; the byte offsets add nothing to them.
 */
export function readChapters(frames: readonly Frame[], layout: Layout, list: ChapterList): void {
  const listed = orderOf(frames);
  const found = frames.filter(({ id }) => id === 'CHAP').map(({ data }, index) => ({ data, number: index + 1, id: data === null ? '' : identifierOf(data) }));
  const rank = ({ id }: { id: string }) => listed.get(id) ?? listed.size;
  for (const { data, number, id } of found.sort((a, b) => rank(a) - rank(b) || a.number - b.number)) {
    if (data === null) list.reject(number, 'The chapter is compressed or encrypted and was not read.');
    else if (readChapter(data, number, layout, list) && listed.size > 0 && !listed.has(id)) list.repair(number, 'The chapter is not in the table of contents; it was read anyway.');
  }
}

function readChapter(data: Uint8Array, number: number, layout: Layout, list: ChapterList): boolean {
  const times = afterString(data, 0, 0);
  if (times + 16 > data.length) return list.reject(number, 'The chapter ends before its times.') !== null;
  const { frames, broken } = framesOf(data.subarray(times + 16), layout);
  if (broken) list.repair(number, 'The chapter is cut off; what comes before the break was read.');
  const dataOf = (id: string) => frames.find((frame) => frame.id === id)?.data ?? null;
  const [title, link, picture] = [dataOf('TIT2'), dataOf('WXXX'), dataOf('APIC')];
  const chapter = list.add(number, { startMs: uint32(data, times), title: title === null ? '' : textOf(title), url: link === null ? null : linkOf(link) });
  if (!chapter || picture === null) return chapter !== null;
  const address = pictureLinkOf(picture);
  if (address === null) list.reject(number, 'The chapter’s picture is embedded in the file; only links to pictures are read.');
  else chapter.imageUrl = list.linkOf(number, address);
  return true;
}

const identifierOf = (data: Uint8Array): string => decodeAs('latin1', data.subarray(0, afterString(data, 0, 0))).replace(/\0$/, '');

/** The position of every identifier listed by the tables, each once, with nested tables expanded in place. */
function orderOf(frames: readonly Frame[]): Map<string, number> {
  const tables = frames.filter(({ id }) => id === 'CTOC').flatMap(({ data }) => (data === null ? [] : tableOf(data)));
  const byId = new Map(tables.map((table) => [table.id, table]));
  const order = new Map<string, number>();
  const waiting = [...tables.filter(({ top }) => !top), ...tables.filter(({ top }) => top)].map(({ id }) => id);
  while (waiting.length > 0) {
    const id = waiting.pop()!;
    if (order.has(id)) continue;
    order.set(id, order.size);
    for (const child of byId.get(id)?.lists.toReversed() ?? []) waiting.push(child);
  }
  return order;
}

function tableOf(data: Uint8Array): Table {
  let at = afterString(data, 0, 0);
  const table: Table = { id: identifierOf(data), top: ((data[at] ?? 0) & 0x02) !== 0, lists: [] };
  const count = data[at + 1] ?? 0;
  at += 2;
  while (table.lists.length < count && at < data.length) {
    const end = afterString(data, at, 0);
    table.lists.push(identifierOf(data.subarray(at, end)));
    at = end;
  }
  return table;
}
