const apple = typeof navigator !== 'undefined' && /Mac|iP(hone|ad)/.test(navigator.platform);

/** A combination as the keyboard at hand names it: `⌘Z`, `Ctrl+Z`. */
export const shortcut = (...keys: string[]): string => (apple ? ['⌘', ...keys.map((key) => (key === 'Shift' ? '⇧' : key))].join('') : ['Ctrl', ...keys].join('+'));
