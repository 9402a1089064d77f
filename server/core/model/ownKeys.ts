import { z } from 'zod';

/** The command that each key combination runs; null for none. */
const changed = z.record(z.string().min(1).max(60), z.string().min(1).max(80).nullable()).refine((keys) => Object.keys(keys).length <= 500, 'are more keys than a keyboard has').optional();

/** Somebody's own keys for the desk: the preset they start from, and what they changed in each context. */
export const OwnKeys = z.strictObject({ preset: z.string().min(1).max(40), own: z.strictObject({ listening: changed, editing: changed, anywhere: changed }) });
export type OwnKeys = z.infer<typeof OwnKeys>;

/** Null if nothing was changed yet. */
export const KeptKeys = z.strictObject({ keys: OwnKeys.nullable() });
export type KeptKeys = z.infer<typeof KeptKeys>;
