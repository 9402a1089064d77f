import { randomUUID } from 'node:crypto';
import type { Operation } from '#core/edit/operation';
import { insertRows } from '../platform/insertRows.ts';
import type { Transaction } from '../platform/database.ts';

interface Edit {
  showId: string;
  /** Null for an edit of the show itself. */
  episodeId: string | null;
  /** The other episodes it reached, each with those of its segments that were written. */
  reached: ReadonlyMap<string, readonly string[]>;
  operations: readonly Operation[];
  inverse: readonly Operation[];
  touches: readonly string[];
  /** Null if Stet made it by itself. `note` says what it is, if the operations do not make that plain. */
  authorId: string | null;
  note?: string;
  clientId?: string;
  undoes?: number;
  /** For an edit of the show: the edit that this one undoes, and its revision number in each episode. */
  takesBack?: { number: number; episodes: ReadonlyMap<string, number> };
}

/** An edit of a single episode. */
type OwnEdit = Pick<Edit, 'operations' | 'inverse' | 'touches'> & { episodeId: string };

/** Appends a revision without an author to each of many episodes, with two statements however many there are. */
export async function appendToEach(transaction: Transaction, showId: string, edits: readonly OwnEdit[], note: string): Promise<void> {
  const numbered = await transaction.$queryRaw<{ id: string; revision: number }[]>`
    update "episode" set revision = revision + 1 where id = any(${edits.map(({ episodeId }) => episodeId)}::uuid[]) returning id, revision`;
  const numbers = new Map(numbered.map(({ id, revision }) => [id, revision]));
  await insertRows(transaction, 'revision', edits.map(({ episodeId, operations, inverse, touches }) =>
    ({ id: randomUUID(), showId, episodeId, number: numbers.get(episodeId)!, authorId: null, note, operations, inverse, touches, episodeIds: [episodeId], clientId: null, undoes: null })));
}

/**
 * Appends one revision to the episode. If the edit reaches other episodes too, it is also a revision of the show, which lists them and
 * can undo it everywhere; each of them gets a revision of its own, so that it counts as edited and its desks learn of it.
 */
export async function appendRevisions(transaction: Transaction, edit: Edit): Promise<void> {
  const { showId, episodeId, reached, operations, inverse, touches, authorId, note, clientId, undoes, takesBack } = edit;
  const others = [...reached.keys()].sort();
  const everywhere = [...(episodeId === null ? [] : [episodeId]), ...others];
  const common = { showId, authorId, note: note ?? null, operations, episodeIds: everywhere };
  const rows: object[] = [];
  if (episodeId !== null) {
    const { revision } = await transaction.episode.update({ where: { id: episodeId }, data: { revision: { increment: 1 } }, select: { revision: true } });
    rows.push({ ...common, id: randomUUID(), episodeId, number: revision, inverse, touches, clientId: clientId ?? null, undoes: undoes ?? null });
  }
  if (others.length > 0 || episodeId === null) {
    const { revision } = await transaction.show.update({ where: { id: showId }, data: { revision: { increment: 1 } }, select: { revision: true } });
    rows.push({ ...common, id: randomUUID(), episodeId: null, number: revision, inverse, touches, clientId: episodeId === null ? (clientId ?? null) : null, undoes: takesBack?.number ?? null });
  }
  if (others.length > 0) {
    const written = new Set([...reached.values()].flat());
    const ofTheShow = touches.filter((touch) => !written.has(touch.slice(0, touch.indexOf('.'))));
    const relabelled = new Set(touches.filter((touch) => touch.endsWith('.speakerId')));
    const numbered = await transaction.$queryRaw<{ id: string; revision: number }[]>`
      with reached as (select id from "episode" where id = any(${others}::uuid[]) order by id for update)
      update "episode" e set revision = revision + 1 from reached where e.id = reached.id returning e.id, e.revision`;
    for (const { id, revision } of numbered) {
      const own = reached.get(id)!.map((segmentId) => `${segmentId}.speakerId`).filter((touch) => relabelled.has(touch));
      // only the show's revision lists the other episodes: otherwise 3,000 episodes would each list 3,000
      rows.push({ ...common, id: randomUUID(), episodeId: id, episodeIds: [id], number: revision, inverse: [], touches: [...ofTheShow, ...own], clientId: null, undoes: takesBack?.episodes.get(id) ?? null });
    }
  }
  await insertRows(transaction, 'revision', rows);
}
