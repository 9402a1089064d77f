const NEEDS_COLLAPSING = /[^\S ]| {2}|^ | $/u;

/** A text on one line: every run of white space is one space, none stands at its ends. Most texts are that already, and cost only the look. */
export const oneLine = (text: string): string => (NEEDS_COLLAPSING.test(text) ? text.replace(/\s+/gu, ' ').trim() : text);
