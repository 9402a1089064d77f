import type { Range } from '../model/patch.ts';
import { decodeReferences } from './reference.ts';

/** An attribute as written, with its decoded `value` and the `range` between the quotes. */
export interface Attribute {
  name: string;
  value: string;
  range: Range;
}

/** A start tag of a well-formed text: its name as written, its attributes, and its end (after `>`). */
export interface StartTag {
  name: string;
  attributes: Attribute[];
  end: number;
  selfClosing: boolean;
}

const NAME = /<([^\s/>]+)/y;
const ATTRIBUTE = /\s+([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
const END = /\s*(\/?)>/y;

const exec = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

/**
 * Scans the start tag at an offset of a well-formed text. Attribute values are decoded one level (XML 1.0, § 3.3.3).
 *
 * @throws Error when there is no start tag: offsets come from a reading of the same text
 */
export function startTagAt(text: string, start: number): StartTag {
  const name = exec(NAME, text, start)?.[1];
  if (name === undefined) throw new Error(`no start tag at ${start}`);
  const attributes: Attribute[] = [];
  let at = start + 1 + name.length;
  for (let match = exec(ATTRIBUTE, text, at); match; match = exec(ATTRIBUTE, text, at)) {
    at += match[0].length;
    const raw = match[2] ?? match[3] ?? '';
    attributes.push({ name: match[1]!, value: decodeReferences(raw.replace(/[\t\r\n]/g, ' ')), range: { start: at - 1 - raw.length, end: at - 1 } });
  }
  const end = exec(END, text, at);
  if (!end) throw new Error(`the start tag at ${start} does not end`);
  return { name, attributes, end: at + end[0].length, selfClosing: end[1] === '/' };
}
