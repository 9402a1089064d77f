/** What notes can hold of the records in one list. The rest is reported when writing, and stays in the database and the files. */
export interface Holds {
  /** Times are rounded down to this; a time written with a fraction holds as many digits as that has. */
  startUnitMs: number;
  endMs: boolean;
  /** Times of single words. */
  words: boolean;
  /** Addresses of a record's links: all can be changed, but only the first can be added or removed. */
  links: boolean;
  /** The fields that a new record needs to be written at all. */
  needs: readonly string[];
}

/** The forms that notes write: `Name (mm:ss)` turns, or `(mm:ss)` if the speaker before goes on, or what else its turns look like (then also with the time at which they end), `mm:ss Title` lines, items with a link. */
export const HOLDS = {
  segments: { startUnitMs: 1_000, endMs: false, words: false, links: false, needs: ['speaker', 'startMs'] },
  chapters: { startUnitMs: 1_000, endMs: false, words: false, links: false, needs: ['startMs', 'title'] },
  references: { startUnitMs: 1_000, endMs: false, words: false, links: true, needs: ['title'] },
} as const satisfies Record<string, Holds>;

/** The unit that a time is rounded down to in its written form: `7:51` to a second, `7:51.25` to ten milliseconds. */
export const startUnitOf = (time: string): number => HOLDS.segments.startUnitMs / 10 ** (/[.,](\d{1,3})s?$/.exec(time)?.[1]!.length ?? 0);
