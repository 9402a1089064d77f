import { z } from 'zod';
import type { KeptKeys, OwnKeys } from '#core/model/ownKeys';
import { Observable } from '../observable';
import type { Combination } from './combination';
import type { CommandId } from './command';
import { defaultKeys } from './defaultKeys';
import { commandIn, keysOf, layered, type KeyMap, type KeyMapChange, type Mode } from './keyMap';
import { platform } from './platform';
import { PRESETS, presets, type Preset } from './presets';
import { rebound, withoutOwn, type Rebinding } from './rebind';

const changed = z.record(z.string(), z.string().nullable()).optional();
const Kept = z.object({ preset: z.enum(PRESETS), own: z.object({ listening: changed, editing: changed, anywhere: changed }), unsent: z.boolean().optional() });

interface State {
  preset: Preset;
  /** The user's own changes. */
  own: KeyMapChange;
  map: KeyMap;
}

/** Stores the signed-in user's keys for every browser they use. */
export interface KeysOfUser {
  read: () => Promise<KeptKeys>;
  keep: (keys: OwnKeys) => Promise<unknown>;
}

const base = (preset: Preset): KeyMap => layered(defaultKeys(platform), presets[preset]);
const stateOf = (preset: Preset, own: KeyMapChange): State => ({ preset, own, map: layered(base(preset), own) });

/**
 * The current keys: the defaults, a preset over them, and the user's changes over both. They are stored with the user on the server, and
 * in this browser, which has them at once and while the server does not answer.
 */
export class Keys extends Observable<State> {
  #browser: { storage: Storage; key: string } | null = null;
  #server: KeysOfUser | null = null;
  /** Changes made here are not on the server yet. */
  #unsent = false;
  #sending: Promise<void> = Promise.resolve();

  constructor() {
    super(stateOf('stet', {}));
  }

  /** Loads a person's keys; from here on, changes are theirs. */
  async belongTo(userId: string, storage: Storage, server: KeysOfUser): Promise<void> {
    this.#browser = { storage, key: `stet.keys.${userId}` };
    this.#server = server;
    try {
      this.#take(JSON.parse(storage.getItem(this.#browser.key) ?? 'null'));
    } catch {
      // Unreadable changes count as none.
    }
    if (this.#unsent) return this.#send();
    const kept = await server.read().catch(() => null);
    if (kept === null || this.#unsent) return; // the server does not answer, or a key was changed meanwhile
    if (kept.keys === null) return this.#isChanged() ? this.#send() : undefined;
    this.#take({ ...kept.keys, unsent: false });
    this.#keepHere();
  }

  commandOf(mode: Mode, combination: Combination): CommandId | undefined {
    return commandIn(this.get().map, mode, combination);
  }

  /** The keys of a command, those for the page before those for the words. */
  of(id: CommandId): Combination[] {
    return [...new Set(keysOf(this.get().map, id).map(({ combination }) => combination))];
  }

  choose(preset: Preset): void {
    this.#change(preset, this.get().own);
  }

  rebind(rebindings: readonly Rebinding[]): void {
    const { preset, own } = this.get();
    this.#change(preset, rebindings.reduce((changes, each) => rebound(layered(base(preset), changes), changes, each), own));
  }

  /** Gives commands back their original keys. */
  reset(ids: readonly CommandId[]): void {
    const { preset, own } = this.get();
    this.#change(preset, ids.reduce((changes, id) => withoutOwn(base(preset), changes, id), own));
  }

  resetAll(): void {
    this.#change(this.get().preset, {});
  }

  isChanged(id: CommandId): boolean {
    const { preset, map } = this.get();
    const keys = (each: KeyMap) => keysOf(each, id).map(({ mode, combination }) => `${mode} ${combination}`).sort().join();
    return keys(base(preset)) !== keys(map);
  }

  #isChanged(): boolean {
    const { preset, own } = this.get();
    return preset !== 'stet' || Object.values(own).some((changes) => Object.keys(changes ?? {}).length > 0);
  }

  #take(found: unknown): void {
    const kept = Kept.safeParse(found);
    if (!kept.success) return;
    this.#unsent = kept.data.unsent ?? false;
    this.set(stateOf(kept.data.preset, kept.data.own as KeyMapChange));
  }

  #change(preset: Preset, own: KeyMapChange): void {
    this.set(stateOf(preset, own));
    void this.#send();
  }

  /** Sends one change at a time, so that the last arrives last. What does not arrive is sent when a desk is next opened here; refusals are final. */
  #send(): Promise<void> {
    this.#unsent = true;
    this.#keepHere();
    this.#sending = this.#after(this.#sending);
    return this.#sending;
  }

  async #after(before: Promise<void>): Promise<void> {
    await before;
    const { preset, own, map } = this.get();
    try {
      await this.#server?.keep({ preset, own: own as OwnKeys['own'] });
    } catch (error) {
      if (!isRefused(error)) return;
    }
    if (this.get().map !== map) return;
    this.#unsent = false;
    this.#keepHere();
  }

  #keepHere(): void {
    const { preset, own } = this.get();
    try {
      this.#browser?.storage.setItem(this.#browser.key, JSON.stringify({ preset, own, unsent: this.#unsent }));
    } catch {
      // A browser that stores nothing asks the server each time.
    }
  }
}

const isRefused = (error: unknown): boolean => error instanceof Error && 'status' in error && error.status === 400;
