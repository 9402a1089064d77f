import { desk } from './testing/desk';
import { insert, setSpeaker, setText } from './testing/records';

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

  test('a speaker chosen while they merge that one into another is the other, without a question', async () => {
    const { store, server, clock, saving } = desk();
    const cy = server.append([{ type: 'addSpeaker', speaker: { id: 'cy', name: 'Cy Reed', aliases: [] } }]);
    store.perform([setSpeaker('s1', 'bo')]);
    await store.hear(2, [cy, server.append([{ type: 'mergeSpeakers', fromId: 'bo', intoId: 'cy' }])]);
    await clock.pass(2_000);
    expect(server.sent.at(-1)?.operations).toEqual([setSpeaker('s1', 'cy')]);
    expect([saving(), store.getState().conflict]).toEqual([{ kind: 'saved' }, null]);
    expect(store.getState().records).toEqual(server.records);
  });

  test('the same words changed by both are shown both ways, and nothing is sent meanwhile', async () => {
    const { store, server, clock, saving, text } = await crossing();
    expect(store.getState().conflict?.conflicts).toEqual([{ recordId: 's1', field: 'text', yours: 'Mine.', theirs: 'Theirs.' }]);
    expect(saving()).toEqual({ kind: 'conflict', edits: 2, decisions: 0 });
    expect([text('s1'), text('s2')]).toEqual(['Mine.', 'Also mine.']);
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

  test('so does a second reload, where nobody has answered', async () => {
    const { server, drawer, store: first } = await crossing();
    first.stop();
    for (let reload = 0; reload < 2; reload++) {
      const again = desk({ server, drawer, records: server.records, revision: 1 });
      await again.store.resume();
      expect([again.store.getState().conflict?.conflicts[0]?.theirs, again.text('s1')]).toEqual(['Theirs.', 'Mine.']);
      again.store.stop();
    }
  });

  test('what both started from is known until it is answered, after a reload too', async () => {
    const { server, drawer, store: first } = await crossing();
    expect(first.getState().conflict?.edit.inverse).toMatchObject([setText('s1', 'The lamp was lit.')]);
    first.stop();
    const second = desk({ server, drawer, records: server.records, revision: 1 });
    await second.store.resume();
    expect(second.store.getState().conflict?.edit.inverse).toMatchObject([setText('s1', 'The lamp was lit.')]);
  });
});

describe('while it is asked', () => {
  test('what one goes on writing there is one’s own version, and stays with it', async () => {
    const { store, server, clock, text } = await crossing();
    store.perform([setText('s1', 'Mine, and more.')], 's1');
    expect([text('s1'), store.getState().conflict?.conflicts]).toEqual(['Mine, and more.', [{ recordId: 's1', field: 'text', yours: 'Mine, and more.', theirs: 'Theirs.' }]]);
    store.resolve('mine');
    await clock.pass(2_000);
    expect([server.records.segments.get('s1')?.text, text('s1'), store.getState().conflict]).toEqual(['Mine, and more.', 'Mine, and more.', null]);
  });

  test('undoing it gives it up, with all that was written on there, and it can be redone', async () => {
    const { store, server, clock, text } = await crossing();
    store.perform([setText('s1', 'Mine, and more.')], 's1');
    store.endTyping();
    store.undo();
    expect([text('s1'), store.getState().conflict?.conflicts[0]?.yours]).toEqual(['Mine.', 'Mine.']);
    store.undo();
    expect([text('s2'), store.getState().conflict?.conflicts[0]?.yours]).toEqual(['Who lit it?', 'Mine.']);
    store.undo();
    expect([text('s1'), store.getState().conflict]).toEqual(['Theirs.', null]);
    await clock.pass(2_000);
    expect(server.records.segments.get('s1')?.text).toBe('Theirs.');
    expect(store.getState().records).toEqual(server.records);
    store.redo();
    await clock.pass(2_000);
    expect([server.records.segments.get('s1')?.text, store.getState().conflict]).toEqual(['Mine.', null]);
  });

  test('what was undone before the server knew of it is asked about by nobody', async () => {
    const { store, server, clock, text, saving } = desk();
    server.append([setText('s1', 'Theirs.')]);
    server.next = [{ kind: 'unreachable' }, { kind: 'conflict', conflicts: [{ recordId: 's1', field: 'text', yours: 'Mine.', theirs: 'Theirs.' }] }];
    store.perform([setText('s1', 'Mine.')]);
    await clock.pass(100);
    store.undo();
    await clock.pass(60_000);
    expect([text('s1'), store.getState().conflict, saving()]).toEqual(['Theirs.', null, { kind: 'saved' }]);
    expect(server.records.segments.get('s1')?.text).toBe('Theirs.');
  });

  test('it goes with it where the other version is chosen; nothing else does', async () => {
    const { store, server, clock } = await crossing();
    store.perform([setText('s1', 'Mine, and more.')], 's1');
    store.perform([setText('s3', 'Elsewhere.')], 's3');
    store.perform([setSpeaker('s1', 'bo')]);
    store.resolve('theirs');
    await clock.pass(2_000);
    expect(['s1', 's2', 's3'].map((id) => server.records.segments.get(id)?.text)).toEqual(['Theirs.', 'Also mine.', 'Elsewhere.']);
    expect(server.records.segments.get('s1')?.speakerId).toBe('bo');
    expect(store.getState().records).toEqual(server.records);
  });

  test('what others go on writing there is asked about with it', async () => {
    const { store, server, text } = await crossing();
    await store.hear(2, [server.append([setText('s1', 'Theirs, and more.')])]);
    expect([text('s1'), store.getState().conflict?.conflicts]).toEqual(['Mine.', [{ recordId: 's1', field: 'text', yours: 'Mine.', theirs: 'Theirs, and more.' }]]);
    store.resolve('theirs');
    expect([text('s1'), store.getState().conflict]).toEqual(['Theirs, and more.', null]);
  });

  test('a segment one has cut in two is shown in both parts, and put back whole', async () => {
    const { store, server, text } = desk();
    store.perform([{ type: 'split', segmentId: 's1', at: 8, newId: 's1b', order: 'a1V', startMs: null }]);
    await store.hear(1, [server.append([setText('s1', 'Quite another sentence.')])]);
    expect([text('s1'), text('s1b'), store.getState().conflict?.conflicts[0]]).toMatchObject(['The lamp', 'was lit.', { yours: 'The lamp\n\nwas lit.', theirs: 'Quite another sentence.' }]);
    store.resolve('theirs');
    expect(store.getState().records).toEqual(server.records);
  });

  test('the answer is sent at once, however long the server was away before', async () => {
    const { store, server, clock, saving } = desk();
    server.next = Array.from({ length: 6 }, () => ({ kind: 'unreachable' as const }));
    store.perform([setText('s1', 'Mine.')]);
    store.perform([setText('s2', 'Also mine.')]);
    await clock.pass(40_000);
    await store.hear(1, [server.append([setText('s1', 'Theirs.')])]);
    server.next = [];
    await clock.pass(60_000);
    store.resolve('mine');
    await clock.pass(0);
    expect([saving(), server.records.segments.get('s1')?.text, server.records.segments.get('s2')?.text]).toEqual([{ kind: 'saved' }, 'Mine.', 'Also mine.']);
  });
});

describe('a segment that one writes in and somebody else removes', () => {
  test.each([
    ['deletes', { type: 'deleteSegment', segmentId: 's2' }, 'The lamp was lit.'],
    ['joins to the one before', { type: 'merge', segmentId: 's2', intoId: 's1' }, 'The lamp was lit. Who lit it?'],
  ] as const)('%s: it stays at its place with one’s own words, or goes', async (_, operation, joined) => {
    for (const choice of ['mine', 'theirs'] as const) {
      const { store, server, clock, text } = desk();
      store.perform([setText('s2', 'Who lit it, and when?')], 's2');
      await store.hear(1, [server.append([operation])]);
      expect(store.getState().conflict?.conflicts).toMatchObject([{ recordId: 's2', field: '*', yours: { text: 'Who lit it, and when?' }, theirs: null }]);
      store.perform([setText('s2', 'Who lit it, and when, and why?')], 's2');
      store.resolve(choice);
      await clock.pass(2_000);
      expect(store.getState()).toMatchObject({ conflict: null, saving: { kind: 'saved' }, order: choice === 'mine' ? ['s1', 's2', 's3'] : ['s1', 's3'] });
      expect([text('s1'), text('s2')]).toEqual(choice === 'mine' ? ['The lamp was lit.', 'Who lit it, and when, and why?'] : [joined, undefined]);
      expect(server.records.segments.get('s2')?.speakerId).toBe(choice === 'mine' ? 'ann' : undefined);
      expect(store.getState().records).toEqual(server.records);
    }
  });

  test('after a reload, too', async () => {
    const first = desk();
    first.server.next = [{ kind: 'unreachable' }];
    first.store.perform([setText('s2', 'Mine.')]);
    await first.clock.pass(100);
    first.store.stop();
    first.server.append([{ type: 'deleteSegment', segmentId: 's2' }]);
    const second = desk({ server: first.server, drawer: first.drawer, records: first.server.records, revision: 1 });
    await second.store.resume();
    second.store.resolve('mine');
    await second.clock.pass(2_000);
    expect([second.store.getState().order, first.server.records.segments.get('s2')?.text]).toEqual([['s1', 's2', 's3'], 'Mine.']);
  });

  test('the other way round, what they wrote is shown, and it goes or stays', async () => {
    for (const choice of ['mine', 'theirs'] as const) {
      const { store, server, clock } = desk();
      store.perform([{ type: 'deleteSegment', segmentId: 's2' }]);
      await store.hear(1, [server.append([setText('s2', 'Not to be deleted.')])]);
      expect(store.getState().conflict?.conflicts).toMatchObject([{ recordId: 's2', field: '*', yours: null, theirs: { text: 'Not to be deleted.' } }]);
      store.resolve(choice);
      await clock.pass(2_000);
      expect(server.records.segments.get('s2')?.text).toBe(choice === 'mine' ? undefined : 'Not to be deleted.');
      expect(store.getState().records).toEqual(server.records);
    }
  });

  test('an edit that nothing can be laid under is given up, with its words in view', async () => {
    const { store, server, clock, saving } = desk();
    server.next = [{ kind: 'conflict', conflicts: [] }];
    store.perform([{ type: 'merge', segmentId: 's3', intoId: 's2' }]);
    server.append([insert('between', 'a2V'), setText('s2', 'Who?')]);
    await clock.pass(2_000);
    expect(store.getState().conflict).toMatchObject({ isImpossible: true });
    store.resolve('theirs');
    await clock.pass(2_000);
    expect([saving(), store.getState().conflict]).toEqual([{ kind: 'saved' }, null]);
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
