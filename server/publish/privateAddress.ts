/** The part of a private feed's path that nobody can guess (`randomToken`). */
const KEY = /(?<=\/feeds\/private\/)[\w-]{43}(?=\/)/g;

/** Whether a text says where a private feed is. */
export const tellsPrivateAddress = (text: string): boolean => text.search(KEY) !== -1;

/** As long as what it covers: places in the text stay where they are. */
const COVER = '•'.repeat(43);

/** The same for who may not know where a private feed is, which is for its publishers: a self link in it says so. */
export const withoutPrivateAddress = <Told>(told: Told): Told => JSON.parse(JSON.stringify(told).replaceAll(KEY, COVER)) as Told;
