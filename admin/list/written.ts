const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric' });
const moment = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric', hour: 'numeric', minute: '2-digit' });

/** A date as people write it; empty if there is none. */
export const writtenDay = (iso: string | null): string => (iso ? day.format(new Date(iso)) : '');
export const writtenMoment = (iso: string | null): string => (iso ? moment.format(new Date(iso)) : '');

/** A count in a list: zero is a dash, so that the others stand out. */
export const writtenCount = (count: number): string => (count ? count.toLocaleString('en') : '–');

/** A size in bytes, kB or MB (powers of ten), with at most one decimal. */
export function writtenSize(bytes: number): string {
  const [value, unit] = bytes < 1_000 ? [bytes, 'B'] : bytes < 1_000_000 ? [bytes / 1_000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${(value as number).toLocaleString('en', { maximumFractionDigits: (value as number) < 10 && unit !== 'B' ? 1 : 0 })} ${unit}`;
}
