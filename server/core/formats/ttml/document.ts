import type { Agents } from './agents.ts';

/** An element of the body that text or time can belong to. */
export interface TtElement {
  name: 'body' | 'div' | 'p' | 'span';
  line: number;
  parent: TtElement | null;
  id: string | null;
  /** Milliseconds as written; what they count from, timing.ts knows. */
  begin: number | null;
  /** Whether it has a begin that could not be read. */
  beginLost: boolean;
  dur: number | null;
  end: number | null;
  /** Whether its children follow one another in time (`timeContainer="seq"`). */
  sequence: boolean;
  /** What its own `ttm:agent` says. */
  agents: string | null;
  /** `podcasts:unit` of Apple Podcasts: words and sentences, without white space between them. */
  unit: string | null;
}

/** The body of a document in reading order: elements as they open and close, and the text between. */
type TtPart = { kind: 'open' | 'close'; element: TtElement } | { kind: 'text'; element: TtElement; text: string };

/** What a TTML document tells of speech. */
export interface TtDocument {
  title: string | null;
  language: string | null;
  /** Whether it is one of Apple's, which count the times of nested elements from the start of the recording. */
  apple: boolean;
  agents: Agents;
  parts: TtPart[];
}
