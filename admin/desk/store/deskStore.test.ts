import { desk } from './testing/desk';
import { Drawer } from './testing/drawer';
import { insert, setSpeaker, setText } from './testing/records';

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

describe('without a server', () => {
  test('edits are counted and kept, tried again, and sent in order', async () => {
    const { store, server, clock, saving } = desk();
    server.next = [{ kind: 'unreachable' }, { kind: 'unreachable' }];
    store.perform([setText('s1', 'One.')]);
    store.perform([setText('s2', 'Two.')]);
    store.perform([setText('s3', 'Three.')]);
    await clock.pass(1_500);
    expect(saving()).toEqual({ kind: 'offline', edits: 3, decisions: 0 });
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
    expect([saving(), store.unsent, store.getState().keeps]).toEqual([{ kind: 'unkept', edits: 1, decisions: 0 }, true, false]);
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
