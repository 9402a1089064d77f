/**
 * Which reader this is. What is read of a page is named by its place among what was read (`s0`, `c0`, `r0`), so records that one reader named
 * find no place in the reading of another. Each episode keeps which one named its records.
 *
 * Raise it with every change after which any page, of whatever form, is read otherwise: more or fewer parts, other words, other times, other
 * names of parts, in `core/notes` or in what an item of a feed tells beside its notes (`toldBy` in `core/feed/get`). What happens then: each
 * episode is read anew before anything is made of its places. What nobody touched follows the new reading, corrections stay, and where the two
 * meet somebody is asked (`server/reader`). `reader.test.ts` fails where the readings of our fixtures change and this does not.
 */
export const READER = 1;
