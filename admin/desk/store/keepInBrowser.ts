import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Id } from '#core/model/id';
import type { Keep, Keeping } from './keep';
import type { PendingDecision } from './pendingDecision';
import type { Kept, LeftBehind, PendingEdit } from './pendingEdit';

interface Opening {
  tab: Id;
  episodeId: Id;
  /** The episode's title, to name it when it can no longer be fetched. Older rows have none. */
  title?: string;
  userId: Id;
  baseRevision: number;
  /** The `clientId`s of its edits, in order. */
  order: Id[];
  /** Stored in the row itself: they are few, and not made while typing. */
  decisions?: readonly PendingDecision[];
}

interface Unsent extends DBSchema {
  opening: { key: Id; value: Opening; indexes: { episode: Id } };
  edit: { key: [Id, Id]; value: PendingEdit & { tab: Id } };
}

interface Place {
  episodeId: Id;
  title: string;
  /** The user they belong to: another person who signs in here neither sees nor sends them. */
  userId: Id;
  tab: Id;
}

export const lockOf = (tab: Id): string => `stet.desk.${tab}`;
const ofTab = (tab: Id): IDBKeyRange => IDBKeyRange.bound([tab], [tab, []]);

const isEmpty = ({ edits, decisions }: Kept): boolean => edits.length === 0 && decisions.length === 0;

export type UnsentDatabase = IDBPDatabase<Unsent>;

export const openUnsent = (lost: () => void): Promise<UnsentDatabase> =>
  openDB<Unsent>('stet', 1, {
    upgrade(database) {
      database.createObjectStore('opening', { keyPath: 'tab' }).createIndex('episode', 'episodeId');
      database.createObjectStore('edit', { keyPath: ['tab', 'clientId'] });
    },
    blocking: (_now, _next, event) => {
      (event.target as IDBDatabase).close();
      lost();
    },
    terminated: lost,
  });

/** The edits of an opening, in order. */
export async function editsOf(database: UnsentDatabase, { tab, order }: Pick<Opening, 'tab' | 'order'>): Promise<PendingEdit[]> {
  const found = new Map((await database.getAll('edit', ofTab(tab))).map(({ tab: _, ...edit }) => [edit.clientId, edit]));
  return order.flatMap((clientId) => found.get(clientId) ?? []);
}

/** Deletes those openings of an episode and their edits. */
export async function forgetOpenings(database: UnsentDatabase, episodeId: Id, which: (opening: Opening) => boolean): Promise<void> {
  const transaction = database.transaction(['opening', 'edit'], 'readwrite');
  const [openings, rows] = [transaction.objectStore('opening'), transaction.objectStore('edit')];
  const gone = (await openings.index('episode').getAll(episodeId)).filter(which);
  await Promise.all([...gone.flatMap(({ tab }) => [openings.delete(tab), rows.delete(ofTab(tab))]), transaction.done]);
}

/**
 * Keeps edits and decisions in IndexedDB, one row per edit, so that a key press costs one row however many wait. A lock tells whether
 * the opening they belong to is still alive: the browser releases it when the tab closes, crashes or reloads.
 */
export class KeepInBrowser implements Keep {
  state: Keeping = 'kept';
  #database: Promise<UnsentDatabase> | null = null;
  #kept: Kept = { baseRevision: 0, edits: [], decisions: [] };
  /** The latest change is not written yet. */
  #isDue = false;
  /** The database holds something of this opening. */
  #lies = false;
  #writing = false;
  #forgotten = false;
  /** What the database holds of this opening. */
  #written = new Map<Id, PendingEdit>();
  /** Openings taken over by this one: their rows are deleted by the next write. */
  #taken: { tab: Id; done: () => void }[] = [];
  #listeners = { state: () => {}, left: () => {} };
  /** Live openings whose end is awaited. */
  readonly #awaited = new Set<Id>();
  readonly #released = new AbortController();
  #letGo: () => void = () => {};

  constructor(private readonly place: Place) {
    void navigator.locks?.request(lockOf(place.tab), () => new Promise<void>((resolve) => (this.#letGo = resolve)));
  }

  onChange(listeners: { state: () => void; left: () => void }): void {
    this.#listeners = listeners;
  }

  save(kept: Partial<Kept>): void {
    this.#kept = { ...this.#kept, ...kept };
    if (this.#forgotten || (isEmpty(this.#kept) && !this.#lies && !this.#writing)) return;
    this.#isDue = true;
    if (this.state === 'kept') this.#is('keeping');
    void this.#write();
  }

  async adopt(): Promise<LeftBehind[]> {
    const adopted: LeftBehind[] = [];
    try {
      await this.#moveOldStorage();
      const database = await this.#open();
      const all = await database.getAllFromIndex('opening', 'episode', this.place.episodeId);
      for (const opening of all.filter(({ tab, userId }) => tab !== this.place.tab && userId === this.place.userId)) {
        const done = await this.#claim(opening.tab);
        if (done) adopted.push(await this.#take(database, opening, done));
        else void this.#await(opening.tab);
      }
    } catch {
      this.#is('failed');
    }
    return adopted;
  }

  async forgetEpisode(): Promise<void> {
    this.#forgotten = true;
    try {
      await forgetOpenings(await this.#open(), this.place.episodeId, () => true);
    } catch {
      // a browser that stores nothing has nothing to forget
    }
  }

  release(): void {
    this.#letGo();
    this.#released.abort();
    void this.#database?.then((database) => database.close(), () => {});
  }

  #is(state: Keeping): void {
    if (this.state === state) return;
    this.state = state;
    this.#listeners.state();
  }

  #open(): Promise<UnsentDatabase> {
    this.#database ??= openUnsent(() => (this.#database = null));
    this.#database.catch(() => (this.#database = null));
    return this.#database;
  }

  async #write(): Promise<void> {
    if (this.#writing) return;
    this.#writing = true;
    let failed = false;
    while (this.#isDue) {
      this.#isDue = false;
      try {
        await this.#put(this.#kept);
        failed = false;
      } catch {
        failed = true;
      }
    }
    this.#writing = false;
    this.#is(failed ? 'failed' : 'kept');
  }

  async #put(kept: Kept): Promise<void> {
    const { baseRevision, edits, decisions } = kept;
    const taken = [...this.#taken];
    const { episodeId, title, userId, tab } = this.place;
    const now = new Map(edits.map((edit) => [edit.clientId, edit]));
    const database = await this.#open();
    if (this.#forgotten) return;
    const transaction = database.transaction(['opening', 'edit'], 'readwrite');
    const [openings, rows] = [transaction.objectStore('opening'), transaction.objectStore('edit')];
    const work: Promise<unknown>[] = [
      isEmpty(kept) ? openings.delete(tab) : openings.put({ tab, episodeId, title, userId, baseRevision, order: [...now.keys()], decisions }),
      ...[...this.#written.keys()].filter((clientId) => !now.has(clientId)).map((clientId) => rows.delete([tab, clientId])),
      ...edits.filter((edit) => this.#written.get(edit.clientId) !== edit).map((edit) => rows.put({ ...edit, tab })),
      ...taken.flatMap((opening) => [openings.delete(opening.tab), rows.delete(ofTab(opening.tab))]),
      transaction.done,
    ];
    await Promise.all(work);
    this.#written = now;
    this.#lies = !isEmpty(kept);
    this.#taken = this.#taken.filter((opening) => !taken.includes(opening));
    taken.forEach(({ done }) => done());
  }

  /** Makes sure that an opening has ended and that nobody else takes it over meanwhile. @returns what ends the claim; null if the opening is alive */
  #claim(tab: Id): Promise<(() => void) | null> {
    // without locks (a page over plain http) two may take over the same one: an edit sent twice still makes one revision
    if (!navigator.locks) return Promise.resolve(() => {});
    return new Promise((resolve, reject) => {
      navigator.locks.request(lockOf(tab), { ifAvailable: true }, (lock) => (lock ? new Promise<void>((done) => resolve(done)) : resolve(null))).catch(reject);
    });
  }

  /** Waits for an opening that is still alive to end, by closing (as in a reload) or crashing, so that it can be taken over then. */
  async #await(tab: Id): Promise<void> {
    if (this.#awaited.has(tab)) return;
    this.#awaited.add(tab);
    try {
      await navigator.locks.request(lockOf(tab), { signal: this.#released.signal }, () => undefined);
      this.#awaited.delete(tab);
      this.#listeners.left();
    } catch {
      // this opening has ended too
    }
  }

  /** Reads what an opening left; it stays where it is until it is stored as this opening's own. */
  async #take(database: UnsentDatabase, opening: Opening, done: () => void): Promise<LeftBehind> {
    const { baseRevision, decisions = [] } = opening;
    const placed = () => {
      this.#taken.push({ tab: opening.tab, done });
      this.#isDue = true;
      void this.#write();
    };
    return { baseRevision, decisions, edits: await editsOf(database, opening), placed };
  }

  /** Moves, once, what was stored before there was a database. */
  async #moveOldStorage(): Promise<void> {
    const key = `stet.desk.${this.place.episodeId}`;
    const found = localStorage.getItem(key);
    if (found === null) return;
    const { baseRevision, edits } = JSON.parse(found) as Omit<Kept, 'decisions'>;
    const tab = `storage of ${this.place.episodeId}`;
    const transaction = (await this.#open()).transaction(['opening', 'edit'], 'readwrite');
    await Promise.all([
      transaction.objectStore('opening').put({ tab, episodeId: this.place.episodeId, userId: this.place.userId, baseRevision, order: edits.map(({ clientId }) => clientId) }),
      ...edits.map((edit) => transaction.objectStore('edit').put({ ...edit, tab })), transaction.done,
    ]);
    localStorage.removeItem(key);
  }
}
