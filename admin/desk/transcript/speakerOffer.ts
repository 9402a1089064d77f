import type { Id } from '#core/model/id';
import { setSpeaker } from '../speakers/assign';
import type { Workbench } from '../workbench';

/**
 * Who else may be speaking, offered right after a split. Enter again, with the caret still before the words, gives them to the
 * first of these, and once more to the next; anything else that is typed is text.
 */
export interface SpeakerOffer {
  id: Id;
  /** Who is next first; who speaks now is last. */
  speakers: readonly Id[];
}

/** First those who spoke most recently before a segment, then the episode's others. */
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

/** Gives the segment to one of the offered speakers, by default the first. @returns false if nothing is offered there */
export function takeOffer(workbench: Workbench, id: Id, speakerId?: Id): boolean {
  const { offer } = workbench.attention.get();
  const taken = speakerId ?? offer?.speakers[0];
  if (offer?.id !== id || taken === undefined) return false;
  setSpeaker(workbench, id, taken);
  workbench.attention.set({ offer: { id, speakers: [...offer.speakers.filter((each) => each !== taken), taken] } });
  return true;
}
