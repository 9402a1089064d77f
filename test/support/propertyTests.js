/**
 * fast-check, as every test imports it. Properties draw anew at each run, so that many runs search further than one. In CI they draw the
 * same each time: there a change fails for what it did, not for what somebody might have found last year. STET_SEED repeats a run.
 */
import { configureGlobal } from '../../node_modules/fast-check/lib/fast-check.js';

const given = process.env.STET_SEED ?? (process.env.CI === 'true' ? '20261123' : undefined);
if (given !== undefined) configureGlobal({ seed: Number(given) });

export * from '../../node_modules/fast-check/lib/fast-check.js';
export { default } from '../../node_modules/fast-check/lib/fast-check.js';
