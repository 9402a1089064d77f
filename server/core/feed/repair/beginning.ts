import type { RepairRule } from './rule.ts';

/** Invisible characters that may precede a feed: white space of any kind, zero-width marks, control characters. */
const UNSEEN = /^[\s\u200b\u2060\ufeff\p{Cc}]*/u;
const SPACE = /[^\P{White_Space}\v\f]+|[\u200b\u2060\ufeff]+/gu;

/** Where the visible part of a feed begins. */
export const beginningOf = (text: string): number => UNSEEN.exec(text)![0].length;

/** Nothing may precede `<?xml` (XML 1.0, § 2.8), and nothing but XML's own white space may precede any feed (§ 2.3). */
export const beforeDeclaration: RepairRule = {
  name: 'before-declaration',
  wrong: () => 'There is something invisible before the feed: white space, or a byte order mark in the text',
  does: 'Leaves it out, so that the feed is what comes first.',
  find: (text) => {
    const end = beginningOf(text);
    const unseen = text.slice(0, end);
    if (!text.startsWith('<?xml', end) && /^[ \t\r\n]*$/.test(unseen)) return [];
    return [...unseen.matchAll(SPACE)].map(({ index, 0: { length } }) => ({ start: index, end: index + length, text: '' }));
  },
};
