import type { SingleOperation } from '#core/edit/operation';
import { operationsBetween } from '#core/edit/takeBack/operationsBetween';
import type { Comparison } from '#core/model/history';
import type { Id } from '#core/model/id';
import { recordsBefore } from '../store/imported';
import type { Records } from '../store/records';

/**
 * The operations that bring records back to what a comparison says they were at its start.
 *
 * @param now the records as they are; the comparison leads to them
 * @param only these segments; everything, chapters, links and notes too, where it is null
 */
export function operationsToRestore(now: Records, comparison: Comparison, only: ReadonlySet<Id> | null): SingleOperation[] {
  const was = recordsBefore(now, comparison);
  if (only === null) return withSpeakers(now, was, operationsBetween(now, was));
  const some = <Kind>(records: ReadonlyMap<Id, Kind>) => new Map([...records].filter(([id]) => only.has(id)));
  const nothing = { chapters: new Map(), references: new Map(), notes: new Map() };
  return withSpeakers(now, was, operationsBetween({ segments: some(now.segments), ...nothing }, { segments: some(was.segments), ...nothing }));
}

/** Someone who was merged away comes again where a segment names them; where another goes by that name by now, it is theirs. */
function withSpeakers(now: Records, was: Records, operations: SingleOperation[]): SingleOperation[] {
  const coming = new Map<Id, SingleOperation>();
  const standIn = (id: Id | null): Id | null => {
    if (id === null || now.speakers.has(id)) return id;
    const speaker = was.speakers.get(id);
    if (!speaker) return null;
    const same = [...now.speakers.values()].find(({ name }) => name === speaker.name);
    if (!same) coming.set(id, { type: 'addSpeaker', speaker });
    return same?.id ?? id;
  };
  const named = operations.map((operation): SingleOperation => {
    if (operation.type === 'setSpeaker') return { ...operation, speakerId: standIn(operation.speakerId) };
    return operation.type === 'insertSegment' ? { ...operation, segment: { ...operation.segment, speakerId: standIn(operation.segment.speakerId) } } : operation;
  });
  return [...coming.values(), ...named];
}
