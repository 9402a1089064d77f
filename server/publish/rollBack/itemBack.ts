import type { Choice } from '#core/edit/takeBack/takeBack';
import type { ItemFields } from '#core/model/item';
import type { RollBackConflict } from '#core/model/rollBack';
import { fieldsBack, type States } from './fieldsBack.ts';

export interface ItemBack {
  /** What the item says then. */
  published: ItemFields;
  /** What the episode itself is to say, field by field. */
  row: Partial<ItemFields>;
  conflicts: RollBackConflict[];
}

/** Takes back what a publication changed of an item besides its notes. */
export function itemBack({ id: episodeId, title }: { id: string; title: string }, states: States<ItemFields>, choices: Readonly<Record<string, Choice>>): ItemBack {
  const { before, after, last } = states;
  const changed = (Object.keys(after) as (keyof ItemFields)[]).filter((field) => after[field] !== before[field]);
  const { restored, conflicts } = fieldsBack(changed, states, (field) => `${episodeId}.${field}`, choices);
  return { published: { ...last, ...restored }, row: restored, conflicts: conflicts.map((conflict) => ({ ...conflict, episodeId, title, where: 'the item itself' })) };
}
