import type { Choice } from '#core/edit/takeBack/takeBack';
import type { ItemFields } from '#core/model/item';
import type { RollBackConflict } from '#core/model/rollBack';

export interface ItemBack {
  /** What the feed says then. */
  published: ItemFields;
  /** What the episode itself is to say, field by field. */
  row: Partial<ItemFields>;
  conflicts: RollBackConflict[];
}

interface States {
  before: ItemFields;
  after: ItemFields;
  /** Of the newest publication. */
  last: ItemFields;
  /** Of the episode as it is. */
  now: ItemFields;
}

const words = (value: ItemFields[keyof ItemFields]): string | null => (value === null ? null : String(value));

/** Takes back what a publication changed of an item besides its notes; a field that says a third thing by now is somebody's to choose. */
export function itemBack({ id: episodeId, title }: { id: string; title: string }, { before, after, last, now }: States, choices: Readonly<Record<string, Choice>>): ItemBack {
  const back: ItemBack = { published: { ...last }, row: {}, conflicts: [] };
  for (const field of Object.keys(after) as (keyof ItemFields)[]) {
    if (after[field] === before[field]) continue;
    const place = `${episodeId}.${field}`;
    const third = [last, now].find((item) => item[field] !== after[field] && item[field] !== before[field]);
    if (third && choices[place] === undefined) back.conflicts.push({ place, episodeId, title, where: 'the item itself', field, restored: words(before[field]), now: words(third[field]) });
    if (choices[place] === 'keep') continue;
    Object.assign(back.published, { [field]: before[field] });
    Object.assign(back.row, { [field]: before[field] });
  }
  return back;
}
