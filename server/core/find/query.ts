import type { Id } from '../model/id.ts';

/** What to search for, and what to replace it with. */
export interface TextQuery {
  /** Literal words, or a regular expression in RE2 syntax. */
  find: string;
  regex: boolean;
  matchCase: boolean;
  wholeWord: boolean;
  /** Typographic and straight quotation marks and apostrophes count as the same. */
  sameQuotes: boolean;
  /** Null to replace nothing. With a regular expression, `$1` or `$<name>` is a group, `$&` the match, `$$` a dollar. */
  replacement: string | null;
  /** A match in capitals is replaced in capitals, one with a first capital by one with a first capital. */
  keepCapitals: boolean;
}

/** Where to search. */
export interface Scope {
  transcript: boolean;
  /** Titles of chapters. */
  chapters: boolean;
  /** Titles and notes of references. */
  references: boolean;
  introduction: boolean;
  /** Only what this speaker says. */
  speakerId: Id | null;
}

/** Why a query cannot be used; `at` is the position in what was typed, in UTF-16 code units. */
export interface QueryProblem {
  part: 'find' | 'replacement';
  at: number | null;
  message: string;
}

/** One match in a text; offsets are UTF-16 code units of the original text. */
export interface Found {
  start: number;
  end: number;
  text: string;
  /** The text to put there; null to replace nothing. */
  replacement: string | null;
}

/** The most that may be typed into the fields. */
export const LONGEST_FIND = 1_000;
export const LONGEST_REPLACEMENT = 10_000;
