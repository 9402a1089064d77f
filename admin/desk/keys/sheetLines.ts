import type { Combination } from './combination';
import { GROUPS, type Command, type Group } from './command';
import { MODES, type KeyMap, type Mode } from './keyMap';

/** A line of the sheet: a command and its keys; for a series, the first and last key. */
export interface SheetLine {
  /** One, or all of a series. */
  commands: Command[];
  title: string;
  keys: Combination[];
  series: boolean;
}

export interface SheetPart {
  /** Where the keys are pressed; null if it has none. */
  mode: Mode | null;
  groups: { group: Group; lines: SheetLine[] }[];
}

/** All keys of a map by mode and group and, last, the commands without keys. */
export function sheetParts(map: KeyMap, commands: readonly Command[]): SheetPart[] {
  const bound = new Set(MODES.flatMap((mode) => Object.values(map[mode])));
  const keyless = commands.filter(({ id }) => !bound.has(id));
  return [
    ...MODES.map((mode) => {
      const keys = new Map<string, Combination[]>();
      for (const [combination, id] of Object.entries(map[mode])) keys.set(id, [...(keys.get(id) ?? []), combination]);
      return { mode, groups: grouped(commands.filter(({ id }) => keys.has(id)), (id) => keys.get(id)!) };
    }),
    { mode: null, groups: grouped(keyless, () => []) },
  ];
}

function grouped(commands: readonly Command[], keysOf: (id: string) => Combination[]): SheetPart['groups'] {
  const lines = new Map<string, SheetLine>();
  for (const command of commands) {
    const keys = keysOf(command.id);
    const title = command.series ?? command.title;
    const line = lines.get(title);
    if (!line) lines.set(title, { commands: [command], title, keys: command.series ? keys.slice(0, 1) : keys, series: command.series !== undefined });
    else {
      line.commands.push(command);
      line.keys = [...line.keys.slice(0, 1), ...keys.slice(0, 1)];
    }
  }
  const groups = GROUPS.map((group) => ({ group, lines: [...lines.values()].filter(({ commands: [first] }) => first!.group === group) }));
  return groups.filter((group) => group.lines.length > 0);
}
