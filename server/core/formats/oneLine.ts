const NEEDS_COLLAPSING = /[^\S ]| {2}|^ | $/u;

/** A text on one line: every run of white space is one space, none stands at its ends. Most texts are that already, and cost only the look. */
export const oneLine = (text: string): string => (NEEDS_COLLAPSING.test(text) ? text.replace(/\s+/gu, ' ').trim() : text);

/** The same for a text out of a binary file, where control characters (the zero that ends a string among them) part words as well. */
export const printableLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
