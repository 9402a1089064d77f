import { z } from 'zod';
import { Id, OrderKey } from './id.ts';

export const Link = z.strictObject({ text: z.string().max(2_000), url: z.string().max(2_000) });
export type Link = z.infer<typeof Link>;

/** One item of a reference list; `url` is the address of its first link. */
export const Reference = z.strictObject({
  id: Id,
  order: OrderKey,
  title: z.string().max(2_000),
  url: z.string().max(2_000).nullable(),
  note: z.string().max(10_000).nullable(),
  links: z.array(Link).max(100),
});
export type Reference = z.infer<typeof Reference>;
