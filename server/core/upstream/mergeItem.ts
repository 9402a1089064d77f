import { describeItem } from '../feed/describe/item.ts';
import type { ChangeDetail } from '../feed/describe/describe.ts';
import { inFeedOf, picked } from '../feed/itemFields.ts';
import { ItemField, type InFeed, type ItemFields } from '../model/item.ts';
import { agreedMs } from './agreed.ts';
import { mergeFields, type FieldsMerge } from './mergeFields.ts';

/** An episode's item as it was given to its host: `changed` names what was not the feed's own word. */
export interface HandedItem {
  item: ItemFields;
  changed: readonly string[];
}

export interface ItemMerge {
  /** What the episode says then. */
  item: ItemFields;
  /** What the new version says of the fields that are ours still. */
  inFeed: InFeed;
  conflicts: FieldsMerge<ItemFields>['conflicts'];
  /** What upstream has from us by now, as we said it: its own word from then on. */
  tookOver: Partial<ItemFields>;
  /** What the host has now of what was handed back to it, and what it left. */
  taken: ChangeDetail[];
  notTaken: ChangeDetail[];
}

/**
 * Merges what a new version of an item says besides its notes, field by field: what was not changed here follows, what was stays, and what
 * both changed, otherwise than alike, stays ours and is asked about. A correction that was handed back and comes home is no change of
 * theirs: what was changed here since stays, without a question. Neither is a time that a host has in whole seconds: an item holds no parts of one.
 *
 * @param inFeed what the version before says of the fields that were changed here; null where there is none that ours came from, nor theirs
 * from ours: then what was written here stays, and is asked about where theirs says something else
 */
export function mergeItem({ ours, inFeed, theirs, handed }: { ours: ItemFields; inFeed: InFeed | null; theirs: ItemFields; handed: HandedItem | null }): ItemMerge {
  const was = inFeed ? { ...ours, ...inFeed } : NOTHING;
  const given = handed ? ItemField.options.filter((field) => handed.changed.includes(field) && handed.item[field] !== was[field]) : [];
  const taken = given.filter((field) => agree(field, handed!.item[field], theirs[field]));
  const known = handed ? { ...was, ...picked(handed.item, taken) } : was;
  const { fields, settled, conflicts } = mergeFields<ItemFields>(known, ours, theirs, Object.keys(inFeed ?? NOTHING), agree);
  const item = { ...ours, ...fields };
  const told = (names: readonly ItemField[]): ChangeDetail[] => (handed ? describeItem(was, { ...was, ...picked(handed.item, names) }) : []);
  return { item, inFeed: inFeedOf(theirs, item), conflicts, tookOver: { ...(handed && picked(handed.item, taken)), ...picked(ours, settled.filter((field) => agree(field, ours[field], theirs[field]))) }, taken: told(taken), notTaken: told(given.filter((field) => !taken.includes(field))) };
}

/** What a feed says of an item that it has not. No item is without a title: this one says none. */
const NOTHING = Object.fromEntries(ItemField.options.map((field) => [field, null])) as unknown as ItemFields;

/** Times agree where one of them tells the other in whole seconds, as items are written. */
function agree(field: ItemField, one: unknown, other: unknown): boolean {
  return one === other || (one !== null && other !== null && (field === 'durationMs' || field === 'pubDate') && agreedMs(msOf(one), msOf(other)));
}

const msOf = (time: unknown): number => (typeof time === 'number' ? time : Date.parse(String(time)));
