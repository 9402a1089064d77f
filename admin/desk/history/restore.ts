import type { SingleOperation } from '#core/edit/operation';
import { operationsBetween } from '#core/edit/takeBack/operationsBetween';
import type { Comparison } from '#core/model/history';
import type { Id } from '#core/model/id';
import { recordsBefore } from '../store/imported';
import type { Records } from '../store/records';

/**
 * The operations that bring records back to their state before a comparison.
 *
 * @param now the current records, which the comparison leads to
 * @param only these segments; null for everything, including chapters, links and notes
 */
export function operationsToRestore(now: Records, comparison: Comparison, only: ReadonlySet<Id> | null): SingleOperation[] {
  const was = recordsBefore(now, comparison);
  if (only === null) return withSpeakers(now, was, operationsBetween(now, was));
  const some = <Kind>(records: ReadonlyMap<Id, Kind>) => new Map([...records].filter(([id]) => only.has(id)));
  const nothing = { chapters: new Map(), references: new Map(), notes: new Map() };
  return withSpeakers(now, was, operationsBetween({ segments: some(now.segments), ...nothing }, { segments: some(was.segments), ...nothing }));
}

/** A speaker who was merged into another is added again if a segment needs them. If somebody else has their name by now, that speaker is used. */
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
