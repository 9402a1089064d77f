import type { Agents } from './agents.ts';

/** An element of the body to which text or times can belong. */
export interface TtElement {
  name: 'body' | 'div' | 'p' | 'span';
  line: number;
  parent: TtElement | null;
  id: string | null;
  /** Milliseconds as written; timing.ts knows what they are relative to. */
  begin: number | null;
  /** Whether it has a begin that could not be read. */
  beginLost: boolean;
  dur: number | null;
  end: number | null;
  /** Whether its children follow one another in time (`timeContainer="seq"`). */
  sequence: boolean;
  /** Its own `ttm:agent`. */
  agents: string | null;
  /** `podcasts:unit` of Apple Podcasts: words and sentences, without white space between them. */
  unit: string | null;
}

/** The body of a document in reading order: opening and closing elements, and the text between them. */
type TtPart = { kind: 'open' | 'close'; element: TtElement } | { kind: 'text'; element: TtElement; text: string };

/** What a TTML document says about speech. */
export interface TtDocument {
  title: string | null;
  language: string | null;
  /** Whether it is one of Apple's, in which the times of nested elements count from the start of the recording. */
  apple: boolean;
  agents: Agents;
  parts: TtPart[];
}
