/** What notes can hold of the records of one list. What they cannot is reported by writing, and lives on in the database and the files. */
export interface Holds {
  /** Times are rounded down to it; a time that is written with a fraction holds as much as that has digits. */
  startUnitMs: number;
  endMs: boolean;
  /** Times of single words. */
  words: boolean;
  /** Addresses of a record's links: all can be changed, and none put in or taken out but the first. */
  links: boolean;
  /** What a new record must have to be written at all. */
  needs: readonly string[];
}

/** The forms that notes write: `Name (mm:ss)` turns, `mm:ss Title` lines, items with a link. */
export const HOLDS = {
  segments: { startUnitMs: 1_000, endMs: false, words: false, links: false, needs: ['speaker', 'startMs'] },
  chapters: { startUnitMs: 1_000, endMs: false, words: false, links: false, needs: ['startMs', 'title'] },
  references: { startUnitMs: 1_000, endMs: false, words: false, links: true, needs: ['title'] },
} as const satisfies Record<string, Holds>;

/** What a time as it is written is rounded down to: `7:51` to a second, `7:51.25` to ten milliseconds. */
export const startUnitOf = (time: string): number => HOLDS.segments.startUnitMs / 10 ** (/[.,](\d{1,3})$/.exec(time)?.[1]!.length ?? 0);
