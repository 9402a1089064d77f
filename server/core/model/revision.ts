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
  /** The fields it wrote, `recordId.field`; `recordId.*` where a record was made or removed. */
  touches: z.array(z.string()),
  /** What it is, where nobody made it: "upstream of 3 March 2026". */
  note: z.string().nullable(),
  createdAt: z.iso.datetime(),
});
export type Revision = z.infer<typeof Revision>;

/** 409: what both sides changed. */
export const Conflict = z.strictObject({ recordId: Id, field: z.string(), yours: z.unknown(), theirs: z.unknown() });
export type Conflict = z.infer<typeof Conflict>;
