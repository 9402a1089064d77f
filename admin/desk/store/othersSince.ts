import type { Id } from '#core/model/id';
import type { Revision } from '#core/model/revision';

/** What someone else did, as far as it may stand in the way of taking something back. */
export type Others = Pick<Revision, 'number' | 'author' | 'touches' | 'undoes'>;

export const othersIn = (revisions: readonly Revision[], isMine: (revision: Revision) => boolean): Others[] =>
  revisions.filter((revision) => !isMine(revision)).map(({ number, author, touches, undoes }) => ({ number, author, touches, undoes }));

/** Those after a revision; what was made and taken back since is as if it had not been. */
export function othersSince(others: readonly Others[], number: number): Others[] {
  const since = others.filter((other) => other.number > number);
  const undone = new Set(since.flatMap(({ number: own, undoes }) => (undoes !== null && undoes > number && since.some((other) => other.number === undoes) ? [own, undoes] : [])));
  return since.filter((other) => !undone.has(other.number));
}

/** Who touched a field last. */
export const lastToTouch = (others: readonly Others[], recordId: Id, field: string): Others | undefined =>
  others.findLast(({ touches }) => touches.includes(`${recordId}.${field}`) || touches.includes(`${recordId}.*`)) ?? others.findLast(({ touches }) => touches.some((touch) => touch.startsWith(`${recordId}.`)));
