/** The settings for where and how a cue is shown (W3C, "WebVTT", § 3.3). */
const NAMES = new Set(['region', 'vertical', 'line', 'position', 'size', 'align']);
/** The corners of a box, which some SubRip files have after the times. */
const COORDINATES = new Set(['x1', 'x2', 'y1', 'y2']);

const tokensOf = (settings: string): string[] => settings.split(/[ \t\n\f\r]+/).filter((token) => token !== '');

const nameOf = (token: string): string => token.slice(0, Math.max(0, token.indexOf(':'))).toLowerCase();

/** What follows the times of a cue and is not a setting of any kind: words that somebody put there. */
export const strayWords = (settings: string): string =>
  settings === '' ? '' : tokensOf(settings).filter((token) => !NAMES.has(nameOf(token)) && !COORDINATES.has(nameOf(token))).join(' ');

/** The valid settings of a list. */
export const knownSettings = (settings: string): string => (settings === '' ? '' : tokensOf(settings).filter((token) => NAMES.has(nameOf(token))).join(' '));
