import type { SingleOperation } from '../edit/operation.ts';
import type { Finding, Fix } from '../model/finding.ts';
import type { CheckedEpisode } from './episode.ts';
import { foundAt } from './found.ts';
import { spokenIn } from './vocabulary.ts';

type Segment = CheckedEpisode['segments'][number];

/** The text with every `wrong` written `right`; a capital stays one. */
function rewritten(text: string, wrong: string, right: string): string {
  let [result, from] = ['', 0];
  for (const { text: word, start } of spokenIn(text)) {
    if (word !== wrong) continue;
    result += text.slice(from, start) + right;
    from = start + word.length;
  }
  return result + text.slice(from);
}

const rewrite = (segment: Segment, wrong: string, right: string): SingleOperation => ({ type: 'setText', segmentId: segment.id, text: rewritten(segment.text, wrong, right) });

/** A word that should be written otherwise, wherever it stands: found at the first place, and mended at all of them. */
export function foundWord(code: string, places: readonly Segment[], wrong: string, right: string, why: string): Finding {
  const [first] = places;
  const edits = places.map((segment) => rewrite(segment, wrong, right));
  const fix: Fix = edits.length === 1
    ? { title: `Write “${right}” for “${wrong}”`, operation: edits[0]! }
    : { title: `Write “${right}” for “${wrong}” in ${edits.length} segments`, operation: { type: 'batch', operations: edits } };
  return foundAt(first!, code, 'warning', `“${wrong}” may be “${right}”, ${why}.`, [fix], wrong);
}
