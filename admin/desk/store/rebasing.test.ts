import { desk } from './testing/desk';
import { setText } from './testing/records';

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
    expect(saving()).toEqual({ kind: 'conflict', edits: 2, decisions: 0 });
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

  test.each(['mine', { recordId: 'e1', field: 'introduction', value: 'Both.' }] as const)('an introduction written over one that is another by now is not asked about again once it is decided: %j', async (choice) => {
    const { store, server, clock } = desk();
    server.next = [{ kind: 'conflict', conflicts: [{ recordId: 'e1', field: 'introduction', yours: 'Mine.', theirs: 'Theirs.' }] }];
    store.perform([{ type: 'setIntroduction', episodeId: 'e1', introduction: 'Mine.', over: 'Of old.' }]);
    await clock.pass(2_000);
    store.resolve(choice);
    await clock.pass(2_000);
    expect(server.sent.map(({ operations: [operation] }) => operation)).toEqual([
      { type: 'setIntroduction', episodeId: 'e1', introduction: 'Mine.', over: 'Of old.' }, { type: 'setIntroduction', episodeId: 'e1', introduction: choice === 'mine' ? 'Mine.' : 'Both.' },
    ]);
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

/** The first of two edits is refused. */
const refused = async () => {
  const all = desk();
  all.server.next = [{ kind: 'refused', message: 'the text is too long' }];
  all.store.perform([setText('s1', 'No.')]);
  all.store.perform([setText('s2', 'Yes.')]);
  await all.clock.pass(5_000);
  return all;
};

describe('what the server refuses', () => {
  test('is said, and can be taken back', async () => {
    const { store, clock, saving, text } = await refused();
    expect(saving()).toEqual({ kind: 'refused', edits: 2, decisions: 0, message: 'the text is too long' });
    store.dropRefused();
    await clock.pass(2_000);
    expect([text('s1'), text('s2'), saving().kind]).toEqual(['The lamp was lit.', 'Yes.', 'saved']);
  });

  test('is said whatever others do elsewhere', async () => {
    const { store, server, clock, saving, text } = await refused();
    await store.hear(1, [server.append([setText('s3', 'Elsewhere.')])]);
    expect(saving()).toEqual({ kind: 'refused', edits: 2, decisions: 0, message: 'the text is too long' });
    store.dropRefused();
    await clock.pass(2_000);
    expect([text('s1'), text('s2'), text('s3'), saving().kind]).toEqual(['The lamp was lit.', 'Yes.', 'Elsewhere.', 'saved']);
  });

  test('is asked no longer where somebody else did it, which is said, and the rest is sent', async () => {
    const { store, server, clock, saving } = await refused();
    await store.hear(1, [server.append([setText('s1', 'No.')])]);
    expect(store.getState().pointless).toEqual({ of: 'refused', why: 'done' });
    await clock.pass(2_000);
    expect([saving().kind, server.records.segments.get('s2')?.text]).toEqual(['saved', 'Yes.']);
  });

  test('becomes a conflict where somebody else changed the same', async () => {
    const { store, server, clock, saving } = await refused();
    await store.hear(1, [server.append([setText('s1', 'Theirs.')])]);
    expect(store.getState()).toMatchObject({ saving: { kind: 'conflict' }, pointless: null });
    store.resolve('theirs');
    await clock.pass(2_000);
    expect([saving().kind, server.records.segments.get('s1')?.text]).toEqual(['saved', 'Theirs.']);
  });
});
