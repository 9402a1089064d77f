import type { Id } from '#core/model/id';
import type { CastMemory } from './castMemory';
import type { Records } from './store/records';

/** A speaker of this episode; the place among them is the key that chooses them. */
export interface Person {
  id: Id;
  name: string;
  colourIndex: number;
  segments: number;
}

/** Remembers who came first, so that nobody changes number and colour, neither while one works nor when one comes back. */
export class Cast {
  readonly #places = new Map<Id, number>();
  /** How many of them are remembered; none were looked for yet below zero. */
  #kept = -1;

  constructor(private readonly memory: Pick<CastMemory, 'recall' | 'keep'>) {}

  place(id: Id): number {
    const place = this.#places.get(id) ?? this.#places.size;
    this.#places.set(id, place);
    return place;
  }

  of(records: Records, order: readonly Id[]): Person[] {
    const counts = new Map<Id, number>();
    for (const id of order) {
      const { speakerId } = records.segments.get(id)!;
      if (speakerId !== null) counts.set(speakerId, (counts.get(speakerId) ?? 0) + 1);
    }
    if (this.#kept < 0) for (const id of this.memory.recall()) if (counts.has(id)) this.place(id);
    for (const id of counts.keys()) this.place(id);
    if (this.#places.size !== this.#kept) this.memory.keep([...this.#places.keys()]);
    this.#kept = this.#places.size;
    return [...counts]
      .map(([id, segments]) => ({ id, name: records.speakers.get(id)?.name ?? '', colourIndex: this.place(id), segments }))
      .sort((a, b) => a.colourIndex - b.colourIndex);
  }
}
