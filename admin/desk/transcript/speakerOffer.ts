import type { Id } from '#core/model/id';
import { setSpeaker } from '../speakers/assign';
import type { Workbench } from '../workbench';

/**
 * Right after a split: who else may be speaking. Enter once more, with the caret still in front of the words, gives them to the
 * first of these, and again to the next; whatever is typed is typed.
 */
export interface SpeakerOffer {
  id: Id;
  /** Who is next first; who speaks now is last. */
  speakers: readonly Id[];
}

/** Those who spoke last before a segment first, then the others of the episode. */
export function othersBefore(speakersBefore: readonly (Id | null)[], own: Id | null, cast: readonly Id[]): Id[] {
  const others = new Set<Id>();
  for (const speaker of speakersBefore.toReversed()) if (speaker !== null && speaker !== own) others.add(speaker);
  for (const speaker of cast) if (speaker !== own) others.add(speaker);
  return [...others];
}

export function offerSpeakers(workbench: Workbench, id: Id): void {
  const { order, records } = workbench.store.getState();
  const before = order.slice(0, order.indexOf(id)).map((each) => records.segments.get(each)!.speakerId);
  const own = records.segments.get(id)?.speakerId ?? null;
  const others = othersBefore(before, own, workbench.people().map((person) => person.id));
  workbench.attention.set({ offer: others.length === 0 ? null : { id, speakers: own === null ? others : [...others, own] } });
}

/** Gives the segment to one of those offered, or to the first; false where nothing is offered there. */
export function takeOffer(workbench: Workbench, id: Id, speakerId?: Id): boolean {
  const { offer } = workbench.attention.get();
  const taken = speakerId ?? offer?.speakers[0];
  if (offer?.id !== id || taken === undefined) return false;
  setSpeaker(workbench, id, taken);
  workbench.attention.set({ offer: { id, speakers: [...offer.speakers.filter((each) => each !== taken), taken] } });
  return true;
}
