import { z } from 'zod';
import { Observable } from '../observable';
import type { Combination } from './combination';
import type { CommandId } from './command';
import { defaultKeys } from './defaultKeys';
import { commandIn, keysOf, layered, type KeyMap, type KeyMapChange, type Mode } from './keyMap';
import { platform } from './platform';
import { PRESETS, presets, type Preset } from './presets';
import { rebound, withoutOwn, type Rebinding } from './rebind';

const changed = z.record(z.string(), z.string().nullable()).optional();
const Kept = z.object({ preset: z.enum(PRESETS), own: z.object({ listening: changed, editing: changed, anywhere: changed }) });

interface State {
  preset: Preset;
  /** What someone changed for themselves. */
  own: KeyMapChange;
  map: KeyMap;
}

const base = (preset: Preset): KeyMap => layered(defaultKeys(platform), presets[preset]);
const stateOf = (preset: Preset, own: KeyMapChange): State => ({ preset, own, map: layered(base(preset), own) });

/** The keys as they are now: those Stet comes with, a preset over them, and what someone changed over both; kept per person in this browser. */
export class Keys extends Observable<State> {
  #storage: { storage: Storage; key: string } | null = null;

  constructor() {
    super(stateOf('stet', {}));
  }

  /** From here on these are the keys of one person. */
  belongTo(userId: string, storage: Storage): void {
    this.#storage = { storage, key: `stet.keys.${userId}` };
    try {
      const kept = Kept.safeParse(JSON.parse(storage.getItem(this.#storage.key) ?? 'null'));
      if (kept.success) this.set(stateOf(kept.data.preset, kept.data.own as KeyMapChange));
    } catch {
      // What cannot be read is as if nothing was changed.
    }
  }

  commandOf(mode: Mode, combination: Combination): CommandId | undefined {
    return commandIn(this.get().map, mode, combination);
  }

  /** The keys of a command; those of the page before those of the words. */
  of(id: CommandId): Combination[] {
    return [...new Set(keysOf(this.get().map, id).map(({ combination }) => combination))];
  }

  choose(preset: Preset): void {
    this.#keep(preset, this.get().own);
  }

  rebind(rebinding: Rebinding): void {
    const { preset, own, map } = this.get();
    this.#keep(preset, rebound(map, own, rebinding));
  }

  /** Gives a command back the keys it had. */
  reset(id: CommandId): void {
    const { preset, own } = this.get();
    this.#keep(preset, withoutOwn(base(preset), own, id));
  }

  resetAll(): void {
    this.#keep(this.get().preset, {});
  }

  isChanged(id: CommandId): boolean {
    const { preset, map } = this.get();
    const keys = (each: KeyMap) => keysOf(each, id).map(({ mode, combination }) => `${mode} ${combination}`).sort().join();
    return keys(base(preset)) !== keys(map);
  }

  #keep(preset: Preset, own: KeyMapChange): void {
    this.set(stateOf(preset, own));
    try {
      this.#storage?.storage.setItem(this.#storage.key, JSON.stringify({ preset, own }));
    } catch {
      // A browser that keeps nothing has these keys until it is left.
    }
  }
}
