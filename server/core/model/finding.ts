import { z } from 'zod';
import { Operation } from '../edit/operation.ts';
import { Id, Ms } from './id.ts';

export const Severity = z.enum(['error', 'warning', 'info']);
export type Severity = z.infer<typeof Severity>;

/** A way out that a check offers: what it would do, in words, and the operation that does it. */
export const Fix = z.strictObject({ title: z.string(), operation: Operation });
export type Fix = z.infer<typeof Fix>;

/** What a check reports: where, what, and how it could be mended. `fix` is the first of `fixes`, or null. */
export const Finding = z.strictObject({
  code: z.string(),
  severity: Severity,
  startMs: Ms.nullable(),
  line: z.number().int().positive().nullable(),
  message: z.string(),
  fix: Operation.nullable(),
  fixes: z.array(Fix),
  recordId: Id.nullable(),
});
export type Finding = z.infer<typeof Finding>;
