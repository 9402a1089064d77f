import { z } from 'zod';
import { Id, Ms } from './id.ts';

/** any: matches in any case and writes the replacement as given · keep: matches in any case and keeps the capitals · exact: matches only in this case. */
export const CaseRule = z.enum(['any', 'keep', 'exact']);
export type CaseRule = z.infer<typeof CaseRule>;

const fields = z.strictObject({
  wrong: z.string().trim().min(1).max(200),
  /** Empty: the words are removed. */
  right: z.string().trim().max(500),
  caseRule: CaseRule,
  wholeWord: z.boolean(),
  note: z.string().max(1_000).nullable(),
  enabled: z.boolean(),
});

/** One spelling rule of a show: what to write instead of what. */
export const GlossaryRule = fields.extend({ id: z.uuid(), version: z.number().int() });
export type GlossaryRule = z.infer<typeof GlossaryRule>;

export const NewGlossaryRule = fields.extend({
  caseRule: CaseRule.default('any'), wholeWord: z.boolean().default(true), note: fields.shape.note.default(null), enabled: z.boolean().default(true),
});
export type NewGlossaryRule = z.infer<typeof NewGlossaryRule>;

export const GlossaryRuleChange = fields.partial();
export type GlossaryRuleChange = z.infer<typeof GlossaryRuleChange>;

/** Rules imported from a file: a rule replaces an existing one for the same wrong spelling. */
export const GlossaryImport = z.strictObject({ rules: z.array(NewGlossaryRule).min(1).max(2_000) });
export type GlossaryImport = z.infer<typeof GlossaryImport>;
export const GlossaryImported = z.strictObject({ added: z.number().int(), changed: z.number().int(), same: z.number().int() });
export type GlossaryImported = z.infer<typeof GlossaryImported>;

/** Shows what the rules would do, or does it. Without `episodeIds`: in the whole show; without `ruleIds`: all enabled rules. */
export const NewGlossaryRun = z.strictObject({ kind: z.enum(['look', 'apply']), episodeIds: z.array(z.uuid()).min(1).max(10_000).optional(), ruleIds: z.array(z.uuid()).min(1).max(2_000).optional() });
export type NewGlossaryRun = z.infer<typeof NewGlossaryRun>;

/** A match of a rule, with the words around it. */
export const GlossarySample = z.strictObject({ ruleId: z.uuid(), startMs: Ms.nullable(), before: z.string(), match: z.string(), replacement: z.string(), after: z.string() });
export type GlossarySample = z.infer<typeof GlossarySample>;

/** A text left alone because it had been changed again, when a run was undone or an undone run was repeated. */
export const GlossaryKept = z.strictObject({ recordId: Id, startMs: Ms.nullable(), now: z.string().nullable(), restored: z.string(), why: z.string() });
export type GlossaryKept = z.infer<typeof GlossaryKept>;

export const GlossaryRun = z.strictObject({
  id: z.uuid(),
  kind: z.enum(['look', 'apply']),
  state: z.enum(['running', 'done']),
  /** Episodes looked at so far, and how many there are in all. */
  done: z.number().int(),
  total: z.number().int(),
  /** Episodes with matches, and the number of matches. */
  episodes: z.number().int(),
  matches: z.number().int(),
  rules: z.array(z.strictObject({ id: z.uuid(), wrong: z.string(), right: z.string(), count: z.number().int() })),
  startedBy: z.string().nullable(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  /** The undone run that this one repeats. */
  againOf: z.uuid().nullable(),
  /** Texts that were left alone when the run was undone, or when it repeated an undone one. */
  kept: z.number().int(),
  /** Episodes in which the run failed, so that nothing was changed there. */
  failed: z.number().int(),
  /**
   * Null until somebody undoes the run. `failed`: episodes in which undoing failed, so they are still as the run left them; undoing can be requested again for
   * them.
   */
  reverted: z.strictObject({ state: z.enum(['running', 'done']), by: z.string().nullable(), done: z.number().int(), total: z.number().int(), failed: z.number().int() }).nullable(),
});
export type GlossaryRun = z.infer<typeof GlossaryRun>;

export const GlossaryRunEpisode = z.strictObject({
  episodeId: z.uuid(),
  title: z.string(),
  state: z.enum(['waiting', 'done', 'failed']),
  matches: z.number().int(),
  samples: z.array(GlossarySample),
  /** The revision it made; null if nothing changed. */
  revision: z.number().int().nullable(),
  problem: z.string().nullable(),
  kept: z.array(GlossaryKept),
  reverted: z.strictObject({ state: z.enum(['waiting', 'done', 'failed']), revision: z.number().int().nullable() }).nullable(),
});
export type GlossaryRunEpisode = z.infer<typeof GlossaryRunEpisode>;
