import type { Id } from '#core/model/id';
import { chosenSegments } from '../transcript/selection';
import type { Workbench } from '../workbench';

/** Which segments a choice of speaker applies to: this one, those selected, or those of the same speaker from here on or everywhere. */
export type Scope = 'one' | 'selected' | 'onwards' | 'all';

/** The segments that a choice of speaker applies to. */
export function reach(workbench: Workbench, id: Id, scope: Scope): Id[] {
  const { order, records } = workbench.store.getState();
  const speakerId = records.segments.get(id)?.speakerId ?? null;
  const same = (other: Id) => records.segments.get(other)!.speakerId === speakerId;
  if (scope === 'one') return [id];
  if (scope === 'selected') return chosenSegments(workbench);
  return order.slice(scope === 'all' ? 0 : order.indexOf(id)).filter(same);
}

export function setSpeaker(workbench: Workbench, id: Id, speakerId: Id | null, scope: Scope = 'one'): void {
  const segmentIds = reach(workbench, id, scope).filter((other) => workbench.segment(other)!.speakerId !== speakerId || workbench.segment(other)!.speakerFrom !== 'turn');
  if (segmentIds.length) workbench.perform({ type: 'setSpeaker', segmentIds, speakerId });
}

/** Adds a speaker who was not in the show before, and assigns segments to them. */
export function addSpeaker(workbench: Workbench, id: Id, name: string, scope: Scope): void {
  const speaker = { id: workbench.newId(), name: name.trim(), aliases: [] };
  workbench.perform({ type: 'batch', operations: [{ type: 'addSpeaker', speaker }, { type: 'setSpeaker', segmentIds: reach(workbench, id, scope), speakerId: speaker.id }] });
}
