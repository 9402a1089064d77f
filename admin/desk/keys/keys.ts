import { Observable } from '../observable';
import type { Combination } from './combination';
import type { CommandId } from './command';
import { defaultKeys } from './defaultKeys';
import { commandIn, keysOf, type KeyMap, type Mode } from './keyMap';
import { platform } from './platform';

/** The keys as they are now. */
export class Keys extends Observable<{ map: KeyMap }> {
  constructor() {
    super({ map: defaultKeys(platform) });
  }

  commandOf(mode: Mode, combination: Combination): CommandId | undefined {
    return commandIn(this.get().map, mode, combination);
  }

  /** The keys of a command; on the page before in the words. */
  of(id: CommandId): Combination[] {
    return [...new Set(keysOf(this.get().map, id).map(({ combination }) => combination))];
  }
}
