import type { Combination } from './combination';
import type { CommandId } from './command';

/**
 * Where keys are pressed. *Listening*: on the page, where they act on segments. *Editing*: in the words, where plain keys
 * write. *Anywhere*: both, and in the fields beside the page unless those use the key.
 */
export const MODES = ['listening', 'editing', 'anywhere'] as const;
export type Mode = (typeof MODES)[number];

export type Bindings = Readonly<Record<Combination, CommandId>>;
export type KeyMap = Readonly<Record<Mode, Bindings>>;

/** Changes to an underlying map: another command for a combination, or none. */
export type KeyMapChange = Readonly<Partial<Record<Mode, Readonly<Record<Combination, CommandId | null>>>>>;

/** A map with changes applied to it. */
export function layered(map: KeyMap, ...changes: readonly KeyMapChange[]): KeyMap {
  const laid = MODES.map((mode) => {
    const bindings = new Map(Object.entries<CommandId | null>(map[mode]));
    for (const change of changes) for (const [combination, id] of Object.entries(change[mode] ?? {})) bindings.set(combination, id);
    return [mode, Object.fromEntries([...bindings].filter(([, id]) => id !== null))] as const;
  });
  return Object.fromEntries(laid) as Record<Mode, Bindings>;
}

/** The command of a combination in a mode, else the one it has anywhere. */
export const commandIn = (map: KeyMap, mode: Mode, combination: Combination): CommandId | undefined => map[mode][combination] ?? map.anywhere[combination];

export interface Binding {
  mode: Mode;
  combination: Combination;
}

/** The keys of a command, in the order they were bound. */
export const keysOf = (map: KeyMap, id: CommandId): Binding[] =>
  MODES.flatMap((mode) => Object.entries(map[mode]).filter(([, bound]) => bound === id).map(([combination]) => ({ mode, combination })));

/** Whether the two modes share keys. */
export const meet = (one: Mode, other: Mode): boolean => one === other || one === 'anywhere' || other === 'anywhere';

/** Combinations that mean two things in the same mode. */
export const boundTwice = (map: KeyMap): Binding[] =>
  (['listening', 'editing'] as const).flatMap((mode) => Object.keys(map[mode]).filter((combination) => combination in map.anywhere).map((combination) => ({ mode, combination })));
