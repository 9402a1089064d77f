import { keyOf, modifiersOf, type Combination } from './combination';
import type { CommandId } from './command';
import { keysOf, meet, MODES, type Binding, type KeyMap, type KeyMapChange, type Mode } from './keyMap';

export interface Rebinding {
  id: CommandId;
  mode: Mode;
  /** The keys to replace; null to add some. */
  from: Combination | null;
  to: Combination;
}

/**
 * The new bindings from keys pressed for a command, or for the nine of a series: those get the numbers 1 to 9 with the modifiers that
 * were held; null if no number was pressed. `mode` is where they apply; if it is null, the keys decide: with Mod or Ctrl
 * or as a function key they apply anywhere, else on the page.
 */
export function bindingsFor(map: KeyMap, ids: readonly CommandId[], mode: Mode | null, pressed: Combination): Rebinding[] | null {
  const isSeries = ids.length > 1;
  if (isSeries && !/^Digit[1-9]$/.test(keyOf(pressed))) return null;
  const place = mode ?? (writes(pressed) ? 'listening' : 'anywhere');
  return ids.map((id, i) => ({
    id, mode: place, from: keysOf(map, id).find((bound) => bound.mode === place)?.combination ?? null,
    to: isSeries ? [...modifiersOf(pressed), `Digit${i + 1}`].join('+') : pressed,
  }));
}

/** Whether keys would type something in a text. */
export const writes = (combination: Combination): boolean => !modifiersOf(combination).some((name) => name !== 'Shift') && !/^(F\d+|Escape)$/.test(keyOf(combination));

/** The bindings that would mean two things in one mode if these keys were assigned. */
export const collisions = (map: KeyMap, id: CommandId, mode: Mode, combination: Combination): (Binding & { id: CommandId })[] =>
  MODES.filter((other) => meet(mode, other)).flatMap((other) => {
    const taken = map[other][combination];
    return taken === undefined || taken === id ? [] : [{ mode: other, combination, id: taken }];
  });

type Draft = Partial<Record<Mode, Record<Combination, CommandId | null>>>;

const copied = (own: KeyMapChange): Draft => Object.fromEntries(MODES.map((mode) => [mode, { ...own[mode] }]));

/** The changes with new keys for a command, taken from any command that had them. */
export function rebound(map: KeyMap, own: KeyMapChange, { id, mode, from, to }: Rebinding): KeyMapChange {
  const next = copied(own);
  for (const taken of collisions(map, id, mode, to)) next[taken.mode]![to] = null;
  if (from !== null) next[mode]![from] = null;
  next[mode]![to] = id;
  return next;
}

/** The changes without those to a command: it gets back its keys from the underlying map, taken from any command that had got them. */
export function withoutOwn(base: KeyMap, own: KeyMapChange, id: CommandId): KeyMapChange {
  const next = copied(own);
  for (const mode of MODES) for (const [combination, to] of Object.entries(next[mode]!)) if (to === id) delete next[mode]![combination];
  for (const { mode, combination } of keysOf(base, id)) for (const other of MODES) if (meet(mode, other)) delete next[other]![combination];
  return next;
}
