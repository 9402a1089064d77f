/**
 * Keys pressed together: modifiers in the order Mod, Ctrl, Alt, Shift, then the key by its position (`event.code`), such as
 * `Mod+Shift+KeyZ`; or a sign alone, such as `?`, wherever the keyboard prints it. Mod is ⌘ on Apple keyboards, else Ctrl.
 */
export type Combination = string;

export type KeyPress = Pick<KeyboardEvent, 'code' | 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const MODIFIER_CODES = /^(Control|Shift|Alt|Meta|OS)(Left|Right)?$|^(CapsLock|Fn|AltGraph|ContextMenu)$/;

/** What was pressed, by position; null for a modifier alone, or together with a key that belongs to the system. */
export function combinationOf(press: KeyPress, apple: boolean): Combination | null {
  if (!press.code || MODIFIER_CODES.test(press.code) || (!apple && press.metaKey)) return null;
  const mod = apple ? press.metaKey : press.ctrlKey;
  const modifiers = [mod && 'Mod', apple && press.ctrlKey && 'Ctrl', press.altKey && 'Alt', press.shiftKey && 'Shift'].filter((name) => name !== false);
  const code = press.code.replace(/^Numpad(?=\d)/, 'Digit').replace(/^NumpadEnter$/, 'Enter');
  return [...modifiers, code].join('+');
}

/** The sign that was pressed, if it is one that keyboards print in different places. */
export const signOf = ({ key, ctrlKey, metaKey, altKey }: KeyPress): Combination | null => (!ctrlKey && !metaKey && !altKey && /^[^\p{L}\p{N}\s]$/u.test(key) ? key : null);

export const keyOf = (combination: Combination): string => (combination.length === 1 ? combination : combination.split('+').at(-1)!);
export const modifiersOf = (combination: Combination): string[] => (combination.length === 1 ? [] : combination.split('+').slice(0, -1));
