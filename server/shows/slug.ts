import type { Transaction } from '../platform/database.ts';

const LONGEST = 50;

/** A title as the last part of an address: "Öl & Wasser" → "ol-wasser". */
export const slugOf = (title: string): string =>
  title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, LONGEST).replace(/^-+|-+$/g, '') || 'show';

/** The slug of a title that no show has yet: "tideline", "tideline-2", … */
export async function freeSlug(transaction: Transaction, title: string): Promise<string> {
  const wanted = slugOf(title);
  // of two that start at once with one title, the second waits to see the first one's
  await transaction.$executeRaw`select pg_advisory_xact_lock(hashtext(${`stet.slug ${wanted}`}))`;
  const taken = await transaction.show.findMany({ where: { slug: { startsWith: wanted } }, select: { slug: true } });
  const names = new Set(taken.map(({ slug }) => slug));
  if (!names.has(wanted)) return wanted;
  let number = 2;
  while (names.has(`${wanted}-${number}`)) number++;
  return `${wanted}-${number}`;
}
