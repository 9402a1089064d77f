import { singlesOf } from '#core/edit/apply';
import type { Operation, SingleOperation } from '#core/edit/operation';
import { readerOf } from '#core/edit/records';
import { reorder } from '#core/edit/reorder';
import type { Id } from '#core/model/id';
import type { Segment } from '#core/model/segment';
import type { Records } from './records';

/** What others did, as far as their way back tells what was there before. */
export interface Undone {
  touches: readonly string[];
  inverse: readonly Operation[];
}

/** Operations that put a record back as it was before others removed it; none if they do not tell. */
export function putBack(records: Records, id: Id, others: readonly Undone[]): SingleOperation[] {
  for (const { inverse } of others.toReversed()) {
    const back = inverse.flatMap(singlesOf);
    for (const single of back) {
      if (single.type === 'insertSegment' && single.segment.id === id) return segmentBack(records, single.segment, back, others);
      if (single.type === 'addChapter' && single.chapter.id === id) return [single];
      if (single.type === 'addReference' && single.reference.id === id) return [reorder(readerOf(records), single)];
    }
  }
  return [];
}

/** If it was joined to the one before, its words are taken off there again, since they would be said twice; but not what others wrote in it. */
function segmentBack(records: Records, segment: Segment, back: readonly SingleOperation[], others: readonly Undone[]): SingleOperation[] {
  const reader = readerOf(records);
  const { speakerId, text } = segment;
  const before = reader.before('segments', segment.order);
  const wasShorter = back.some((single) => (single.type === 'setText' && single.segmentId === before?.id) || (single.type === 'insertSegment' && single.segment.id === before?.id));
  const isRewritten = others.some(({ touches }) => touches.includes(`${segment.id}.text`));
  const isJoined = before !== undefined && text !== '' && wasShorter && !isRewritten && (before.text === text || before.text.endsWith(` ${text}`));
  const inserted = reorder(reader, { type: 'insertSegment', segment: { ...segment, speakerId: speakerId !== null && records.speakers.has(speakerId) ? speakerId : null, heading: isJoined && before.heading === segment.heading ? null : segment.heading } });
  if (!isJoined) return [inserted];
  const endOf = back.find((single) => single.type === 'setTime' && single.segmentId === before.id);
  return [{ type: 'setText', segmentId: before.id, text: before.text.slice(0, before.text.length - text.length).trimEnd() }, ...(endOf ? [endOf] : []), inserted];
}

/** The text of a segment before others changed it; null if they do not tell. */
export function textBefore(segmentId: Id, others: readonly Undone[]): SingleOperation | null {
  return others.flatMap(({ inverse }) => inverse.flatMap(singlesOf)).find((single) => single.type === 'setText' && single.segmentId === segmentId) ?? null;
}
