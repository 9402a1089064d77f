import type { SingleOperation } from '#core/edit/operation';
import { keysBetween } from '#core/edit/order';
import type { Id } from '#core/model/id';
import type { Speaker } from '#core/model/speaker';
import type { CarriedSegment } from './carried';

export interface Paste {
  segments: readonly CarriedSegment[];
  /** The order keys between which they go. */
  after: string | null;
  before: string | null;
  speakers: ReadonlyMap<Id, Speaker>;
  newId: () => Id;
}

const plain = (name: string) => name.trim().toLowerCase();

/** Inserts segments at a place, with any speakers that the show does not know; `ids` are the segments' new ids, in order. */
export function pasteOperations({ segments, after, before, speakers, newId }: Paste): { operations: SingleOperation[]; ids: Id[] } {
  const named = new Map([...speakers.values()].flatMap(({ id, name, aliases }) => [...aliases.map((alias) => [plain(alias), id] as const), [plain(name), id] as const]));
  const operations: SingleOperation[] = [];
  const speakerOf = ({ speakerId, speaker }: CarriedSegment): Id | null => {
    if (speakerId !== null && speakers.get(speakerId)?.name === speaker) return speakerId;
    if (speaker === null || !plain(speaker)) return null;
    const known = named.get(plain(speaker));
    if (known) return known;
    const id = newId();
    named.set(plain(speaker), id);
    operations.push({ type: 'addSpeaker', speaker: { id, name: speaker.trim(), aliases: [] } });
    return id;
  };
  const orders = keysBetween(after, before, segments.length);
  const ids = segments.map((segment, i) => {
    const { startMs, timeFrom, endMs, speakerFrom, text, heading, words } = segment;
    const id = newId();
    const speakerId = speakerOf(segment);
    operations.push({ type: 'insertSegment', segment: { id, order: orders[i]!, startMs, timeFrom, endMs, speakerId, speakerFrom: speakerId === null ? 'none' : speakerFrom, text, heading, words } });
    return id;
  });
  return { operations, ids };
}
