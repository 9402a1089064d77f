import type { Id } from '#core/model/id';
import type { Records } from './store/records';

/** A speaker of this episode. Their position is also the number of the key that chooses them. */
export interface Person {
  id: Id;
  name: string;
  colourIndex: number;
  segments: number;
}

/**
 * Speakers in the order in which they came to the episode, the same for everybody. Nobody's number or colour changes during work; whoever comes later
 * is added at the end.
 */
export class Cast {
  readonly #places: Map<Id, number>;

  /** @param came the order the server had when the desk was opened */
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
