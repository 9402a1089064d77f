import type { Standing } from './standing.ts';

/** One thing in four feeds: the public one and the one that would go out, each with the source it is made from. */
export interface InFeeds<Thing> {
  sourceThen: Thing;
  before: Thing;
  after: Thing;
  source: Thing;
}

type Elements = readonly Standing[];

/** How what stands for an addition changes: ours come, come in place of the source's, become others, go, or give way to the source's own again. */
export interface StandingChange {
  action: 'add' | 'replace' | 'renew' | 'remove' | 'return';
  came: Standing[];
  gone: Standing[];
  /** Of these, the source's own that ours take the place of. */
  replaced: Standing[];
}

/**
 * How a publication changes the elements that stand for one addition, by their text: if there is no change, no byte of them differs. What was and
 * is the source's own is upstream's doing, and no change of ours.
 */
export function standingChange({ sourceThen, before, after, source }: InFeeds<Elements>): StandingChange | null {
  const [wasOurs, isOurs] = [!isSame(before, sourceThen), !isSame(after, source)];
  if (!wasOurs && !isOurs) return null;
  const [came, gone] = [without(after, before), without(before, after)];
  const others = { came: without(came, source), gone: without(gone, sourceThen) };
  const replaced = isOurs ? without(gone, others.gone) : [];
  if (!wasOurs) return others.came.length + gone.length === 0 ? null : { action: others.came.length === 0 ? 'remove' : gone.length > 0 ? 'replace' : 'add', came: others.came, gone, replaced };
  if (!isOurs) {
    if (came.length > 0) return { action: 'return', came, gone, replaced };
    return gone.length === 0 ? null : { action: 'remove', came, gone, replaced };
  }
  if (others.came.length + others.gone.length + replaced.length === 0) return null;
  const inPlace = others.gone.length > 0 ? 'renew' : replaced.length > 0 ? 'replace' : 'add';
  return { action: others.came.length === 0 ? 'remove' : inPlace, came: others.came, gone: others.gone.length > 0 ? others.gone : replaced, replaced };
}

const isSame = (one: Elements, other: Elements): boolean => one.length === other.length && one.every(({ xml }, index) => xml === other[index]!.xml);

/** Those of a list that another does not have, each as often as it does not. */
function without(list: Elements, others: Elements): Standing[] {
  const counts = new Map<string, number>();
  for (const { xml } of others) counts.set(xml, (counts.get(xml) ?? 0) + 1);
  return list.filter(({ xml }) => {
    const count = counts.get(xml) ?? 0;
    if (count > 0) counts.set(xml, count - 1);
    return count === 0;
  });
}
