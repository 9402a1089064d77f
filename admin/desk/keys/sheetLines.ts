import type { Combination } from './combination';
import { GROUPS, type Command, type Group } from './command';
import { MODES, type KeyMap, type Mode } from './keyMap';

/** A line of the sheet: what is done, and the keys that do it; for a series the first key and the last. */
export interface SheetLine {
  command: Command;
  title: string;
  keys: Combination[];
  series: boolean;
}

export interface SheetPart {
  mode: Mode;
  groups: { group: Group; lines: SheetLine[] }[];
}

/** All keys of a map by where they are pressed and what they are about. */
export function sheetParts(map: KeyMap, commands: readonly Command[]): SheetPart[] {
  return MODES.map((mode) => {
    const keys = new Map<string, Combination[]>();
    for (const [combination, id] of Object.entries(map[mode])) keys.set(id, [...(keys.get(id) ?? []), combination]);
    const lines = new Map<string, SheetLine>();
    for (const command of commands) {
      const own = keys.get(command.id);
      if (!own) continue;
      const title = command.series ?? command.title;
      const line = lines.get(title);
      if (line) line.keys = [line.keys[0]!, own[0]!];
      else lines.set(title, { command, title, keys: command.series ? own.slice(0, 1) : own, series: command.series !== undefined });
    }
    const groups = GROUPS.map((group) => ({ group, lines: [...lines.values()].filter(({ command }) => command.group === group) }));
    return { mode, groups: groups.filter((group) => group.lines.length > 0) };
  });
}
