import { SaxesParser } from 'saxes';
import { applyPatches, type Patch } from '../model/patch.ts';
import type { Element } from './elements.ts';
import type { Value } from './value.ts';

/** Whether an element can take these patches. Text and CDATA are escaped and cannot break; XML elements are checked by parsing. */
export function staysWellFormed(source: string, element: Element, value: Value, patches: readonly Patch[]): boolean {
  if (value.runs[0]?.kind !== 'markup' || patches.length === 0) return true;
  const { start, end } = value.inner!;
  const parser = new SaxesParser({ fragment: true, xmlns: true, additionalNamespaces: Object.fromEntries(element.bindings) });
  let sound = true;
  parser.on('error', () => { sound = false; });
  parser.write(applyPatches(source.slice(start, end), patches.map((patch) => ({ start: patch.start - start, end: patch.end - start, text: patch.text })))).close();
  return sound;
}
