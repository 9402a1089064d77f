import { z } from 'zod';
import { Operation } from '../edit/operation.ts';
import { Id, Ms } from './id.ts';

export const Severity = z.enum(['error', 'warning', 'info']);
export type Severity = z.infer<typeof Severity>;

/** A fix that a check offers: what it would do, in words, and the operation that does it. */
export const Fix = z.strictObject({ title: z.string(), operation: Operation });
export type Fix = z.infer<typeof Fix>;

/**
 * What a check reports: where, what, and how to fix it. `fix` is the first of `fixes`, or null. `about` is the value it complains
 * about: while that is unchanged, it is the same finding (see `core/check/sameFinding`).
 */
export const Finding = z.strictObject({
  code: z.string(),
  severity: Severity,
  startMs: Ms.nullable(),
  line: z.number().int().positive().nullable(),
  message: z.string(),
  fix: Operation.nullable(),
  fixes: z.array(Fix),
  recordId: Id.nullable(),
  about: z.string(),
});
export type Finding = z.infer<typeof Finding>;

/** Identifies a finding: it stays the same while the value it complains about is unchanged. */
const identity = { code: z.string().min(1).max(64), recordId: Id.nullable(), about: z.string().max(10_000) };
export const FindingIdentity = z.strictObject(identity);
export type FindingIdentity = z.infer<typeof FindingIdentity>;

/** A finding that somebody decided to ignore, until the value it complains about changes. */
export const IgnoredFinding = z.strictObject({ ...identity, reason: z.string(), by: z.string().nullable(), at: z.iso.datetime() });
export type IgnoredFinding = z.infer<typeof IgnoredFinding>;

/** An error in what would be published, with the reason for ignoring it if somebody gave one. */
export const StandingError = Finding.extend({ ignoredFor: z.string().nullable() });
export type StandingError = z.infer<typeof StandingError>;

/** GET /api/episodes/:id/findings: everything the checks found, and which findings are ignored. */
export const EpisodeFindings = z.strictObject({ items: z.array(Finding), total: z.number().int(), ignored: z.array(IgnoredFinding) });
export type EpisodeFindings = z.infer<typeof EpisodeFindings>;

/** How many findings may be decided in one request. */
export const MOST_DECIDED = 1_000;
/** The same `clientId` sent twice makes one decision, whatever was decided in between. */
const decided = { findings: z.array(FindingIdentity).min(1).max(MOST_DECIDED), clientId: Id.optional() };
export const IgnoreFindings = z.strictObject({ ...decided, reason: z.string().trim().min(1).max(500) });
export type IgnoreFindings = z.infer<typeof IgnoreFindings>;
export const BringBackFindings = z.strictObject(decided);
export type BringBackFindings = z.infer<typeof BringBackFindings>;
export const Ignored = z.strictObject({ ignored: z.array(IgnoredFinding) });
export type Ignored = z.infer<typeof Ignored>;
