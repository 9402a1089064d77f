/**
 * The version of the checks. Findings are stored, and made again only when an episode is edited, so each episode stores which checks its
 * findings are from.
 *
 * Raise it with every change that makes the checks find something else in any episode, or say it in other words, the reader's warnings among
 * them. Then the whole archive is checked again in the background (`server/check/checkArchiveAnew`). `checks.test.ts` fails if what is found in
 * its talk changes and this does not. What another reader read is checked again anyway.
 */
export const CHECKS = 1;
