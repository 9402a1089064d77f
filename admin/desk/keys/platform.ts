export type Platform = 'windows' | 'macos' | 'linux';

const named = typeof navigator === 'undefined' ? '' : navigator.platform;

/** The system whose keyboard this is. */
export const platform: Platform = /Mac|iP(hone|ad)/.test(named) ? 'macos' : /Win/.test(named) ? 'windows' : 'linux';
export const apple = platform === 'macos';
