import { z } from 'zod';

/** Keys by how they are pressed, and the command that each runs; null: none. */
const changed = z.record(z.string().min(1).max(60), z.string().min(1).max(80).nullable()).refine((keys) => Object.keys(keys).length <= 500, 'are more keys than a keyboard has').optional();

/** How somebody changed the keys of the desk for themselves: over which preset, and which keys where. */
export const OwnKeys = z.strictObject({ preset: z.string().min(1).max(40), own: z.strictObject({ listening: changed, editing: changed, anywhere: changed }) });
export type OwnKeys = z.infer<typeof OwnKeys>;

/** Null where nothing was changed yet. */
export const KeptKeys = z.strictObject({ keys: OwnKeys.nullable() });
export type KeptKeys = z.infer<typeof KeptKeys>;
