import { z } from 'zod';
import { Operation } from '../edit/operation.ts';
import { Id } from './id.ts';

/** POST /api/episodes/:id/revisions. The same `clientId` sent twice makes one revision. */
export const NewRevision = z.strictObject({
  baseRevision: z.number().int().min(0),
  operations: z.array(Operation).min(1).max(1_000),
  clientId: Id,
  undoes: z.number().int().positive().optional(),
});
export type NewRevision = z.infer<typeof NewRevision>;

export const Revision = z.strictObject({
  number: z.number().int(),
  operations: z.array(Operation),
  inverse: z.array(Operation),
  undoes: z.number().int().nullable(),
  clientId: Id.nullable(),
  author: z.string().nullable(),
  authorId: Id.nullable(),
  /** The fields it wrote, as `recordId.field`; `recordId.*` if a record was added or removed. */
  touches: z.array(z.string()),
  /** How many episodes it changed, including this one: more than one if it changed the show's speakers. */
  reaches: z.number().int(),
  /** What it is, if its operations do not say: "upstream of 3 March 2026", or "title, audio" for one that changed only the item. */
  note: z.string().nullable(),
  createdAt: z.iso.datetime(),
});
export type Revision = z.infer<typeof Revision>;

/** What others did to the records of one's own edit, as far as it may get in the way of undoing it; of the operations, those that merge speakers. */
export const Crossing = Revision.pick({ number: true, author: true, touches: true, undoes: true, operations: true });
export type Crossing = z.infer<typeof Crossing>;

/** GET /api/episodes/:id/revisions/mine: one's own newest edit that can be undone; null if there is none. */
export const LastOfMine = z.strictObject({ revision: Revision.nullable(), since: z.array(Crossing) });
export type LastOfMine = z.infer<typeof LastOfMine>;

/** The result of undoing an edit in every episode. `kept` counts what was changed again since and therefore stays; `keptIn` says where, as far as known. */
export const TakenBackEverywhere = z.strictObject({
  episodes: z.number().int(),
  kept: z.number().int(),
  keptIn: z.array(z.strictObject({ episodeId: Id, title: z.string(), places: z.number().int() })),
});
export type TakenBackEverywhere = z.infer<typeof TakenBackEverywhere>;

/** 409: what both sides changed. */
export const Conflict = z.strictObject({ recordId: Id, field: z.string(), yours: z.unknown(), theirs: z.unknown() });
export type Conflict = z.infer<typeof Conflict>;
