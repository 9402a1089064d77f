import { describeItem } from '../feed/describe/item.ts';
import type { ChangeDetail } from '../feed/describe/describe.ts';
import { inFeedOf, picked } from '../feed/itemFields.ts';
import { ItemField, type InFeed, type ItemFields } from '../model/item.ts';
import { agreedMs } from './agreed.ts';
import { mergeFields, type FieldsMerge } from './mergeFields.ts';

/** An episode's item as handed back to its host; `changed` names the fields that were not the feed's own. */
export interface HandedItem {
  item: ItemFields;
  changed: readonly string[];
}

export interface ItemMerge {
  /** The episode's item after the merge. */
  item: ItemFields;
  /** What the new version says in the fields that are still ours. */
  inFeed: InFeed;
  conflicts: FieldsMerge<ItemFields>['conflicts'];
  /** What upstream has taken over from us, as we had it: from then on its own. */
  tookOver: Partial<ItemFields>;
  /** Of what was handed back, what the host has now and what it left. */
  taken: ChangeDetail[];
  notTaken: ChangeDetail[];
}

/**
 * Merges a new version of an item, besides its notes, field by field: what was not changed here follows, what was changed stays, and what both
 * changed differently stays ours and is a conflict. A correction that was handed back and comes home is not a change of theirs: what was changed
 * here since stays, without a conflict. Nor is a time that the host has in whole seconds, because an item holds no fractions.
 *
 * @param inFeed what the previous version says in the fields changed here; null if neither side came from the other: then what was written here
 * stays, and is a conflict if theirs differs
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

/** The fields of an item that does not exist in the feed. No real item lacks a title. */
const NOTHING = Object.fromEntries(ItemField.options.map((field) => [field, null])) as unknown as ItemFields;

/** Whether two times agree if one of them is in whole seconds, as items have it. */
function agree(field: ItemField, one: unknown, other: unknown): boolean {
  return one === other || (one !== null && other !== null && (field === 'durationMs' || field === 'pubDate') && agreedMs(msOf(one), msOf(other)));
}

const msOf = (time: unknown): number => (typeof time === 'number' ? time : Date.parse(String(time)));
