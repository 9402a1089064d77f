const NEEDS_COLLAPSING = /[^\S ]| {2}|^ | $/;
/**
 * `xx*`, not `x+`: when V8 no longer optimises a pattern (see `hostile.test.ts`), `x+` keeps a record per character and throws after some millions; with the
 * flag `u`, in text beyond Latin-1, always.
 */
const WHITE_SPACE = /\s\s*/g;

/** A text on one line: every run of white space becomes one space, and the ends are trimmed. Most texts need no change and cost only the test. */
export const oneLine = (text: string): string => (NEEDS_COLLAPSING.test(text) ? text.replace(WHITE_SPACE, ' ').trim() : text);

/** The same for text from a binary file, where control characters (such as terminating zeros) separate words too. */
export const printableLine = (text: string): string => text.replace(/[\s\p{Cc}][\s\p{Cc}]*/gu, ' ').trim();
