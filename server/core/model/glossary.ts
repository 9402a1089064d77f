import { z } from 'zod';
import { Id, Ms } from './id.ts';

/** What a rule does about capitals: found in any case and written as it stands; found in any case, capitals kept; found only in this case. */
export const CaseRule = z.enum(['any', 'keep', 'exact']);
export type CaseRule = z.infer<typeof CaseRule>;

const fields = z.strictObject({
  wrong: z.string().trim().min(1).max(200),
  /** Empty: the words go. */
  right: z.string().trim().max(500),
  caseRule: CaseRule,
  wholeWord: z.boolean(),
  note: z.string().max(1_000).nullable(),
  enabled: z.boolean(),
});

/** One spelling of a show: what is written instead of what. */
export const GlossaryRule = fields.extend({ id: z.uuid(), version: z.number().int() });
export type GlossaryRule = z.infer<typeof GlossaryRule>;

export const NewGlossaryRule = fields.extend({
  caseRule: CaseRule.default('any'), wholeWord: z.boolean().default(true), note: fields.shape.note.default(null), enabled: z.boolean().default(true),
});
export type NewGlossaryRule = z.infer<typeof NewGlossaryRule>;

export const GlossaryRuleChange = fields.partial();
export type GlossaryRuleChange = z.infer<typeof GlossaryRuleChange>;

/** Rules that come together, from a file: those of a wrong spelling that is there replace it. */
export const GlossaryImport = z.strictObject({ rules: z.array(NewGlossaryRule).min(1).max(2_000) });
export type GlossaryImport = z.infer<typeof GlossaryImport>;
export const GlossaryImported = z.strictObject({ added: z.number().int(), changed: z.number().int(), same: z.number().int() });
export type GlossaryImported = z.infer<typeof GlossaryImported>;

/** Looks what the rules would do, or does it. Without episodes: in all of the show; without rules: all that are enabled. */
export const NewGlossaryRun = z.strictObject({ kind: z.enum(['look', 'apply']), episodeIds: z.array(z.uuid()).min(1).max(10_000).optional(), ruleIds: z.array(z.uuid()).min(1).max(2_000).optional() });
export type NewGlossaryRun = z.infer<typeof NewGlossaryRun>;

/** A place that a rule found, among the words around it. */
export const GlossarySample = z.strictObject({ ruleId: z.uuid(), startMs: Ms.nullable(), before: z.string(), match: z.string(), replacement: z.string(), after: z.string() });
export type GlossarySample = z.infer<typeof GlossarySample>;

/** A text that was left as it is because it was changed again since, when the run was taken back or did again what was taken back. */
export const GlossaryKept = z.strictObject({ recordId: Id, startMs: Ms.nullable(), now: z.string().nullable(), restored: z.string(), why: z.string() });
export type GlossaryKept = z.infer<typeof GlossaryKept>;

export const GlossaryRun = z.strictObject({
  id: z.uuid(),
  kind: z.enum(['look', 'apply']),
  state: z.enum(['running', 'done']),
  /** Episodes looked at so far, and all that are to be. */
  done: z.number().int(),
  total: z.number().int(),
  /** Episodes in which something was found, and how much. */
  episodes: z.number().int(),
  matches: z.number().int(),
  rules: z.array(z.strictObject({ id: z.uuid(), wrong: z.string(), right: z.string(), count: z.number().int() })),
  startedBy: z.string().nullable(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  /** The run that was taken back, which this one does again. */
  againOf: z.uuid().nullable(),
  /** Texts that were left as they are when it was taken back, or when it did again what was taken back. */
  kept: z.number().int(),
  /** Episodes in which it went wrong, so that nothing was changed. */
  failed: z.number().int(),
  /** Null until somebody takes the run back. `failed`: episodes in which that went wrong, so that they are as the run made them; it can be asked for again there. */
  reverted: z.strictObject({ state: z.enum(['running', 'done']), by: z.string().nullable(), done: z.number().int(), total: z.number().int(), failed: z.number().int() }).nullable(),
});
export type GlossaryRun = z.infer<typeof GlossaryRun>;

export const GlossaryRunEpisode = z.strictObject({
  episodeId: z.uuid(),
  title: z.string(),
  state: z.enum(['waiting', 'done', 'failed']),
  matches: z.number().int(),
  samples: z.array(GlossarySample),
  /** The revision that was made; null where nothing was changed. */
  revision: z.number().int().nullable(),
  problem: z.string().nullable(),
  kept: z.array(GlossaryKept),
  reverted: z.strictObject({ state: z.enum(['waiting', 'done', 'failed']), revision: z.number().int().nullable() }).nullable(),
});
export type GlossaryRunEpisode = z.infer<typeof GlossaryRunEpisode>;
