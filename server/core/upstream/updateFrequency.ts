const HOUR_MS = 3_600_000;
const UNITS: Record<string, number> = { SECONDLY: 1_000, MINUTELY: 60_000, HOURLY: HOUR_MS, DAILY: 24 * HOUR_MS, WEEKLY: 7 * 24 * HOUR_MS, MONTHLY: 30 * 24 * HOUR_MS, YEARLY: 365 * 24 * HOUR_MS };

/** Parts of a rule that list days and hours: the number of values is the number of releases per period. */
const DIVIDING = ['BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYHOUR', 'BYMINUTE', 'BYSETPOS', 'BYWEEKNO', 'BYYEARDAY'];

/** What people write instead of a rule. */
const WORDS: [RegExp, string][] = [[/^hourly$/, 'HOURLY'], [/^(?:daily|every day)$/, 'DAILY'], [/^(?:weekly|every week|once a week)$/, 'WEEKLY'], [/^(?:monthly|every month|once a month)$/, 'MONTHLY'], [/^(?:yearly|annually|every year|once a year)$/, 'YEARLY']];
const FORTNIGHT = /^(?:fortnightly|bi-?weekly|every (?:two|2|other) weeks?)$/;

/**
 * The approximate time between episodes in milliseconds; null if the show does not state it in a way that is certain to be understood (podcast-namespace
 * 1.0, "tags/update-frequency.md"). For a rule with several days or hours it is the average; of words, only complete phrases count.
 *
 * @see RFC 5545, 3.3.10 (recurrence rules)
 */
export function periodOf({ text, rrule }: { text: string; rrule: string | null }): number | null {
  if (rrule !== null) return periodOfRule(rrule);
  const said = text.trim().toLowerCase().replace(/[.!]+$/, '');
  if (FORTNIGHT.test(said)) return 2 * UNITS.WEEKLY!;
  const word = WORDS.find(([pattern]) => pattern.test(said));
  return word ? UNITS[word[1]]! : null;
}

function periodOfRule(rrule: string): number | null {
  const parts = new Map(rrule.replace(/^RRULE:/i, '').toUpperCase().split(';').map((part) => part.split('=', 2) as [string, string | undefined]));
  const unit = UNITS[parts.get('FREQ') ?? ''];
  const interval = Number(parts.get('INTERVAL') ?? 1);
  if (unit === undefined || !Number.isInteger(interval) || interval < 1 || interval > 1_000) return null;
  const times = DIVIDING.reduce((product, name) => product * Math.max(1, parts.get(name)?.split(',').length ?? 1), 1);
  return Math.floor((unit * interval) / times);
}
