import { lowerBound } from '#core/edit/lowerBound';
import type { Id } from '#core/model/id';
import { spansOf, type Span } from '../minimap/spans';
import type { DeskStore } from '../store/deskStore';

/** When each segment is spoken, worked out once per state of the structure. */
export class Turns {
  #list: Span[] = [];
  #places = new Map<Id, number>();
  #drawnFor = -1;

  constructor(private readonly store: Pick<DeskStore, 'getState'>) {}

  /** Sorted by start. */
  get list(): readonly Span[] {
    const { records, structure } = this.store.getState();
    if (structure !== this.#drawnFor) {
      this.#list = spansOf(records);
      this.#places = new Map(this.#list.map(({ id }, place) => [id, place]));
      this.#drawnFor = structure;
    }
    return this.#list;
  }

  /** The index of the last turn to have started by a time; -1 before the first. */
  placeAt(timeMs: number): number {
    const { list } = this;
    return lowerBound(list.length, (at) => list[at]!.fromMs > timeMs) - 1;
  }

  at(timeMs: number): Span | null {
    return this.list[this.placeAt(timeMs)] ?? null;
  }

  of(id: Id): Span | null {
    const { list } = this;
    return list[this.#places.get(id) ?? -1] ?? null;
  }
}
