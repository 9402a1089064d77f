const NEEDS_COLLAPSING = /[^\S ]| {2}|^ | $/;
/** `xx*`, not `x+`: where V8 no longer optimises (see `hostile.test.ts`), `x+` keeps a note for every character and throws after some millions; with the flag `u` it does so always, in text beyond Latin-1. */
const WHITE_SPACE = /\s\s*/g;

/** A text on one line: every run of white space is one space, none stands at its ends. Most texts are that already, and cost only the look. */
export const oneLine = (text: string): string => (NEEDS_COLLAPSING.test(text) ? text.replace(WHITE_SPACE, ' ').trim() : text);

/** The same for a text out of a binary file, where control characters (the zero that ends a string among them) part words as well. */
export const printableLine = (text: string): string => text.replace(/[\s\p{Cc}][\s\p{Cc}]*/gu, ' ').trim();
