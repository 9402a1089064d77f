import type { Id } from '../model/id.ts';

/** What is looked for in a text, and what is to stand there instead. */
export interface TextQuery {
  /** Words as they are, or a regular expression in RE2 syntax. */
  find: string;
  regex: boolean;
  matchCase: boolean;
  wholeWord: boolean;
  /** Typographic and straight quotation marks and apostrophes count as the same. */
  sameQuotes: boolean;
  /** Null where nothing is replaced. In a regular expression's, `$1` or `$<name>` is a group, `$&` the match, `$$` a dollar. */
  replacement: string | null;
  /** A match in capitals is replaced in capitals, one that begins with a capital by one that does. */
  keepCapitals: boolean;
}

/** Where it is looked for. */
export interface Scope {
  transcript: boolean;
  /** Titles of chapters. */
  chapters: boolean;
  /** Titles and notes of references. */
  references: boolean;
  introduction: boolean;
  /** Only what this person says. */
  speakerId: Id | null;
}

/** Why a query cannot be used; `at` is where in what was typed, in UTF-16 code units. */
export interface QueryProblem {
  part: 'find' | 'replacement';
  at: number | null;
  message: string;
}

/** One place of a text that a query found; offsets are UTF-16 code units of the text as it is. */
export interface Found {
  start: number;
  end: number;
  text: string;
  /** What would stand there; null where nothing is replaced. */
  replacement: string | null;
}

/** As much as is typed into a field. */
export const LONGEST_FIND = 1_000;
export const LONGEST_REPLACEMENT = 10_000;
