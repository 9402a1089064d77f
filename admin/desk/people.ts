import type { Id } from '#core/model/id';
import type { Records } from './store/records';

/** A speaker of this episode; the place among them is the key that chooses them. */
export interface Person {
  id: Id;
  name: string;
  colourIndex: number;
  segments: number;
}

/** Who came to the episode in which order, as everybody sees it: nobody changes number and colour while one works, and whoever comes later comes last. */
export class Cast {
  readonly #places: Map<Id, number>;

  /** @param came as the server has it when the desk is opened */
  constructor(came: readonly Id[]) {
    this.#places = new Map(came.map((id, place) => [id, place]));
  }

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
    return [...counts]
      .map(([id, segments]) => ({ id, name: records.speakers.get(id)?.name ?? '', colourIndex: this.place(id), segments }))
      .sort((a, b) => a.colourIndex - b.colourIndex);
  }
}
