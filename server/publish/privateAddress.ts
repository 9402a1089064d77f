/** The unguessable part of a private feed's path (`randomToken`). */
const KEY = /(?<=\/feeds\/private\/)[\w-]{43}(?=\/)/g;

/** Whether a text contains the address of a private feed. */
export const tellsPrivateAddress = (text: string): boolean => text.search(KEY) !== -1;

/** As long as the token it replaces, so that positions in the text stay valid. */
const COVER = '•'.repeat(43);

/** Hides the addresses of private feeds, which a self link contains, from users who are not publishers. */
export const withoutPrivateAddress = <Told>(told: Told): Told => JSON.parse(JSON.stringify(told).replaceAll(KEY, COVER)) as Told;
