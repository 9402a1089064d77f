/**
 * The version of the reader. What is read from a page is named by its position (`s0`, `c0`, `r0`), so records named by one reader have no
 * place in the reading of another. Each episode stores which reader named its records.
 *
 * Raise it with every change that makes any page, of whatever form, read differently: more or fewer parts, other words, times or names of
 * parts, in `core/notes` or in what a feed's item says besides its notes (`toldBy` in `core/feed/get`). Then each episode is read anew before
 * its places are used: what nobody touched follows the new reading, corrections stay, and where the two collide somebody is asked
 * (`server/reader`). `reader.test.ts` fails if the readings of our fixtures change and this does not.
 */
export const READER = 5;
