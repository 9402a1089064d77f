import { z } from 'zod';

/**
 * The identity of a record. The server makes UUIDs; reading a file numbers its parts (`s12`, `c3`, `r5`, `p2`). Code that
 * compares or stores ids treats them as opaque.
 */
export const Id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'an id is 1 to 64 letters, digits, "-" or "_"');
export type Id = z.infer<typeof Id>;

/** The largest time that Stet keeps, in milliseconds: 2^31 − 1, what PostgreSQL's `integer` holds (24.8 days). */
export const LATEST_MS = 2_147_483_647;

/** A time or length in integer milliseconds. */
export const Ms = z.number().int().min(0).max(LATEST_MS);

/** A fractional key: records sort by it as plain strings (by code unit), and there is always room for a key between two others. */
export const OrderKey = z.string().regex(/^[0-9A-Za-z]{1,200}$/);
