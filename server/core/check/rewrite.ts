import type { SingleOperation } from '../edit/operation.ts';
import type { Finding, Fix } from '../model/finding.ts';
import { foundAt } from './found.ts';
import type { Passage } from './passages.ts';
import { spokenIn } from './vocabulary.ts';

/** With every `wrong` written `right`; a capital stays one. */
function rewrite({ text, words, rewritten }: Passage, wrong: string, right: string): SingleOperation {
  let [result, from] = ['', 0];
  for (const { text: word, start } of spokenIn(words)) {
    if (word !== wrong) continue;
    result += text.slice(from, start) + right;
    from = start + word.length;
  }
  return rewritten(result + text.slice(from));
}

/** A word that should be written otherwise, wherever it stands: found at the first place, and mended at all of them. */
export function foundWord(code: string, places: readonly Passage[], wrong: string, right: string, why: string): Finding {
  const edits = places.map((passage) => rewrite(passage, wrong, right));
  const fix: Fix = edits.length === 1
    ? { title: `Write “${right}” for “${wrong}”`, operation: edits[0]! }
    : { title: `Write “${right}” for “${wrong}” in ${edits.length} ${places.every(({ isSegment }) => isSegment) ? 'segments' : 'places'}`, operation: { type: 'batch', operations: edits } };
  return foundAt(places[0]!.record, code, 'warning', `“${wrong}” may be “${right}”, ${why}.`, [fix], wrong);
}
