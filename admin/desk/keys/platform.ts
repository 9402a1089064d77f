export type Platform = 'windows' | 'macos' | 'linux';

const named = typeof navigator === 'undefined' ? '' : navigator.platform;

/** The operating system, which decides what modifiers are called and which keys are reserved. */
export const platform: Platform = /Mac|iP(hone|ad)/.test(named) ? 'macos' : /Win/.test(named) ? 'windows' : 'linux';
export const apple = platform === 'macos';
