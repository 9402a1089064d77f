import type { Transaction } from '../platform/database.ts';
import { feedPath } from './feedPath.ts';

const LONGEST = 50;

/** Turns a title into a slug: "Öl & Wasser" → "ol-wasser". */
export const slugOf = (title: string): string =>
  title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, LONGEST).replace(/^-+|-+$/g, '') || 'show';

const pathOf = (slug: string): string => feedPath({ slug, private: false, privateToken: null });

/** Whether a show other than `showId` has the slug, or was published under it: its listeners' apps still ask there. */
export async function isTaken(transaction: Transaction, slug: string, showId?: string): Promise<boolean> {
  const others = showId === undefined ? {} : { NOT: { id: showId } };
  if ((await transaction.show.count({ where: { slug, ...others } })) > 0) return true;
  return (await transaction.retiredPath.count({ where: { path: pathOf(slug), AND: [{ NOT: { showId: null } }, ...(showId === undefined ? [] : [{ NOT: { showId } }])] } })) > 0;
}

/** The deleted show that was published under this slug; null if there is none. */
export const leftBehind = (transaction: Transaction, slug: string) =>
  transaction.retiredPath.findFirst({ where: { path: pathOf(slug), showId: null }, select: { path: true, title: true, deletedBy: true } });

/** A slug for this title that no show has had: "tideline", "tideline-2", … */
export async function freeSlug(transaction: Transaction, title: string): Promise<string> {
  const wanted = slugOf(title);
  // of two transactions with the same title, the second waits until it sees the first one's slug
  await transaction.$executeRaw`select pg_advisory_xact_lock(hashtext(${`stet.slug ${wanted}`}))`;
  const taken = await transaction.show.findMany({ where: { slug: { startsWith: wanted } }, select: { slug: true } });
  const retired = await transaction.retiredPath.findMany({ where: { path: { startsWith: pathOf(wanted).replace(/\.xml$/, '') } }, select: { path: true } });
  const names = new Set([...taken.map(({ slug }) => slug), ...retired.map(({ path }) => path.replace(/^\/feeds\/|\.xml$/g, ''))]);
  if (!names.has(wanted)) return wanted;
  let number = 2;
  while (names.has(`${wanted}-${number}`)) number++;
  return `${wanted}-${number}`;
}
