const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** For a show without an interval of its own. */
export const DEFAULT_INTERVAL_MINUTES = 60;
/** Whatever a feed says about itself, it is polled twice a week: upstream's editors correct things between episodes. */
const LONGEST_WAIT_MS = 3.5 * DAY_MS;
/** A show that has ended is polled once a week: its words may still be corrected, and some begin again. */
const ENDED_MS = 7 * DAY_MS;
/** A failing host is left alone for longer and longer, up to a day. */
const LONGEST_BACK_OFF_MS = DAY_MS;
/** The longest `Retry-After` that we respect. */
const LONGEST_RETRY_AFTER_MS = 7 * DAY_MS;
/** How often a show is polled within its usual period. */
const LOOKS_PER_EPISODE = 8;
/** Delays a poll by up to a tenth, so that hosts are not asked by everybody at the full hour. */
const JITTER = 0.1;

interface Poll {
  /** The show's setting. */
  intervalMinutes: number;
  /** How often in a row it failed; 0 after a success. */
  failures: number;
  /** The show's own statement of its period; null if there is none. */
  periodMs: number | null;
  /** The show says that it has ended. */
  complete: boolean;
  /** The value of `Retry-After`; null if there is none. */
  retryAfterMs: number | null;
  /** From 0 up to 1: random, but passed in. */
  jitter: number;
}

/** How long to wait before polling a feed again, in milliseconds. */
export function nextPollMs({ intervalMinutes, failures, periodMs, complete, retryAfterMs, jitter }: Poll): number {
  const own = intervalMinutes * MINUTE_MS;
  const calm = Math.max(own, complete ? ENDED_MS : Math.min((periodMs ?? 0) / LOOKS_PER_EPISODE, LONGEST_WAIT_MS));
  const backOff = failures === 0 ? calm : Math.min(calm * 2 ** Math.min(failures, 30), Math.max(calm, LONGEST_BACK_OFF_MS));
  return Math.round(Math.max(backOff, Math.min(retryAfterMs ?? 0, LONGEST_RETRY_AFTER_MS)) * (1 + JITTER * jitter));
}

/** `Retry-After` in milliseconds from now (RFC 9110, 10.2.3): seconds, or a date; null for anything else. */
export function retryAfterMs(header: string | null, nowMs: number): number | null {
  if (header === null) return null;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1_000;
  const at = /[A-Za-z]{3}/.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - nowMs);
}
