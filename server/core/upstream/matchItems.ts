/** What distinguishes the items of a feed. */
export interface ItemMark {
  key: string;
  guid: string | null;
  enclosureUrl: string | null;
  title: string;
  pubDate: string | null;
}

export interface MatchedItems {
  /** The key here and the key there; they differ only if the item has no guid of its own. */
  same: [string, string][];
  /** There but not here. */
  added: string[];
  /** Here but not there. */
  gone: string[];
  /** One that is gone and one that is new, with the same audio, or the same title and date, but another guid. It is impossible to know. */
  maybeSame: [string, string][];
  /** Whether the items that stay are in another order. */
  reordered: boolean;
}

const audioOf = ({ enclosureUrl }: ItemMark): string | null => enclosureUrl;
const titleAndDate = ({ title, pubDate }: ItemMark): string | null => (title !== '' && pubDate !== null ? JSON.stringify([title, pubDate]) : null);
/** All that is left of an item without audio and without title or date: an announcement, or an empty element. */
const whatever = ({ key, enclosureUrl, title, pubDate }: ItemMark): string | null =>
  enclosureUrl !== null || (title !== '' && pubDate !== null) ? null : JSON.stringify(title !== '' ? { title } : pubDate !== null ? { pubDate } : { key });

/**
 * Matches the items of a new version of a feed with those of the old one. A guid is the identity, and nothing else counts if there is one;
 * items that share a guid are matched by their audio, then by title and date, then by order. An item without a guid is matched by its audio,
 * or by title and date, or by whatever it has, if exactly one item on each side has these. However many share a guid, each is looked at only a few times.
 */
export function matchItems(here: readonly ItemMark[], there: readonly ItemMark[]): MatchedItems {
  const [left, right] = [new Set(here), new Set(there)];
  const pairs = new Map<ItemMark, ItemMark>();
  const pair = (one: ItemMark, other: ItemMark): void => {
    pairs.set(one, other);
    left.delete(one);
    right.delete(other);
  };
  const [ours, theirs] = [grouped(here, ({ guid }) => guid), grouped(there, ({ guid }) => guid)];
  for (const [guid, list] of ours) {
    const others = theirs.get(guid) ?? [];
    for (const keyOf of [audioOf, titleAndDate]) {
      if (list.length === 1 && others.length === 1) break;
      const waiting = grouped(others.filter((each) => right.has(each)), keyOf);
      for (const [key, some] of grouped(list.filter((each) => left.has(each)), keyOf)) {
        const alike = waiting.get(key) ?? [];
        some.slice(0, alike.length).forEach((one, index) => pair(one, alike[index]!));
      }
    }
    const rest = others.filter((each) => right.has(each));
    list.filter((each) => left.has(each)).forEach((one, index) => { if (rest[index]) pair(one, rest[index]); });
  }
  for (const keyOf of [audioOf, titleAndDate, whatever]) for (const [one, other] of onlyPairs(left, right, keyOf, ({ guid }) => guid === null)) pair(one, other);

  const maybeSame: [string, string][] = [];
  const [unsure, unknown] = [new Set(left), new Set(right)];
  for (const keyOf of [audioOf, titleAndDate]) {
    for (const [one, other] of onlyPairs(unsure, unknown, keyOf, () => true)) {
      maybeSame.push([one.key, other.key]);
      unsure.delete(one);
      unknown.delete(other);
    }
  }
  const same = here.flatMap((one) => (pairs.has(one) ? [[one, pairs.get(one)!] as const] : []));
  const places = new Map(there.map((each, index) => [each, index]));
  return {
    same: same.map(([one, other]) => [one.key, other.key]), added: [...right].map(({ key }) => key), gone: [...left].map(({ key }) => key), maybeSame,
    reordered: same.some(([, other], index) => index > 0 && places.get(other)! < places.get(same[index - 1]![1])!),
  };
}

/**
 * Keys for the items of a new version, in its order: an item that was there keeps the key it has here, and a new one gets its own unless an item
 * here has it, also one that is gone: it goes on being found by it.
 */
export function stableKeys(here: readonly Pick<ItemMark, 'key'>[], there: readonly Pick<ItemMark, 'key'>[], { same }: Pick<MatchedItems, 'same'>): string[] {
  const before = new Map(same.map(([ours, theirs]) => [theirs, ours]));
  const taken = new Set(here.map(({ key }) => key));
  return there.map(({ key }) => {
    const kept = before.get(key);
    if (kept !== undefined) return kept;
    let free = key;
    for (let number = 2; taken.has(free); number += 1) free = `${key}#${number}`;
    taken.add(free);
    return free;
  });
}

function grouped(items: Iterable<ItemMark>, keyOf: (item: ItemMark) => string | null): Map<string, ItemMark[]> {
  const groups = new Map<string, ItemMark[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Pairs of items that are the only ones on their side with a given key. */
function onlyPairs(left: ReadonlySet<ItemMark>, right: ReadonlySet<ItemMark>, keyOf: (item: ItemMark) => string | null, counts: (item: ItemMark) => boolean): [ItemMark, ItemMark][] {
  const [ours, theirs] = [grouped(left, keyOf), grouped(right, keyOf)];
  return [...ours].flatMap(([key, list]) => {
    const others = theirs.get(key) ?? [];
    return list.length === 1 && others.length === 1 && counts(list[0]!) && counts(others[0]!) ? [[list[0]!, others[0]!] as [ItemMark, ItemMark]] : [];
  });
}
