import { keyOf, modifiersOf, type Combination } from './combination';
import { apple } from './platform';

const signs: Record<string, string> = {
  ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc',
  Comma: ',', Period: '.', Slash: '/', Semicolon: ';', Quote: '’', Backquote: '`', Minus: '-', Equal: '=', BracketLeft: '[', BracketRight: ']', Backslash: '\\',
};
const appleModifiers: Record<string, string> = { Mod: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧' };
const modifiers: Record<string, string> = { Mod: 'Ctrl' };

/** What is printed on the keys of this keyboard, by `event.code`, if the browser tells. */
let layout: ReadonlyMap<string, string> = new Map();

/** Asks the browser what is printed on the keys. */
export async function readLayout(): Promise<void> {
  const { keyboard } = navigator as { keyboard?: { getLayoutMap(): Promise<ReadonlyMap<string, string>> } };
  layout = (await keyboard?.getLayoutMap().catch(() => undefined)) ?? layout;
}

function keyPrinted(code: string): string {
  const plain = code.replace(/^(Key|Digit)(?=.$)/, '');
  const here = layout.get(code);
  if (here && !/^\d$/.test(plain)) return here.toLocaleUpperCase();
  return signs[code] ?? plain;
}

/** A combination as this keyboard names it: `⌘⇧Z`, `Ctrl+Shift+Z`. */
export function printed(combination: Combination): string {
  const held = modifiersOf(combination);
  const key = keyPrinted(keyOf(combination));
  return apple ? [...held.map((name) => appleModifiers[name]!), key].join('') : [...held.map((name) => modifiers[name] ?? name), key].join('+');
}
