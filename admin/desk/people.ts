import type { Id } from '#core/model/id';
import type { Records } from './store/records';

/** The speakers of this episode in the order they first speak; the number is the key that chooses them. */
export interface Person {
  id: Id;
  name: string;
  colourIndex: number;
  segments: number;
}

/** Remembers who came first, so that nobody changes colour while one works. */
export class Cast {
  readonly #places = new Map<Id, number>();

  place(id: Id): number {
    const place = this.#places.get(id) ?? this.#places.size;
    this.#places.set(id, place);
    return place;
  }

  of(records: Records, order: readonly Id[]): Person[] {
    const counts = new Map<Id, number>();
    for (const id of order) {
      const { speakerId } = records.segments.get(id)!;
      if (speakerId === null) continue;
      this.place(speakerId);
      counts.set(speakerId, (counts.get(speakerId) ?? 0) + 1);
    }
    return [...counts]
      .map(([id, segments]) => ({ id, name: records.speakers.get(id)?.name ?? '', colourIndex: this.place(id), segments }))
      .sort((a, b) => a.colourIndex - b.colourIndex);
  }
}
