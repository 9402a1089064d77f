import { looseTags, nameOf } from '../blocks/inlineTags.ts';
import { isWhole } from '../blocks/whole.ts';
import type { Interpretation } from '../interpret.ts';
import { sorted } from './provable.ts';
import type { Edit } from './state.ts';

/** Whether a page whose tags are all closed stays that way: an edit must add as many as it removes. A page that is already unbalanced is not checked. */
export function leavesNothingOpen({ source, format }: Interpretation, { patches }: Edit): boolean {
  if (format === 'text') return true;
  const ordered = sorted(patches);
  const balance = new Map<string, number>();
  const count = (stretches: readonly string[], by: 1 | -1): void => {
    const { ends, starts } = looseTags(stretches.join(''));
    for (const [tags, side] of [[ends, -1], [starts, 1]] as const) for (const name of tags.map(nameOf)) balance.set(name, (balance.get(name) ?? 0) + side * by);
  };
  count(ordered.map(({ text }) => text), 1);
  count(ordered.map(({ start, end }) => source.slice(start, end)), -1);
  return [...balance.values()].every((sum) => sum === 0) || !isWhole(source);
}
