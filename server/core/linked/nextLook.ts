const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Most corrections of a host are made soon after an episode came out: a file is looked at ten times in the time that the episode has been out. */
const LOOKS_IN_ITS_AGE = 10;
const SHORTEST_WAIT_MS = HOUR_MS;
const LONGEST_WAIT_MS = 30 * DAY_MS;
const FIRST_PAUSE_MS = 10 * 60_000;

/**
 * How long to wait, in milliseconds, before a linked file of a followed show is asked for again, in case its host replaced it at the same address.
 *
 * @param ageMs how long its episode has been out; null if its feed does not say
 */
export const nextLookMs = (ageMs: number | null): number =>
  ageMs === null ? DAY_MS : Math.min(Math.max(ageMs / LOOKS_IN_ITS_AGE, SHORTEST_WAIT_MS), LONGEST_WAIT_MS);

/** How long to wait, in milliseconds, after a file could not be had. @param failures how often in a row, with this time */
export const pauseMs = (failures: number): number => Math.min(FIRST_PAUSE_MS * 4 ** (failures - 1), LONGEST_WAIT_MS);
