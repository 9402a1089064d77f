import type { Operation } from '#core/edit/operation';
import { desk } from './testing/desk';
import { FakeServer } from './testing/fakeServer';
import { settled } from './testing/handClock';
import { setSpeaker, setText, start } from './testing/records';

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
});

const mineThenTheirs = async (theirs: Operation[]) => {
  const all = desk();
  all.store.perform([setText('s1', 'Mine.')]);
  await all.clock.pass(2_000);
  all.server.append(theirs);
  await all.store.hear(2, all.server.revisions);
  return all;
};

const speaker = ({ store }: ReturnType<typeof desk>) => store.getState().records.segments.get('s1')?.speakerId;

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
    expect(store.getState().question).toEqual({ kind: 'blocked', direction: 'undo', by: 'Mia', recordId: 's1', field: 'text' });
    expect([text('s1'), store.getState().canUndo]).toEqual(['Theirs.', true]);
  });

  test.each([['anyway', 'The lamp was lit.', true], ['leave', 'Theirs.', false]] as const)('does as one is told then: %s', async (choice, expected, canRedo) => {
    const { store, text } = await mineThenTheirs([setText('s1', 'Theirs.')]);
    store.undo();
    store.unblock(choice);
    expect([text('s1'), store.getState().question, store.getState().canRedo, store.getState().canUndo]).toEqual([expected, null, canRedo, false]);
  });

  test('does not mind what they took back themselves', async () => {
    const { store, server, text } = await mineThenTheirs([setText('s1', 'Theirs.')]);
    server.append(server.revisions[1]!.inverse, null, 2);
    await store.hear(3, server.revisions);
    store.undo();
    expect(text('s1')).toBe('The lamp was lit.');
  });

  describe('gives words back to whoever said them', () => {
    const cy: Operation = { type: 'addSpeaker', speaker: { id: 'cy', name: 'Cy Reed', aliases: [] } };
    const merge: Operation = { type: 'mergeSpeakers', fromId: 'ann', intoId: 'cy' };

    test('also where others merged that one into another since', async () => {
      const all = await mineThenTheirs([cy]);
      all.store.perform([setSpeaker('s1', 'bo')]);
      await all.clock.pass(2_000);
      await all.store.hear(4, [all.server.append([merge])]);
      all.store.undo();
      await all.clock.pass(2_000);
      expect([speaker(all), all.store.getState().question, all.saving().kind]).toEqual(['cy', null, 'saved']);
      expect(all.store.getState().records).toEqual(all.server.records);
      all.store.redo();
      expect(speaker(all)).toBe('bo');
    });

    test('in an edit long ago, too, found only when it is wanted', async () => {
      const server = new FakeServer();
      server.append([setSpeaker('s1', 'bo')], null, null, 'me');
      server.append([cy, merge]);
      const all = desk({ server, records: server.records, revision: 2 });
      all.store.remember([], start(), 2);
      await all.clock.pass(0);
      all.store.undo();
      expect(speaker(all)).toBe('cy');
    });
  });

  test('asks before it takes back what reached other episodes, which the server does', async () => {
    const { store, server, clock, text } = desk();
    store.perform([setText('s1', 'Before.')]);
    store.perform([{ type: 'mergeSpeakers', fromId: 'bo', intoId: 'ann' }]);
    const { append } = server;
    server.append = (operations, ...rest) => Object.assign(append.call(server, operations, ...rest), { reaches: operations[0]!.type === 'mergeSpeakers' ? 40 : 1 });
    expect(store.undo()).toBeNull(); // it is not known yet how far it goes
    await clock.pass(2_000);
    expect(store.getState()).toMatchObject({ question: { number: 2, episodes: 40, glossaryRun: null }, canUndo: true });
    expect(store.getState().records.speakers.has('bo')).toBe(false);
    store.unshare('leave');
    expect([store.getState().question, text('s1')]).toEqual([null, 'Before.']);
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
    expect(store.getState().question).toMatchObject({ direction: 'undo', number: 1 });
    await store.everywhere(async () => {
      await told([{ type: 'renameSpeaker', speakerId: 'ann', name: 'Ann Tide' }], 1);
      expect(store.getState()).toMatchObject({ question: { direction: 'undo' }, pointless: null }); // its answer comes after what it made
    });
    expect(store.getState()).toMatchObject({ question: null, canUndo: false, canRedo: true });
    store.redo();
    expect(store.getState()).toMatchObject({ question: { direction: 'redo', number: 2, episodes: 40 }, canRedo: true });
    store.unshare('leave');
    await told([{ type: 'renameSpeaker', speakerId: 'ann', name: 'Anna' }], null);
    expect(store.getState()).toMatchObject({ question: null, canUndo: true, canRedo: false });
    store.undo();
    expect([store.getState().question, text('s1')]).toMatchObject([{ direction: 'undo', number: 3 }, 'The lamp was lit.']);
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
    expect(store.getState().question).toMatchObject({ glossaryRun: run, direction });
  });

  test('does not take back what was done since it was asked to wait', async () => {
    const { store, server, clock, text } = desk();
    store.perform([{ type: 'mergeSpeakers', fromId: 'bo', intoId: 'ann' }]);
    store.undo();
    store.perform([setText('s1', 'Since.')]);
    await clock.pass(2_000);
    expect([text('s1'), server.sent.length, store.getState().question]).toEqual(['Since.', 2, null]);
  });

  test('of a run of the glossary takes it back here where that is all that is wanted', async () => {
    const server = new FakeServer();
    server.append([setText('s1', 'Run.')], 'glossary-00000000-0000-4000-8000-000000000000', null, 'me');
    const { store, text } = desk({ server, records: server.records, revision: 1 });
    store.remember(server.revisions, start());
    expect(store.undo()).toBeNull();
    expect(store.getState().question).toMatchObject({ glossaryRun: '00000000-0000-4000-8000-000000000000' });
    store.unshare('here');
    expect([text('s1'), store.getState().question]).toEqual(['The lamp was lit.', null]);
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
    expect(store.getState().question).toEqual({ kind: 'blocked', direction: 'undo', by: 'Mia', recordId: 's1', field: 'text' });
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
    expect(store.getState().question).toMatchObject({ by: 'Mia', recordId: 's1' });
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

/** A step back that Mia's words stand in the way of. */
const blocked = async () => {
  const all = await mineThenTheirs([setText('s1', 'Theirs.')]);
  all.store.undo();
  const theirs = async (operations: Operation[], undoes: number | null = null, author = 'Mia') => {
    const revision = all.server.append(operations, null, undoes, author);
    await all.store.hear(revision.number, [revision]);
  };
  return { ...all, theirs };
};

describe('what is asked before a step is made', () => {
  test('stays while others work elsewhere, and is done as one is told then', async () => {
    const { store, text, theirs } = await blocked();
    await theirs([setText('s3', 'Elsewhere.')]);
    expect(store.getState()).toMatchObject({ question: { kind: 'blocked', by: 'Mia', recordId: 's1' }, pointless: null });
    store.unblock('anyway');
    expect([text('s1'), text('s3'), store.getState().question]).toEqual(['The lamp was lit.', 'Elsewhere.', null]);
  });

  test('names whoever was there last', async () => {
    const { store, theirs } = await blocked();
    await theirs([setText('s1', 'And theirs.')], null, 'Zoe');
    expect(store.getState().question).toMatchObject({ by: 'Zoe' });
  });

  test('is no question any longer where what stood in the way was taken back, which is said', async () => {
    const { store, server, text, theirs } = await blocked();
    await theirs(server.revisions[1]!.inverse, 2);
    expect(store.getState()).toMatchObject({ question: null, pointless: { of: 'undo', why: 'free' }, canUndo: true });
    store.undo();
    expect([text('s1'), store.getState().pointless]).toEqual(['The lamp was lit.', null]);
  });

  test('nor where they did it themselves', async () => {
    const { store, theirs } = await blocked();
    await theirs([setText('s1', 'The lamp was lit.')]);
    expect(store.getState()).toMatchObject({ question: null, pointless: { of: 'undo', why: 'done' } });
    store.dismiss();
    expect(store.getState().pointless).toBeNull();
  });

  test('nor where something newer of one’s own came from another window', async () => {
    const { store, server, clock, drawer, theirs } = await blocked();
    const other = desk({ server, drawer, records: server.records, revision: 2 });
    server.next = [{ kind: 'unreachable' }];
    other.store.perform([setText('s2', 'Of the other window.')]);
    await other.clock.pass(0);
    other.store.stop();
    await store.resume();
    expect(store.getState()).toMatchObject({ question: null, pointless: { of: 'undo', why: 'newer' } });
    await clock.pass(2_000);
    await theirs([setText('s3', 'Elsewhere.')]);
    expect(store.getState().pointless).toEqual({ of: 'undo', why: 'newer' });
  });

  test('is put anew where one asks for the step again, and nothing of before is said after it', async () => {
    const { store, server, theirs } = await blocked();
    await theirs(server.revisions[1]!.inverse, 2);
    await theirs([setText('s1', 'Theirs again.')]);
    store.undo();
    expect(store.getState()).toMatchObject({ question: { kind: 'blocked' }, pointless: null });
    store.unblock('leave');
    expect(store.getState()).toMatchObject({ question: null, pointless: null });
  });

  test('goes where one goes on with something else', async () => {
    const { store } = await blocked();
    store.perform([setText('s2', 'Mine.')]);
    expect(store.getState()).toMatchObject({ question: null, pointless: null });
  });

  test('stays of an edit that reached other episodes, until somebody takes it back in all of them', async () => {
    const run = '00000000-0000-4000-8000-000000000000';
    const server = new FakeServer();
    server.append([setText('s1', 'Run.')], `glossary-${run}`, null, 'me');
    const { store } = desk({ server, records: server.records, revision: 1 });
    store.remember(server.revisions, start());
    store.undo();
    await store.hear(2, [server.append([setText('s3', 'Elsewhere.')])]);
    expect(store.getState().question).toMatchObject({ kind: 'shared', glossaryRun: run });
    await store.hear(3, [server.append([setText('s1', 'The lamp was lit.')], `glossary-back-${run}`, 1, 'Mia')]);
    expect(store.getState()).toMatchObject({ question: null, pointless: { of: 'undo', why: 'done' }, canUndo: false, canRedo: false });
  });

  test('stays where the server could not do it everywhere', async () => {
    const server = new FakeServer();
    server.append([setText('s1', 'Run.')], 'glossary-00000000-0000-4000-8000-000000000000', null, 'me');
    const { store } = desk({ server, records: server.records, revision: 1 });
    store.remember(server.revisions, start());
    store.undo();
    await expect(store.everywhere(async () => Promise.reject(new Error('busy')))).rejects.toThrow('busy');
    expect(store.getState().question).toMatchObject({ kind: 'shared' });
  });
});

test('why an edit could not be made is said until one goes on, whatever others do', async () => {
  const { store, server } = desk();
  store.perform([setText('gone', 'x')]);
  await store.hear(1, [server.append([setText('s3', 'Elsewhere.')])]);
  expect(store.getState().failure).toMatchObject({ recordId: 'gone' });
  store.perform([setText('s1', 'Mine.')]);
  expect(store.getState().failure).toBeNull();
});
