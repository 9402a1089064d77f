import { keyOf, modifiersOf, type Combination } from './combination';
import type { Platform } from './platform';

/**
 * A key that something else wants. A kept key never reaches a page, or breaks something people cannot do without if a page takes it:
 * none of our maps may use it. A yielded key can be taken by a page, at the price of what it otherwise does.
 */
export interface Reservation {
  /** A combination; `*` for any key. */
  combination: Combination;
  on: readonly Platform[];
  /** Who wants it, by its everyday name. */
  by: string;
  /** What it is used for: a key of `desk.keys.reserved`. */
  use: string;
  kept: boolean;
}

const everywhere = ['windows', 'macos', 'linux'] as const;
const notApple = ['windows', 'linux'] as const;
const macos = ['macos'] as const;
const windows = ['windows'] as const;
const linux = ['linux'] as const;
const browsers = 'Chrome, Edge, Firefox, Safari';

const kept = (use: string, by: string, on: readonly Platform[], ...combinations: Combination[]): Reservation[] => combinations.map((combination) => ({ combination, on, by, use, kept: true }));
const yielded = (use: string, by: string, on: readonly Platform[], ...combinations: Combination[]): Reservation[] => combinations.map((combination) => ({ combination, on, by, use, kept: false }));

/** Which keys browsers, systems and screen readers want for themselves. */
export const reservations: readonly Reservation[] = [
  ...kept('window', browsers, everywhere, 'Mod+KeyN', 'Mod+Shift+KeyN', 'Mod+KeyT', 'Mod+Shift+KeyT', 'Mod+KeyW', 'Mod+Shift+KeyW'),
  ...kept('private', 'Firefox', everywhere, 'Mod+Shift+KeyP'),
  ...kept('tabs', browsers, notApple, 'Mod+Tab', 'Mod+Shift+Tab', 'Mod+PageUp', 'Mod+PageDown', ...Array.from({ length: 9 }, (_, i) => `Mod+Digit${i + 1}`)),
  ...kept('tabs', browsers, macos, 'Ctrl+Tab', 'Ctrl+Shift+Tab', 'Mod+Alt+ArrowLeft', 'Mod+Alt+ArrowRight', ...Array.from({ length: 9 }, (_, i) => `Mod+Digit${i + 1}`)),
  ...kept('tabs', browsers, linux, ...Array.from({ length: 9 }, (_, i) => `Alt+Digit${i + 1}`)),
  ...kept('quit', browsers, everywhere, 'Mod+KeyQ', 'Mod+Shift+KeyQ'),
  ...kept('fullScreen', browsers, notApple, 'F11'),
  ...kept('fullScreen', browsers, macos, 'Mod+Ctrl+KeyF'),
  ...kept('reload', browsers, everywhere, 'Mod+KeyR', 'Mod+Shift+KeyR'),
  ...kept('reload', browsers, notApple, 'F5', 'Mod+F5', 'Shift+F5'),
  ...kept('address', browsers, everywhere, 'Mod+KeyL'),
  ...kept('address', browsers, notApple, 'F6', 'Shift+F6', 'Alt+KeyD'),
  ...kept('history', browsers, notApple, 'Alt+ArrowLeft', 'Alt+ArrowRight', 'Alt+Home'),
  ...kept('history', browsers, macos, 'Mod+BracketLeft', 'Mod+BracketRight'),
  ...kept('zoom', browsers, everywhere, 'Mod+Equal', 'Mod+Shift+Equal', 'Mod+Minus', 'Mod+Digit0'),
  ...kept('taskManager', 'Chrome, Edge', notApple, 'Shift+Escape'),
  ...kept('developer', browsers, notApple, 'F12', 'Mod+Shift+KeyI', 'Mod+Shift+KeyJ', 'Mod+Shift+KeyC'),
  ...kept('developer', browsers, macos, 'F12', 'Mod+Alt+KeyI', 'Mod+Alt+KeyJ', 'Mod+Alt+KeyC'),
  ...kept('caretBrowsing', 'Chrome, Edge, Firefox', notApple, 'F7'),
  ...kept('clipboard', browsers, everywhere, 'Mod+KeyC', 'Mod+KeyX', 'Mod+KeyV', 'Mod+Shift+KeyV'),
  ...kept('focus', browsers, everywhere, 'Shift+Tab'),

  ...kept('menus', 'Windows', windows, 'Alt+Tab', 'Alt+F4', 'Alt+Space', 'Alt+Escape', 'Mod+Escape', 'Mod+Shift+Escape', 'F10', 'Shift+F10'),
  ...kept('menus', 'GNOME, KDE', linux, 'Alt+Tab', 'Alt+F1', 'Alt+F2', 'Alt+F4', 'Alt+Space', 'Alt+Escape', 'F10', 'Shift+F10', 'Mod+Alt+KeyT', 'Mod+Alt+Delete'),
  ...kept('menus', 'Windows', windows, 'Mod+Alt+Delete'),
  ...kept('menus', 'macOS', macos, 'Mod+KeyH', 'Mod+Alt+KeyH', 'Mod+KeyM', 'Mod+Alt+KeyM', 'Mod+Comma', 'Mod+Tab', 'Mod+Backquote', 'Mod+Space', 'Mod+Alt+Space', 'Mod+Alt+Escape', 'Mod+Alt+KeyD', 'Ctrl+ArrowUp', 'Ctrl+ArrowDown', 'Ctrl+ArrowLeft', 'Ctrl+ArrowRight', 'Mod+Shift+Digit3', 'Mod+Shift+Digit4', 'Mod+Shift+Digit5', 'Mod+Shift+Slash'),
  ...kept('inputMethod', 'Windows, IBus, Fcitx', notApple, 'Mod+Space', 'Shift+Space', 'Mod+Shift+Space'),
  ...kept('inputMethod', 'macOS', macos, 'Ctrl+Space', 'Ctrl+Alt+Space'),
  // AltGr arrives as Ctrl+Alt, Option as Alt: people type signs with them.
  ...kept('signs', 'Windows', windows, 'Mod+Alt+*', 'Mod+Alt+Shift+*'),
  ...kept('signs', 'macOS', macos, 'Alt+*', 'Alt+Shift+*'),
  ...kept('unicode', 'IBus, GTK', linux, 'Mod+Shift+KeyU'),

  ...kept('screenReader', 'VoiceOver', macos, 'Ctrl+Alt+*', 'Ctrl+Alt+Shift+*', 'Mod+F5'),
  ...kept('screenReader', 'NVDA, JAWS, Orca', notApple, 'Insert', 'Mod+Insert', 'Shift+Insert'),
  ...kept('screenReader', 'NVDA, JAWS', windows, 'Alt+Insert', 'NumpadDecimal'),

  // Without it nobody could leave the page by keyboard: only a preset that someone chose takes it, and only in the words.
  ...yielded('focus', browsers, everywhere, 'Tab'),
  ...yielded('reader', 'Firefox', notApple, 'F9'),
  ...yielded('find', browsers, everywhere, 'Mod+KeyF', 'Mod+KeyG', 'Mod+Shift+KeyG'),
  ...yielded('find', 'Chrome, Edge, Firefox', notApple, 'F3', 'Shift+F3'),
  ...yielded('find', 'Firefox', everywhere, 'Slash', 'Quote'),
  ...yielded('help', 'Chrome, Edge, Firefox', notApple, 'F1'),
  ...yielded('history', 'Chrome, Edge', notApple, 'Mod+KeyH'),
  ...yielded('history', 'Safari, Chrome', macos, 'Mod+KeyY'),
  ...yielded('downloads', 'Chrome, Edge, Firefox', everywhere, 'Mod+KeyJ'),
  ...yielded('search', 'Chrome, Edge, Firefox', everywhere, 'Mod+KeyK'),
  ...yielded('search', 'Chrome, Edge', notApple, 'Mod+KeyE'),
  ...yielded('print', browsers, everywhere, 'Mod+KeyP'),
  ...yielded('save', browsers, everywhere, 'Mod+KeyS'),
  ...yielded('open', browsers, everywhere, 'Mod+KeyO'),
  ...yielded('source', 'Chrome, Edge, Firefox', notApple, 'Mod+KeyU'),
  ...yielded('bookmark', browsers, everywhere, 'Mod+KeyD', 'Mod+KeyB', 'Mod+Shift+KeyB', 'Mod+Shift+KeyO', 'Mod+KeyI'),
  ...yielded('selectAll', browsers, everywhere, 'Mod+KeyA'),
  ...yielded('undo', browsers, everywhere, 'Mod+KeyZ', 'Mod+Shift+KeyZ'),
  ...yielded('undo', browsers, notApple, 'Mod+KeyY'),
  ...yielded('spelling', 'Safari', macos, 'Mod+Semicolon'),
  ...yielded('menus', 'Chrome, Edge, Firefox', notApple, 'Alt+KeyF', 'Alt+KeyE'),
];

function fits(pattern: Combination, combination: Combination): boolean {
  if (pattern === combination) return true;
  return keyOf(pattern) === '*' && modifiersOf(pattern).join('+') === modifiersOf(combination).join('+');
}

/** What else wants a combination on a platform; kept reservations come first. */
export const reservedBy = (combination: Combination, platform: Platform): Reservation[] =>
  reservations.filter((row) => row.on.includes(platform) && fits(row.combination, combination)).sort((a, b) => Number(b.kept) - Number(a.kept));
