import type { SingleOperation } from '../edit/operation.ts';
import type { Finding, Fix } from '../model/finding.ts';
import { foundAt } from './found.ts';
import type { Passage } from './passages.ts';
import { spokenIn } from './vocabulary.ts';

/** Replaces every `wrong` by `right`, matching the case. */
function rewrite({ text, words, rewritten }: Passage, wrong: string, right: string): SingleOperation | null {
  let [result, from] = ['', 0];
  for (const { text: word, start } of spokenIn(words)) {
    if (word !== wrong) continue;
    result += text.slice(from, start) + right;
    from = start + word.length;
  }
  return rewritten(result + text.slice(from));
}

/** A misspelled word: reported at the first place, and fixed in all places for which a fix can be offered. */
export function foundWord(code: string, places: readonly Passage[], wrong: string, right: string, why: string): Finding {
  const mended = places.flatMap((passage) => {
    const edit = rewrite(passage, wrong, right);
    return edit ? [{ edit, isSegment: passage.isSegment }] : [];
  });
  const title = `Write “${right}” for “${wrong}”`;
  const [one, another] = mended;
  const fixes: Fix[] = one === undefined ? [] : another === undefined
    ? [{ title, operation: one.edit }]
    : [{ title: `${title} in ${mended.length} ${mended.every(({ isSegment }) => isSegment) ? 'segments' : 'places'}`, operation: { type: 'batch', operations: mended.map(({ edit }) => edit) } }];
  return foundAt(places[0]!.record, code, 'warning', `“${wrong}” may be “${right}”, ${why}.`, fixes, wrong);
}
