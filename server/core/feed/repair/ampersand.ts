import { bareAmpersandOffsets } from '../ampersands.ts';
import type { RepairRule } from './rule.ts';

/** An ampersand that begins no reference, as in "Rock & Roll" or "?a=1&b=2" (XML 1.0, § 2.4). */
export const bareAmpersand: RepairRule = {
  name: 'bare-ampersand',
  wrong: (count) => `${count} “&” that should be “&amp;”`,
  does: 'Writes “&amp;”, which every reader shows as “&”.',
  find: (text) => Array.from(bareAmpersandOffsets(text), (offset) => ({ start: offset, end: offset + 1, text: '&amp;' })),
};
