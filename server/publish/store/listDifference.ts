import { RECORD } from './chunkList.ts';

/** A run is 8 bytes: its start in the former list and the number of records; or NEW, the number, and the records themselves. */
const RUN = 8;
const NEW = 0xffff_ffff;

const recordAt = (list: Buffer, index: number): string => list.toString('latin1', index * RECORD, (index + 1) * RECORD);

/** Encodes a list of chunks as runs of records from another list and of new records. */
export function differenceOf(before: Buffer, after: Buffer): Buffer {
  const places = new Map(Array.from({ length: before.length / RECORD }, (_, index) => [recordAt(before, index), index]));
  const runs: Buffer[] = [];
  const count = after.length / RECORD;
  for (let index = 0; index < count;) {
    const from = places.get(recordAt(after, index));
    let end = index + 1;
    if (from === undefined) while (end < count && !places.has(recordAt(after, end))) end += 1;
    else while (end < count && (from + end - index) * RECORD < before.length && recordAt(after, end) === recordAt(before, from + end - index)) end += 1;
    const run = Buffer.alloc(RUN);
    run.writeUInt32BE(from ?? NEW, 0);
    run.writeUInt32BE(end - index, 4);
    runs.push(run);
    if (from === undefined) runs.push(after.subarray(index * RECORD, end * RECORD));
    index = end;
  }
  return Buffer.concat(runs);
}

/** Restores the list from the former list and the difference. */
export function listFrom(before: Buffer, difference: Buffer): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 0; at < difference.length;) {
    const from = difference.readUInt32BE(at);
    const size = difference.readUInt32BE(at + 4) * RECORD;
    at += RUN;
    pieces.push(from === NEW ? difference.subarray(at, at + size) : before.subarray(from * RECORD, from * RECORD + size));
    if (from === NEW) at += size;
  }
  return Buffer.concat(pieces);
}
