import type { SegmentPlace } from '../transcript.ts';
import { type Edit, type Spoken, united } from './state.ts';
import { type Change, changeOf, goesOver } from './words.ts';

/**
 * Combines edits of neighbours in which words move from one to the other: if only half of it could be written, words would be missing from
 * the page or be there twice. Those that cannot be written are left out.
 */
export function tied(edits: readonly Edit[]): Edit[] {
  const speaking = edits.filter((edit): edit is SpokenEdit => edit.spoken !== undefined).sort((a, b) => a.spoken.from - b.spoken.from || a.spoken.to - b.spoken.to);
  const groups = new Map<Edit, SpokenEdit[]>(speaking.map((edit) => [edit, [edit]]));
  const near: Changed[] = [];
  for (const edit of speaking) {
    const next: Changed = { edit, change: changeOf(edit.spoken.was, edit.spoken.is) };
    for (const last of near) {
      const [group, other] = [groups.get(last.edit)!, groups.get(edit)!];
      if (group === other || edit.spoken.from > last.edit.spoken.to + 1 || !goesOver(last.change, next.change)) continue;
      for (const one of other) {
        group.push(one);
        groups.set(one, group);
      }
    }
    near.push(next);
    if (near.length > REACH) near.shift();
  }
  // each in the place of its first edit
  const order = new Map(edits.map((edit, index) => [edit, index]));
  const firsts = new Map([...new Set(groups.values())].map((group) => {
    const inOrder = group.toSorted((a, b) => order.get(a)! - order.get(b)!);
    return [inOrder[0] as Edit, inOrder];
  }));
  return edits.flatMap((edit) => {
    const group = firsts.get(edit);
    if (group === undefined) return groups.has(edit) ? [] : [edit];
    return group.length === 1 ? [edit] : [united(group)];
  }).filter(({ spoken }) => !spoken?.never);
}

type SpokenEdit = Edit & { spoken: Spoken };

/** How many preceding edits are examined: those of the segment before, and of new ones in between. */
const REACH = 4;

interface Changed {
  edit: SpokenEdit;
  change: Change;
}

/** What consecutive segments say, and what should replace it. */
export function spokenIn(places: readonly SegmentPlace[], is: readonly string[]): Spoken {
  const numbers = places.map(({ segment }) => Number(segment.id.slice(1)));
  return { from: numbers.reduce((first, number) => Math.min(first, number), Infinity), to: numbers.reduce((last, number) => Math.max(last, number), -Infinity), was: places.map(({ segment }) => segment.text).join(' '), is: is.join(' ') };
}
