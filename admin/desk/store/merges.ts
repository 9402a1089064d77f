import { singlesOf } from '#core/edit/apply';
import type { Operation } from '#core/edit/operation';
import { readerOf } from '#core/edit/records';
import { followMerged } from '#core/edit/speaker/followMerged';
import type { Revision } from '#core/model/revision';
import type { Records } from './records';

/** The merges of speakers that are known here, whoever made them. */
export class Merges {
  readonly #made = new Map<number, Operation[]>();

  learn(revisions: readonly Pick<Revision, 'number' | 'operations'>[]): void {
    for (const { number, operations } of revisions) {
      const merges = operations.flatMap(singlesOf).filter(({ type }) => type === 'mergeSpeakers');
      if (merges.length > 0) this.#made.set(number, merges);
    }
  }

  /** Operations with speakers who are gone given to those whom they were merged into. */
  follow(operations: readonly Operation[], records: Records): readonly Operation[] {
    const merges = [...this.#made].sort(([one], [other]) => one - other).flatMap(([, made]) => made);
    return followMerged(operations, merges, readerOf(records));
  }
}
