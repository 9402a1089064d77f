import { touchesOf } from '#core/edit/apply';
import { readerOf, recordsOf } from '#core/edit/records';
import type { Operation } from '#core/edit/operation';
import type { Segment } from '#core/model/segment';
import type { NewRevision, Revision } from '#core/model/revision';
import { DeskStore } from './deskStore';
import { recordsBefore } from './imported';
import type { Keep, Keeping } from './keep';
import type { Kept, LeftBehind } from './pendingEdit';
import { applyAll, type Records } from './records';
import type { Answer, Transport } from './transport';

const segment = (id: string, order: string, text: string): Segment => ({
  id, order, text, startMs: 1_000, timeFrom: 'turn', endMs: null, speakerId: 'ann', speakerFrom: 'turn', heading: null, words: null,
});
const start = () =>
  recordsOf({
    segments: [segment('s1', 'a1', 'The lamp was lit.'), segment('s2', 'a2', 'Who lit it?'), segment('s3', 'a3', 'Nobody knows.')],
    speakers: [{ id: 'ann', name: 'Ann Tide', aliases: [] }, { id: 'bo', name: 'Bo Crane', aliases: [] }],
  });

const setText = (segmentId: string, text: string): Operation => ({ type: 'setText', segmentId, text });
const insert = (id: string, order: string): Operation => ({ type: 'insertSegment', segment: segment(id, order, id) });
const setSpeaker = (segmentId: string, speakerId: string): Operation => ({ type: 'setSpeaker', segmentIds: [segmentId], speakerId });

/** Time that passes when a test says so. */
class HandClock {
  now = 0;
  #due: { at: number; act: () => void }[] = [];
  after = (ms: number, act: () => void) => {
    const entry = { at: this.now + ms, act };
    this.#due.push(entry);
    return () => void (this.#due = this.#due.filter((other) => other !== entry));
  };
  async pass(ms: number) {
    const until = this.now + ms;
    for (;;) {
      await settled();
      const next = this.#due.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#due = this.#due.filter((other) => other !== next);
      this.now = Math.max(this.now, next.at);
      next.act();
    }
    this.now = until;
    await settled();
  }
}

const settled = async () => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};

/** A server that appends what it is sent, and says what it is told to say. */
class FakeServer implements Transport {
  readonly revisions: Revision[] = [];
  readonly sent: NewRevision[] = [];
  next: Answer[] = [];
  records: Records = start();

  append(operations: Operation[], clientId: string | null = null, undoes: number | null = null, author = 'Mia'): Revision {
    const touches = touchesOf(readerOf(this.records), operations);
    const applied = applyAll(this.records, operations);
    if (!applied.ok) throw new Error(applied.failure.message);
    this.records = applied.records;
    const revision = { number: this.revisions.length + 1, operations, inverse: applied.inverse, undoes, clientId, author, authorId: author, touches, reaches: 1, note: null, createdAt: '2026-01-01T00:00:00Z' };
    this.revisions.push(revision);
    return revision;
  }
  send = async (revision: NewRevision): Promise<Answer> => {
    this.sent.push(revision);
    return this.next.shift() ?? { kind: 'saved', revisions: [this.append(revision.operations, revision.clientId, revision.undoes ?? null, 'me')] };
  };
  since = async (number: number) => this.revisions.filter((revision) => revision.number > number);
  lastOfMine = async (before: number) => {
    const revision = this.revisions.findLast(({ number, authorId, undoes }) => number < before && authorId === 'me' && undoes === null) ?? null;
    return { revision, since: revision ? this.revisions.filter(({ number, authorId }) => number > revision.number && authorId !== 'me') : [] };
  };
}

/** A browser's store, in which every opening has a place. */
class Drawer {
  readonly places = new Map<object, Kept>();
  readonly living = new Set<object>();
  full = false;

  open(): Keep {
    const opening = {};
    this.living.add(opening);
    const isFull = () => this.full;
    return {
      get state(): Keeping {
        return isFull() ? 'failed' : 'kept';
      },
      save: (kept) => {
        if (this.full) return;
        if (kept.edits.length) this.places.set(opening, kept);
        else this.places.delete(opening);
      },
      adopt: async (): Promise<LeftBehind[]> => [...this.places].filter(([place]) => !this.living.has(place)).map(([place, kept]) => ({ ...kept, placed: () => void this.places.delete(place) })),
      onChange: () => {},
      forgetEpisode: async () => this.places.clear(),
      release: () => void this.living.delete(opening),
    };
  }
}

function desk({ server = new FakeServer(), drawer = new Drawer(), records = start(), revision = 0 } = {}) {
  const clock = new HandClock();
  let ids = 0;
  const visit = drawer.living.size + drawer.places.size;
  const seen = { diverged: 0 };
  const store = new DeskStore({
    records, revision, transport: server, keep: drawer.open(), clock, newId: () => `n${visit}-${revision}-${ids++}`, me: 'me', random: () => 0, diverged: () => void (seen.diverged += 1),
  });
  const text = (id: string) => store.getState().records.segments.get(id)?.text;
  return { store, server, clock, drawer, text, seen, saving: () => store.getState().saving };
}

describe('making an edit', () => {
  test('it is there at once, and saved soon', async () => {
    const { store, server, clock, text, saving } = desk();
    store.perform([setText('s1', 'The lamp was out.')]);
    expect(text('s1')).toBe('The lamp was out.');
    expect(saving()).toEqual({ kind: 'saving' });
    await clock.pass(2_000);
    expect(saving()).toEqual({ kind: 'saved' });
    expect(server.sent).toMatchObject([{ baseRevision: 0, operations: [setText('s1', 'The lamp was out.')] }]);
  });

  test('one that cannot be made changes nothing and says why', () => {
    const { store, server } = desk();
    const before = store.getState().records;
    expect(store.perform([setText('s1', 'x'), setText('gone', 'y')])).toMatchObject({ code: 'not-found', recordId: 'gone' });
    expect(store.getState().records).toBe(before);
    expect(server.sent).toEqual([]);
  });

  test('typing in one segment is one revision, sent when it pauses', async () => {
    const { store, server, clock } = desk();
    for (const text of ['T', 'Th', 'The']) {
      store.perform([setText('s1', text)], 's1');
      await clock.pass(300);
    }
    expect(server.sent).toEqual([]);
    await clock.pass(700);
    expect(server.sent.map(({ operations }) => operations)).toEqual([[setText('s1', 'The')]]);
  });

  test('typing without a pause is sent within two seconds', async () => {
    const { store, server, clock } = desk();
    for (let i = 0; i < 21; i++) {
      store.perform([setText('s1', `T${i}`)], 's1');
      await clock.pass(100);
    }
    expect(server.sent.length).toBeGreaterThanOrEqual(1);
  });

  test('edits arrive in order, each made on the revision before it', async () => {
    const { store, server, clock } = desk();
    store.perform([setText('s1', 'One.')]);
    store.perform([setSpeaker('s2', 'bo')]);
    store.perform([setText('s1', 'Two.')]);
    await clock.pass(2_000);
    expect(server.sent.map(({ baseRevision }) => baseRevision)).toEqual([0, 1, 2]);
    expect(new Set(server.sent.map(({ clientId }) => clientId)).size).toBe(3);
  });
});

describe('taking back', () => {
  test('typing is taken back as a whole, and made again', () => {
    const { store, text } = desk();
    for (const typed of ['T', 'Th', 'The']) store.perform([setText('s1', typed)], 's1');
    store.undo();
    expect(text('s1')).toBe('The lamp was lit.');
    store.redo();
    expect(text('s1')).toBe('The');
  });

  test('it is a revision that names what it undoes', async () => {
    const { store, server, clock } = desk();
    store.perform([setSpeaker('s1', 'bo')]);
    store.undo();
    await clock.pass(2_000);
    expect(server.sent[1]).toMatchObject({ undoes: 1 });
    expect(server.records.segments.get('s1')).toMatchObject({ speakerId: 'ann' });
  });

  test('a new edit forgets what could be made again', () => {
    const { store } = desk();
    store.perform([setText('s1', 'x')]);
    store.undo();
    expect(store.getState()).toMatchObject({ canUndo: false, canRedo: true });
    store.perform([setText('s2', 'y')]);
    expect(store.getState()).toMatchObject({ canUndo: true, canRedo: false });
  });

  test('what an earlier visit did can be taken back, what it took back cannot', () => {
    const server = new FakeServer();
    server.append([setText('s1', 'First.')], null, null, 'me');
    const second = server.append([setText('s2', 'Second.')], null, null, 'me');
    server.append(second.inverse, null, second.number, 'me');
    const { store, text } = desk({ server, records: server.records, revision: 3 });
    store.remember(server.revisions, start());
    store.undo();
    expect(text('s1')).toBe('The lamp was lit.');
    expect(store.getState().canUndo).toBe(false);
  });

  test('the import is known again by what differs from it', () => {
    const now = recordsOf({ segments: [segment('s1', 'a1', 'Again.'), segment('s2', 'a2', 'Who lit it?'), segment('new', 'a3', 'New.')], speakers: [...start().speakers.values()] });
    const was = (id: string) => start().segments.get(id)!;
    const changes = [{ before: was('s1'), after: now.segments.get('s1')! }, { before: was('s3'), after: null }, { before: null, after: now.segments.get('new')! }];
    expect(recordsBefore(now, { segments: changes, chapters: [], references: [], speakers: [], notes: [] })).toEqual(start());
  });
});

describe('without a server', () => {
  test('edits are counted and kept, tried again, and sent in order', async () => {
    const { store, server, clock, saving } = desk();
    server.next = [{ kind: 'unreachable' }, { kind: 'unreachable' }];
    store.perform([setText('s1', 'One.')]);
    store.perform([setText('s2', 'Two.')]);
    store.perform([setText('s3', 'Three.')]);
    await clock.pass(1_500);
    expect(saving()).toEqual({ kind: 'offline', edits: 3 });
    await clock.pass(10_000);
    expect(saving()).toEqual({ kind: 'saved' });
    expect(server.records.segments.get('s3')).toMatchObject({ text: 'Three.' });
  });

  test('a reload keeps them', async () => {
    const first = desk();
    first.server.next = [{ kind: 'unreachable' }];
    first.store.perform([setText('s1', 'Kept.')]);
    await first.clock.pass(100);
    first.store.stop();
    const second = desk({ server: first.server, drawer: first.drawer });
    await second.store.resume();
    expect(second.text('s1')).toBe('Kept.');
    await second.clock.pass(2_000);
    expect(first.server.records.segments.get('s1')).toMatchObject({ text: 'Kept.' });
    expect(second.drawer.places.size).toBe(0);
  });

  test('an edit that arrived although the answer was lost is not made twice', async () => {
    const first = desk();
    first.server.next = [{ kind: 'unreachable' }];
    first.store.perform([{ type: 'split', segmentId: 's1', at: 8, newId: 's1b', order: 'a1V', startMs: null }]);
    await first.clock.pass(100);
    first.store.stop();
    first.server.append(first.server.sent[0]!.operations, first.server.sent[0]!.clientId);
    const second = desk({ server: first.server, drawer: first.drawer, records: first.server.records, revision: 1 });
    await second.store.resume();
    await second.clock.pass(2_000);
    expect(second.store.getState().order).toEqual(['s1', 's1b', 's2', 's3']);
    expect(second.saving()).toEqual({ kind: 'saved' });
    expect(first.server.revisions).toHaveLength(1);
  });

  test('typing goes on in an edit of its own where the server may have the one before', async () => {
    const { store, server, clock, saving } = desk();
    const { send } = server;
    server.send = async (revision) => {
      await send(revision);
      server.send = async (again) => (again.clientId === revision.clientId ? { kind: 'saved', revisions: server.revisions.filter(({ number }) => number > again.baseRevision) } : send(again));
      return { kind: 'unreachable' };
    };
    store.perform([setText('s1', 'One')], 's1');
    await clock.pass(700);
    expect(saving().kind).toBe('offline');
    store.perform([setText('s1', 'One and two')], 's1');
    await clock.pass(2_000);
    expect([saving().kind, server.revisions.length, server.records.segments.get('s1')?.text]).toEqual(['saved', 2, 'One and two']);
  });

  test('typing goes on where another opening took over the edit and sent it', async () => {
    const { store, server, clock, drawer, text } = desk();
    store.perform([setText('s1', 'One')], 's1');
    const [kept] = drawer.places.values();
    store.perform([setText('s1', 'One and two')], 's1');
    const early = server.append(kept!.edits[0]!.operations, kept!.edits[0]!.clientId, null, 'me');
    await store.hear(1, [early]);
    expect(text('s1')).toBe('One and two');
    await clock.pass(2_000);
    expect([server.revisions.length, server.records.segments.get('s1')?.text]).toEqual([2, 'One and two']);
    store.undo();
    expect(text('s1')).toBe('One');
  });

  test('who leaves the desk leaves nothing unsent that the server takes', async () => {
    const { store, server, clock, drawer } = desk();
    store.perform([setText('s1', 'One.')]);
    store.perform([setText('s2', 'Two.')]);
    store.leave();
    await clock.pass(0);
    expect([server.revisions.length, drawer.places.size, drawer.living.size]).toEqual([2, 0, 0]);
  });

  test('who leaves without a server leaves it to the next opening', async () => {
    const { store, server, clock, drawer } = desk();
    server.next = [{ kind: 'unreachable' }, { kind: 'unreachable' }];
    store.perform([setText('s1', 'One.')]);
    store.leave();
    await clock.pass(0);
    expect([server.revisions.length, drawer.places.size, drawer.living.size]).toEqual([0, 1, 0]);
  });

  test('what two openings kept is taken over by the third, each from where it began', async () => {
    const first = desk();
    const second = desk({ server: first.server, drawer: first.drawer });
    for (const { store, server, clock } of [first, second]) {
      server.next = [{ kind: 'unreachable' }];
      store.perform([setText(store === first.store ? 's1' : 's2', 'Kept.')]);
      await clock.pass(100);
    }
    first.store.stop();
    second.store.stop();
    first.server.append([setText('s3', 'Meanwhile.')]);
    const third = desk({ server: first.server, drawer: first.drawer, records: first.server.records, revision: 1 });
    await third.store.resume();
    await third.clock.pass(2_000);
    expect(['s1', 's2', 's3'].map((id) => first.server.records.segments.get(id)?.text)).toEqual(['Kept.', 'Kept.', 'Meanwhile.']);
    expect(first.drawer.places.size).toBe(0);
  });

  test('what a living opening keeps is left to it', async () => {
    const first = desk();
    first.server.next = [{ kind: 'unreachable' }];
    first.store.perform([setText('s1', 'Mine.')]);
    await first.clock.pass(100);
    const second = desk({ server: first.server, drawer: first.drawer });
    await second.store.resume();
    expect(second.text('s1')).toBe('The lamp was lit.');
  });

  test('a browser that keeps nothing loses nothing in memory, and it is said', async () => {
    const drawer = new Drawer();
    drawer.full = true;
    const { store, server, clock, saving } = desk({ drawer });
    server.next = [{ kind: 'unreachable' }];
    store.perform([setText('s1', 'One.')]);
    await clock.pass(0);
    expect([saving(), store.unsent, store.getState().keeps]).toEqual([{ kind: 'unkept', edits: 1 }, true, false]);
    await clock.pass(2_000);
    expect(server.revisions).toHaveLength(1);
    expect([saving(), store.unsent]).toEqual([{ kind: 'saved' }, false]);
  });
});

describe('told by the server', () => {
  test('others’ edits appear without being asked for, and are overheard', async () => {
    const { store, server, clock, text } = desk();
    const overheard: string[] = [];
    store.overhear((revisions) => overheard.push(...revisions.map(({ author }) => author!)));
    const theirs = server.append([setText('s3', 'Everybody knows.')]);
    await store.hear(1, [theirs]);
    expect([text('s3'), store.revision, overheard]).toEqual(['Everybody knows.', 1, ['Mia']]);
    await store.hear(1, [theirs]);
    store.perform([setText('s1', 'Mine.')]);
    await clock.pass(2_000);
    expect(server.sent).toMatchObject([{ baseRevision: 1 }]);
  });

  test('those that were not sent along are fetched', async () => {
    const { store, server, text } = desk();
    server.append([setText('s1', 'One.')]);
    server.append([setText('s2', 'Two.')]);
    await store.hear(2, []);
    expect([text('s1'), text('s2'), store.revision]).toEqual(['One.', 'Two.', 2]);
  });

  test('one’s own edit, told of before it is answered, is there once', async () => {
    const { store, server, clock, text, saving } = desk();
    const { send } = server;
    server.send = async (revision) => {
      const answer = await send(revision);
      if (answer.kind === 'saved') void store.hear(answer.revisions.at(-1)!.number, answer.revisions);
      return answer;
    };
    store.perform([{ type: 'split', segmentId: 's1', at: 8, newId: 's1b', order: 'a1V', startMs: null }]);
    await clock.pass(2_000);
    expect([store.getState().order, text('s1b'), saving().kind]).toEqual([['s1', 's1b', 's2', 's3'], 'was lit.', 'saved']);
    expect(server.revisions).toHaveLength(1);
  });

  test('one’s own edit whose answer was lost is taken as arrived', async () => {
    const { store, server, clock, saving } = desk();
    const { send } = server;
    server.send = async (revision) => {
      server.send = send;
      await send(revision);
      return { kind: 'unreachable' };
    };
    store.perform([setText('s1', 'Mine.')]);
    await clock.pass(0);
    expect(saving().kind).toBe('offline');
    await store.hear(1, server.revisions);
    expect(saving().kind).toBe('saved');
  });

  test('a new place that the server gave an edit is the place here', async () => {
    const { store, server, clock } = desk();
    server.append([insert('theirs', 'a1V')]);
    server.send = async ({ clientId }) => {
      server.append([insert('mine', 'a1l')], clientId, null, 'me');
      return { kind: 'saved', revisions: server.revisions };
    };
    store.perform([insert('mine', 'a1V')]);
    await clock.pass(2_000);
    expect(store.getState().records).toEqual(server.records);
  });

  test('what does not fit asks for everything anew', async () => {
    const { store, seen } = desk();
    await store.hear(1, [{ number: 1, operations: [setText('unheard-of', 'x')], inverse: [], undoes: null, clientId: null, author: 'Mia', authorId: 'Mia', touches: [], reaches: 1, note: null, createdAt: '' }]);
    expect(seen.diverged).toBe(1);
  });
});

const mineThenTheirs = async (theirs: Operation[]) => {
  const all = desk();
  all.store.perform([setText('s1', 'Mine.')]);
  await all.clock.pass(2_000);
  all.server.append(theirs);
  await all.store.hear(2, all.server.revisions);
  return all;
};

describe('taking back across what others did', () => {
  test('leaves theirs where it is elsewhere', async () => {
    const { store, server, clock, text } = await mineThenTheirs([setText('s2', 'Theirs.')]);
    store.undo();
    await clock.pass(2_000);
    expect([text('s1'), text('s2')]).toEqual(['The lamp was lit.', 'Theirs.']);
    expect(store.getState().records).toEqual(server.records);
    expect(server.sent.at(-1)).toMatchObject({ undoes: 1 });
  });

  test('says who changed the same words since, and changes nothing', async () => {
    const { store, text } = await mineThenTheirs([setText('s1', 'Theirs.')]);
    expect(store.undo()).toBeNull();
    expect(store.getState().blocked).toEqual({ direction: 'undo', by: 'Mia', recordId: 's1', field: 'text' });
    expect([text('s1'), store.getState().canUndo]).toEqual(['Theirs.', true]);
  });

  test.each([['anyway', 'The lamp was lit.', true], ['leave', 'Theirs.', false]] as const)('does as one is told then: %s', async (choice, expected, canRedo) => {
    const { store, text } = await mineThenTheirs([setText('s1', 'Theirs.')]);
    store.undo();
    store.unblock(choice);
    expect([text('s1'), store.getState().blocked, store.getState().canRedo, store.getState().canUndo]).toEqual([expected, null, canRedo, false]);
  });

  test('does not mind what they took back themselves', async () => {
    const { store, server, text } = await mineThenTheirs([setText('s1', 'Theirs.')]);
    server.append(server.revisions[1]!.inverse, null, 2);
    await store.hear(3, server.revisions);
    store.undo();
    expect(text('s1')).toBe('The lamp was lit.');
  });

  test('asks before it takes back what reached other episodes, which the server does', async () => {
    const { store, server, clock, text } = desk();
    store.perform([setText('s1', 'Before.')]);
    store.perform([{ type: 'mergeSpeakers', fromId: 'bo', intoId: 'ann' }]);
    const { append } = server;
    server.append = (operations, ...rest) => Object.assign(append.call(server, operations, ...rest), { reaches: operations[0]!.type === 'mergeSpeakers' ? 40 : 1 });
    expect(store.undo()).toBeNull(); // it is not known yet how far it goes
    await clock.pass(2_000);
    expect(store.getState()).toMatchObject({ shared: { number: 2, episodes: 40, glossaryRun: null }, canUndo: true });
    expect(store.getState().records.speakers.has('bo')).toBe(false);
    store.unshare('leave');
    expect([store.getState().shared, text('s1')]).toEqual([null, 'Before.']);
    store.undo();
    expect(text('s1')).toBe('The lamp was lit.');
  });

  test('takes in what was taken back everywhere, of this episode', async () => {
    const { store, server } = desk();
    const revision = { ...server.append([setSpeaker('s1', 'bo')]), operations: [{ type: 'setSpeaker' as const, segmentIds: ['s1', 'of another episode'], speakerId: 'bo' }], reaches: 2 };
    await store.hear(1, [revision]);
    expect(store.getState().records.segments.get('s1')).toMatchObject({ speakerId: 'bo' });
  });

  test('and asks again before it does so once more', async () => {
    const { store, server, text } = desk();
    const told = async (operations: Operation[], undoes: number | null, number = server.revisions.length + 1) =>
      store.hear(number, [Object.assign(server.append(operations, null, undoes, 'me'), { reaches: 40, inverse: [] })]);
    await told([{ type: 'renameSpeaker', speakerId: 'ann', name: 'Anna' }], null);
    store.undo();
    expect(store.getState().shared).toMatchObject({ direction: 'undo', number: 1 });
    const asked = store.getState().shared!;
    await told([{ type: 'renameSpeaker', speakerId: 'ann', name: 'Ann Tide' }], 1);
    store.unshare('leave', asked); // the answer to what the server was asked comes after what it made
    expect(store.getState()).toMatchObject({ shared: null, canUndo: false, canRedo: true });
    store.redo();
    expect(store.getState()).toMatchObject({ shared: { direction: 'redo', number: 2, episodes: 40 }, canRedo: true });
    store.unshare('leave');
    await told([{ type: 'renameSpeaker', speakerId: 'ann', name: 'Anna' }], null);
    expect(store.getState()).toMatchObject({ shared: null, canUndo: true, canRedo: false });
    store.undo();
    expect([store.getState().shared, text('s1')]).toMatchObject([{ direction: 'undo', number: 3 }, 'The lamp was lit.']);
  });

  test('can be redone after a reload, as far as nothing was done since', async () => {
    const server = new FakeServer();
    const mine = (text: string, undoes: number | null = null) => server.append([setText('s1', text)], `edit ${server.revisions.length}`, undoes, 'me');
    const reloaded = () => {
      const { store, text } = desk({ server, records: server.records, revision: server.revisions.length });
      store.remember(server.revisions, start());
      return { store, text };
    };
    for (const text of ['One.', 'Two.', 'Three.']) mine(text);
    mine('Two.', 3);
    mine('One.', 2);
    const { store, text } = reloaded();
    const redone = ['Two.', 'Three.'].map(() => (store.redo(), text('s1')));
    expect([redone, store.getState().canRedo]).toEqual([['Two.', 'Three.'], false]);
    server.append(server.revisions[4]!.inverse, 'redo', null, 'me'); // there is more of it
    const once = reloaded();
    once.store.redo();
    expect([once.text('s1'), once.store.getState().canRedo]).toEqual(['Three.', false]);
    mine('Something else.');
    expect(reloaded().store.getState()).toMatchObject({ canUndo: true, canRedo: false });
  });

  test.each([['back', 'redo'], ['', 'undo']])('knows a run of the glossary after a reload: %s %s', async (back, direction) => {
    const server = new FakeServer();
    const run = '00000000-0000-4000-8000-000000000000';
    server.append([setText('s1', 'Run.')], `glossary-${run}`, null, 'me');
    if (back) server.append([setText('s1', 'The lamp was lit.')], `glossary-back-${run}`, null, 'me'); // some of it stayed, so that it undoes nothing
    const { store } = desk({ server, records: server.records, revision: server.revisions.length });
    store.remember(server.revisions, start());
    expect(store.getState()).toMatchObject({ canUndo: direction === 'undo', canRedo: direction === 'redo' });
    store[direction as 'undo' | 'redo']();
    expect(store.getState().shared).toMatchObject({ glossaryRun: run, direction });
  });

  test('does not take back what was done since it was asked to wait', async () => {
    const { store, server, clock, text } = desk();
    store.perform([{ type: 'mergeSpeakers', fromId: 'bo', intoId: 'ann' }]);
    store.undo();
    store.perform([setText('s1', 'Since.')]);
    await clock.pass(2_000);
    expect([text('s1'), server.sent.length, store.getState().shared]).toEqual(['Since.', 2, null]);
  });

  test('of a run of the glossary takes it back here where that is all that is wanted', async () => {
    const server = new FakeServer();
    server.append([setText('s1', 'Run.')], 'glossary-00000000-0000-4000-8000-000000000000', null, 'me');
    const { store, text } = desk({ server, records: server.records, revision: 1 });
    store.remember(server.revisions, start());
    expect(store.undo()).toBeNull();
    expect(store.getState().shared).toMatchObject({ glossaryRun: '00000000-0000-4000-8000-000000000000' });
    store.unshare('here');
    expect([text('s1'), store.getState().shared]).toEqual(['The lamp was lit.', null]);
  });

  test('goes back further than what was fetched, one step after the other', async () => {
    const server = new FakeServer();
    server.append([setText('s1', 'First.')], 'one', null, 'me');
    server.append([setText('s2', 'Second.')], 'two', null, 'me');
    for (const words of ['Theirs.', 'And theirs.']) server.append([setText('s3', words)]);
    const { store, text } = desk({ server, records: server.records, revision: 4 });
    store.remember(server.revisions.slice(3), start(), 3);
    for (const expected of [['First.', 'Who lit it?'], ['The lamp was lit.', 'Who lit it?']]) {
      await settled();
      expect(store.getState().canUndo).toBe(true);
      store.undo();
      expect([text('s1'), text('s2')]).toEqual(expected);
    }
    await settled();
    expect([store.getState().canUndo, text('s3')]).toEqual([false, 'And theirs.']);
  });

  test('says who stands in the way of what is long ago', async () => {
    const server = new FakeServer();
    server.append([setText('s1', 'Mine.')], 'one', null, 'me');
    server.append([setText('s1', 'Theirs.')]);
    const { store } = desk({ server, records: server.records, revision: 2 });
    store.remember([], start(), 2);
    await settled();
    expect(store.undo()).toBeNull();
    expect(store.getState().blocked).toEqual({ direction: 'undo', by: 'Mia', recordId: 's1', field: 'text' });
  });

  test('goes on to the step before where they did the same already', async () => {
    const { store, server, clock, text } = desk();
    store.perform([setText('s2', 'Before.')]);
    store.perform([setSpeaker('s1', 'bo')]);
    await clock.pass(2_000);
    server.append([setSpeaker('s1', 'ann')]);
    await store.hear(3, server.revisions);
    store.undo();
    expect(text('s2')).toBe('Who lit it?');
  });

  test('after a reload only reaches one’s own, and still knows who was there since', async () => {
    const server = new FakeServer();
    server.append([setText('s1', 'Mine.')], 'old', null, 'me');
    server.append([setText('s2', 'Theirs.')]);
    server.append([setText('s1', 'Theirs.')]);
    const { store } = desk({ server, records: server.records, revision: 3 });
    store.remember(server.revisions, null);
    store.undo();
    expect(store.getState().blocked).toMatchObject({ by: 'Mia', recordId: 's1' });
    store.unblock('leave');
    expect(store.getState().canUndo).toBe(false);
  });

  test('a rename of someone, in every episode, is taken back like anything else', async () => {
    const { store, server, clock } = desk();
    store.perform([{ type: 'renameSpeaker', speakerId: 'ann', name: 'Anna Tide' }]);
    await clock.pass(2_000);
    server.append([setText('s1', 'Theirs.')]);
    await store.hear(2, server.revisions);
    store.undo();
    await clock.pass(2_000);
    expect(server.records.speakers.get('ann')).toMatchObject({ name: 'Ann Tide' });
    expect(server.sent.at(-1)).toMatchObject({ undoes: 1 });
  });
});

/** Theirs and ours, both in the first segment. */
const crossing = async () => {
  const all = desk();
  all.server.append([setText('s1', 'Theirs.')]);
  all.server.next = [{ kind: 'conflict', conflicts: [{ recordId: 's1', field: 'text', yours: 'Mine.', theirs: 'Theirs.' }] }];
  all.store.perform([setText('s1', 'Mine.')]);
  all.store.perform([setText('s2', 'Also mine.')]);
  await all.clock.pass(2_000);
  return all;
};

describe('with someone else', () => {
  test('their revisions of other records join ours', async () => {
    const { store, server, clock, text } = desk();
    server.append([setText('s3', 'Everybody knows.')]);
    store.perform([setText('s1', 'Mine.')]);
    await clock.pass(2_000);
    expect([text('s1'), text('s3')]).toEqual(['Mine.', 'Everybody knows.']);
    expect(store.getState().records).toEqual(server.records);
    expect(store.revision).toBe(2);
  });

  test('the same words changed by both are shown both ways, and nothing is sent meanwhile', async () => {
    const { store, server, clock, saving, text } = await crossing();
    expect(store.getState().conflict?.conflicts).toEqual([{ recordId: 's1', field: 'text', yours: 'Mine.', theirs: 'Theirs.' }]);
    expect(saving()).toEqual({ kind: 'conflict', edits: 2 });
    expect([text('s1'), text('s2')]).toEqual(['Theirs.', 'Also mine.']);
    await clock.pass(60_000);
    expect(server.sent).toHaveLength(1);
  });

  test.each([['mine', 'Mine.'], ['theirs', 'Theirs.']] as const)('choosing %s leaves the rest as it was', async (choice, kept) => {
    const { store, server, clock, saving } = await crossing();
    store.resolve(choice);
    await clock.pass(2_000);
    expect(saving()).toEqual({ kind: 'saved' });
    expect([server.records.segments.get('s1')?.text, server.records.segments.get('s2')?.text]).toEqual([kept, 'Also mine.']);
    expect(store.getState().records).toEqual(server.records);
  });

  test('what was combined of both is sent, and is one’s own to take back', async () => {
    const { store, server, clock, text } = await crossing();
    store.resolve({ recordId: 's1', field: 'text', value: 'Mine and theirs.' });
    await clock.pass(2_000);
    expect(server.records.segments.get('s1')?.text).toBe('Mine and theirs.');
    store.undo();
    store.undo();
    expect(text('s1')).toBe('Theirs.');
  });

  test('a reload asks again', async () => {
    const { server, drawer, store: first } = await crossing();
    first.stop();
    const second = desk({ server, drawer, records: server.records, revision: 1 });
    await second.store.resume();
    expect(second.store.getState().conflict?.conflicts).toMatchObject([{ recordId: 's1', field: 'text' }]);
    expect(second.text('s2')).toBe('Also mine.');
  });

  test('a segment they deleted is said to be gone', async () => {
    const { store, server, clock } = desk();
    server.append([{ type: 'deleteSegment', segmentId: 's1' }]);
    server.next = [{ kind: 'conflict', conflicts: [] }];
    store.perform([setText('s1', 'Mine.')]);
    await clock.pass(2_000);
    expect(store.getState().conflict).not.toBeNull();
    store.resolve('theirs');
    await clock.pass(2_000);
    expect(store.getState().records).toEqual(server.records);
  });
});

test('what the server refuses is said, and can be taken back', async () => {
  const { store, server, clock, saving, text } = desk();
  server.next = [{ kind: 'refused', message: 'the text is too long' }];
  store.perform([setText('s1', 'No.')]);
  store.perform([setText('s2', 'Yes.')]);
  await clock.pass(5_000);
  expect(saving()).toEqual({ kind: 'refused', edits: 2, message: 'the text is too long' });
  store.dropRefused();
  await clock.pass(2_000);
  expect([text('s1'), text('s2'), saving().kind]).toEqual(['The lamp was lit.', 'Yes.', 'saved']);
});
