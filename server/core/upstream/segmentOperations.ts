import { apply } from '../edit/apply.ts';
import { Draft } from '../edit/draft.ts';
import { inParts } from '../edit/inParts.ts';
import type { SingleOperation } from '../edit/operation.ts';
import { readerOf, type Records } from '../edit/records.ts';
import { LATEST_MS } from '../model/id.ts';
import type { Segment } from '../model/segment.ts';

/** Operations that turn our segments into the wanted ones, in that order; they begin with `first`, which adds new speakers. */
export function segmentOperations(records: Records, first: readonly SingleOperation[], wanted: readonly Segment[]): SingleOperation[] {
  const draft = new Draft(readerOf(records));
  const operations: SingleOperation[] = [];
  const run = (operation: SingleOperation): void => {
    const outcome = apply(draft, operation);
    if (!outcome.ok) throw new Error(`a merge made an operation that cannot be applied: ${outcome.failure.message}`);
    draft.add(outcome.changes);
    operations.push(operation);
  };
  for (const operation of first) run(operation);
  const stays = new Set(wanted.map(({ id }) => id));
  /** No operation moves a segment or sets its heading: it is removed and inserted again. */
  const again = new Set(wanted.filter((segment) => {
    const old = records.segments.get(segment.id);
    return old && (old.order !== segment.order || old.heading !== segment.heading);
  }).map(({ id }) => id));
  for (const id of records.segments.keys()) if (!stays.has(id) || again.has(id)) run({ type: 'deleteSegment', segmentId: id });
  const speakers = new Map<string, Segment[]>();
  for (const segment of wanted) {
    const old = records.segments.get(segment.id);
    if (!old) run({ type: 'insertSegment', segment });
    else {
      if (again.has(segment.id)) run({ type: 'insertSegment', segment: { ...old, order: segment.order, heading: segment.heading } });
      retext(segment);
      if (old.speakerId !== segment.speakerId || old.speakerFrom !== segment.speakerFrom) {
        const key = `${segment.speakerFrom} ${segment.speakerId}`;
        speakers.set(key, [...(speakers.get(key) ?? []), segment]);
      }
    }
  }
  for (const [{ speakerId, speakerFrom }, ids] of [...speakers.values()].map((segments) => [segments[0]!, segments.map(({ id }) => id)] as const)) {
    for (const segmentIds of inParts(ids, MOST_IDS)) run({ type: 'setSpeaker', segmentIds, speakerId, speakerFrom });
  }
  return operations;

  /** Words keep their measured times, which move along with a start that upstream moved. */
  function retext({ id: segmentId, text, startMs, endMs, timeFrom }: Segment): void {
    const now = (): Segment => draft.get('segments', segmentId)!;
    const { words, startMs: before } = now();
    const byMs = startMs === null || before === null ? 0 : startMs - before;
    if (words && byMs !== 0 && [...words.flatMap((word) => [word.startMs, word.endMs]), now().endMs ?? 0].every((ms) => ms + byMs >= 0 && ms + byMs <= LATEST_MS)) run({ type: 'shift', segmentIds: [segmentId], byMs });
    if (now().text !== text) run({ type: 'setText', segmentId, text });
    const time = { ...((now().startMs !== startMs || now().timeFrom !== timeFrom) && { startMs, timeFrom }), ...(now().endMs !== endMs && { endMs }) };
    if (Object.keys(time).length > 0) run({ type: 'setTime', segmentId, ...time });
  }
}

const MOST_IDS = 10_000;
