import type { Choice } from '#core/edit/takeBack/takeBack';
import type { ItemFields } from '#core/model/item';
import type { RollBackConflict } from '#core/model/rollBack';
import { fieldsBack, type States } from './fieldsBack.ts';

export interface ItemBack {
  /** The item fields to publish. */
  published: ItemFields;
  /** The fields to write to the episode. */
  row: Partial<ItemFields>;
  conflicts: RollBackConflict[];
}

/** Takes back a publication's changes to an item's fields other than the notes. */
export function itemBack({ id: episodeId, title }: { id: string; title: string }, states: States<ItemFields>, choices: Readonly<Record<string, Choice>>): ItemBack {
  const { before, after, last } = states;
  const changed = (Object.keys(after) as (keyof ItemFields)[]).filter((field) => after[field] !== before[field]);
  const { restored, conflicts } = fieldsBack(changed, states, (field) => `${episodeId}.${field}`, choices);
  return { published: { ...last, ...restored }, row: restored, conflicts: conflicts.map((conflict) => ({ ...conflict, episodeId, title, where: 'the item itself' })) };
}
