import type { Id } from '#core/model/id';
import type { Revision } from '#core/model/revision';

/** As much of someone else's revision as may stand in the way of an undo. */
export type Others = Pick<Revision, 'number' | 'author' | 'touches' | 'undoes'>;

export const othersIn = (revisions: readonly Revision[], isMine: (revision: Revision) => boolean): Others[] =>
  revisions.filter((revision) => !isMine(revision)).map(({ number, author, touches, undoes }) => ({ number, author, touches, undoes }));

/** Others' revisions after this one, without those that were made and undone since. */
export function othersSince(others: readonly Others[], number: number): Others[] {
  const since = others.filter((other) => other.number > number);
  const undone = new Set(since.flatMap(({ number: own, undoes }) => (undoes !== null && undoes > number && since.some((other) => other.number === undoes) ? [own, undoes] : [])));
  return since.filter((other) => !undone.has(other.number));
}

/** The last revision to touch a field. */
export const lastToTouch = (others: readonly Others[], recordId: Id, field: string): Others | undefined =>
  others.findLast(({ touches }) => touches.includes(`${recordId}.${field}`) || touches.includes(`${recordId}.*`)) ?? others.findLast(({ touches }) => touches.some((touch) => touch.startsWith(`${recordId}.`)));
