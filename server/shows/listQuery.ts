import { z } from 'zod';

/** Parameters of every list. Sizes are bounded: a list returns a page, never the whole table. */
export const paging = {
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  perPage: z.coerce.number().int().min(1).max(1_000).default(25),
  order: z.enum(['asc', 'desc']).default('asc'),
};

/** Comma-separated ids, as in `?ids=a,b`. */
export const idList = z.string().max(40_000).transform((text) => text.split(',').filter((id) => id !== '')).pipe(z.array(z.uuid()).max(1_000));

export const searchText = z.string().trim().max(200);

/** The shape of every list's answer. */
export const listOf = <Item extends z.ZodType>(item: Item) => z.strictObject({ items: z.array(item), total: z.number().int() });

export interface List<Item> {
  items: Item[];
  total: number;
}
