import { SaxesParser } from 'saxes';
import { applyPatches, type Patch, type Range } from '../model/patch.ts';
import type { Element } from './elements.ts';
import type { Value } from './value.ts';

const OPENS = '<![CDATA[';
const ENDS = ']]>';
/** Whatever a section may stand beside, or be only named in. */
const SECTIONS = /<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[[^]*?\]\]>/g;

/** Whether an element can take these patches. Text and CDATA are escaped and cannot break; XML elements are checked by parsing. */
export function staysWellFormed(source: string, element: Element, value: Value, patches: readonly Patch[]): boolean {
  if (value.runs[0]?.kind !== 'markup' || patches.length === 0) return true;
  const { start, end } = value.inner!;
  const inner = source.slice(start, end);
  const inside = patches.map((patch) => ({ start: patch.start - start, end: patch.end - start, text: patch.text }));
  const after = applyPatches(inner, inside);
  return keepsSections(inner, inside, after) && isWellFormed(after, element);
}

/** Whether each CDATA section keeps its beginning and its end, none is added, and an element is left: without one, sections are read otherwise. */
function keepsSections(before: string, patches: readonly Patch[], after: string): boolean {
  const marks = sectionsIn(before).flatMap((section): Range[] => [{ start: section.start, end: section.start + OPENS.length }, { start: section.end - ENDS.length, end: section.end }]);
  if (marks.some((mark) => patches.some((patch) => patch.start < mark.end && patch.end > mark.start))) return false;
  const beside = after.replace(SECTIONS, '');
  return sectionsIn(after).length * 2 === marks.length && !beside.includes(ENDS) && (marks.length === 0 || beside.includes('<'));
}

const sectionsIn = (text: string): Range[] =>
  Array.from(text.matchAll(SECTIONS), ({ 0: found, index }) => ({ start: index, end: index + found.length })).filter(({ start }) => text.startsWith(OPENS, start));

function isWellFormed(content: string, { bindings }: Element): boolean {
  const parser = new SaxesParser({ fragment: true, xmlns: true, additionalNamespaces: Object.fromEntries(bindings) });
  let sound = true;
  parser.on('error', () => { sound = false; });
  parser.write(content).close();
  return sound;
}
