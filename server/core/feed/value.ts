import type { Range } from '../model/patch.ts';
import { decodeReference, REFERENCE } from './reference.ts';

/** How a stretch of a value is written: as text, in a CDATA section, as one reference, or as verbatim markup. */
export type RunKind = 'text' | 'cdata' | 'reference' | 'markup';

/** A stretch of a decoded value (`at`, `length`) and its place in the source. Only a `reference` is not one to one. */
export interface Run extends Range {
  kind: RunKind;
  at: number;
  length: number;
}

/** The decoded content of an element with its map to the source. Line ends are the source's. */
export interface Value {
  text: string;
  runs: Run[];
  /** The place of the content; null in `<x/>`, whose `/>` is at `selfClosingAt`. */
  inner: Range | null;
  selfClosingAt: number;
  name: string;
}

const SPECIAL = new RegExp(`<!\\[CDATA\\[|<!--|<\\?|${REFERENCE.source}`, 'g');

/**
 * Decodes the content of an element: text, CDATA sections and references, one level (XML 1.0, §§ 2.4, 2.7, 4.1); comments and
 * processing instructions are not part of the value. Content with child elements is taken verbatim, as XHTML. Linear in the
 * content.
 */
export function valueOf(source: string, element: { name: string; end: number; inner: Range | null; children: readonly unknown[] }): Value {
  const { inner, name, end } = element;
  const value: Value = { text: '', runs: [], inner, selfClosingAt: end - 2, name };
  if (inner === null) return value;
  const pieces: string[] = [];
  let at = 0;
  const add = (kind: RunKind, start: number, end: number, decoded: string): void => {
    if (decoded === '') return;
    value.runs.push({ kind, start, end, at, length: decoded.length });
    pieces.push(decoded);
    at += decoded.length;
  };
  const verbatim = (kind: RunKind, start: number, end: number): void => add(kind, start, end, source.slice(start, end));
  if (element.children.length > 0) verbatim('markup', inner.start, inner.end);
  else scan(source, inner, verbatim, (start, end) => add('reference', start, end, decodeReference(source.slice(start, end))));
  value.text = pieces.join('');
  return value;
}

function scan(source: string, inner: Range, verbatim: (kind: RunKind, start: number, end: number) => void, reference: (start: number, end: number) => void): void {
  const special = new RegExp(SPECIAL);
  let position = inner.start;
  const text = source.slice(inner.start, inner.end);
  special.lastIndex = 0;
  for (let match = special.exec(text); match; match = special.exec(text)) {
    const start = inner.start + match.index;
    verbatim('text', position, start);
    const opening = match[0];
    const closing = opening === '<![CDATA[' ? ']]>' : opening === '<!--' ? '-->' : opening === '<?' ? '?>' : null;
    if (closing === null) {
      position = start + opening.length;
      reference(start, position);
    } else {
      const close = source.indexOf(closing, start + opening.length);
      if (closing === ']]>') verbatim('cdata', start + opening.length, close);
      position = close + closing.length;
    }
    special.lastIndex = position - inner.start;
  }
  verbatim('text', position, inner.end);
}
