import type { TranscriptSegment } from '../../formats/transcript.ts';
import type { Segment } from '../../model/segment.ts';
import type { InFile } from './heard.ts';

/** Segments of a file that we lack, and the index of our segment that they come before. */
interface Missing {
  before: number;
  at: TranscriptSegment[];
}

/** If at least this share of its words is ours too, we already have the file's segment. */
const SHARE_KNOWN = 0.2;
/** A stretch of ours that the file lacks counts as the same as what the file has there, unless that is more than twice as long. */
const TIMES_LONGER = 2;
/** Two segments with different words that start this close together are the same one, heard differently. */
const SAME_START_MS = 2_000;

/** The segments of a file that we have no counterpart for, in their place: between their neighbours in the file, then by time. */
export function onlyInFile(ours: readonly Segment[], inFile: readonly TranscriptSegment[], { ourOf, ours: spoken, file }: InFile): Missing[] {
  const [lastBefore, firstAfter] = bounds(ourOf, spoken.words.length);
  const missing = new Map<number, TranscriptSegment[]>();
  let earliest = 0;
  inFile.forEach((segment, index) => {
    const [from, to] = [file.firstOf[index]!, file.firstOf[index + 1]!];
    const known = ourOf.subarray(from, to).filter((our) => our !== -1).length;
    if (from === to || known >= SHARE_KNOWN * (to - from)) return;
    const [our, their] = [lastBefore(from), firstAfter(to)];
    const oursBetween = their.our - our.our - 1;
    if ((their.their - our.their - 1) <= TIMES_LONGER * oursBetween) return;
    const first = our.our === -1 ? 0 : spoken.textOf[our.our]! + 1;
    const last = their.our === spoken.words.length ? ours.length : spoken.textOf[their.our]!;
    const between = ours.slice(first, Math.max(first, last));
    if (between.some(({ startMs }) => startMs !== null && segment.startMs !== null && Math.abs(startMs - segment.startMs) <= SAME_START_MS)) return;
    const later = between.findIndex(({ startMs }) => startMs !== null && segment.startMs !== null && startMs > segment.startMs);
    const before = Math.max(earliest, later === -1 ? Math.max(first, last) : first + later);
    earliest = before;
    const there = missing.get(before);
    if (there) there.push(segment);
    else missing.set(before, [segment]);
  });
  return [...missing].map(([before, at]) => ({ before, at }));
}

interface Place {
  our: number;
  their: number;
}

/** The last pair of words before a place in the file, and the first one at or after it. */
function bounds(ourOf: Int32Array, ourCount: number): [(their: number) => Place, (their: number) => Place] {
  const before = new Int32Array(ourOf.length + 1).fill(-1);
  const after = new Int32Array(ourOf.length + 1).fill(ourOf.length);
  for (let their = 0; their < ourOf.length; their++) before[their + 1] = ourOf[their] === -1 ? before[their]! : their;
  for (let their = ourOf.length - 1; their >= 0; their--) after[their] = ourOf[their] === -1 ? after[their + 1]! : their;
  return [
    (their) => ({ their: before[their]!, our: before[their] === -1 ? -1 : ourOf[before[their]!]! }),
    (their) => ({ their: after[their]!, our: after[their] === ourOf.length ? ourCount : ourOf[after[their]!]! }),
  ];
}
