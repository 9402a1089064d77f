import type { RepairRule } from './rule.ts';

/** What may stand before a feed without being seen: white space of any kind, marks of width zero, control characters. */
const UNSEEN = /^[\s\u200b\u2060\ufeff\p{Cc}]*/u;
const SPACE = /[^\P{White_Space}\v\f]+|[\u200b\u2060\ufeff]+/gu;

/** Where what is to be seen of a feed begins. */
export const beginningOf = (text: string): number => UNSEEN.exec(text)![0].length;

/** Nothing may stand before `<?xml` (XML 1.0, § 2.8), and before any feed nothing but XML's own white space (§ 2.3). */
export const beforeDeclaration: RepairRule = {
  name: 'before-declaration',
  wrong: () => 'Something unseen stands before the feed: white space or a byte order mark in the text',
  does: 'Leaves it out, so that the feed is what comes first.',
  find: (text) => {
    const end = beginningOf(text);
    const unseen = text.slice(0, end);
    if (!text.startsWith('<?xml', end) && /^[ \t\r\n]*$/.test(unseen)) return [];
    return [...unseen.matchAll(SPACE)].map(({ index, 0: { length } }) => ({ start: index, end: index + length, text: '' }));
  },
};
