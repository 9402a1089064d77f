import type { PendingDecision } from './pendingDecision';
import { desk } from './testing/desk';
import { setText } from './testing/records';

const decision = (clientId: string, reason: string | null = 'Meant.'): PendingDecision => ({ clientId, findings: [{ code: 'start-order', recordId: 's1', about: '0:09' }], reason, at: '2026-03-03T09:00:00Z' });
const cutOff = { kind: 'unreachable' } as const;

/** What became of decisions, as it is told. */
const told = ({ store }: ReturnType<typeof desk>) => {
  const heard: string[] = [];
  store.decisions.listen({ waiting: () => {}, decided: () => heard.push('decided'), refused: (message) => heard.push(message) });
  return heard;
};

test('a decision is sent at once, and counts as unsent until it is answered', async () => {
  const all = desk();
  const heard = told(all);
  all.store.decisions.add([decision('a')]);
  expect([all.store.unsent, all.saving(), all.drawer.places.size]).toEqual([true, { kind: 'saving' }, 1]);
  await all.clock.pass(0);
  expect([all.store.unsent, all.saving(), all.drawer.places.size, heard]).toEqual([false, { kind: 'saved' }, 0, ['decided']]);
});

test('without a server it is kept, counted with the edits, and sent again, each after the one before', async () => {
  const { store, server, clock, saving } = desk();
  server.next = [cutOff];
  server.nextOfDecisions = [cutOff, cutOff];
  store.perform([setText('s1', 'Mine.')]);
  store.decisions.add([decision('a')]);
  store.decisions.add([decision('b', null)]);
  await clock.pass(100);
  expect(saving()).toEqual({ kind: 'offline', edits: 1, decisions: 2 });
  await clock.pass(10_000);
  expect([saving(), server.decided.map(({ clientId }) => clientId)]).toEqual([{ kind: 'saved' }, ['a', 'b']]);
});

test('a reload before its answer keeps it, and the next opening sends it', async () => {
  const first = desk();
  first.server.nextOfDecisions = [cutOff];
  first.store.decisions.add([decision('a')]);
  await first.clock.pass(0);
  first.store.stop();
  const second = desk({ server: first.server, drawer: first.drawer });
  await second.store.resume();
  await second.clock.pass(0);
  expect([first.server.decided, second.drawer.places.size]).toEqual([[decision('a')], 0]);
});

test('one whose answer was lost is sent with the same id, so that it is made once', async () => {
  const { store, server, clock } = desk();
  const { decide } = server;
  server.decide = async (sent) => {
    server.decide = decide;
    await decide(sent);
    return cutOff;
  };
  store.decisions.add([decision('a')]);
  await clock.pass(10_000);
  expect([server.decided.length, store.unsent]).toEqual([1, false]);
});

test('one that the server refuses is none, which is told, and the next is sent', async () => {
  const all = desk();
  const heard = told(all);
  all.server.nextOfDecisions = [{ kind: 'refused', message: 'You may only read here.' }];
  all.store.decisions.add([decision('a'), decision('b')]);
  await all.clock.pass(0);
  expect([heard, all.server.decided.map(({ clientId }) => clientId), all.store.unsent]).toEqual([['You may only read here.', 'decided'], ['b'], false]);
});

test('who leaves the desk leaves no decision unsent that the server takes, and the rest to the next opening', async () => {
  const { store, server, clock, drawer } = desk();
  store.perform([setText('s1', 'Mine.')]);
  server.nextOfDecisions = [{ kind: 'decided', ignored: [] }, cutOff, cutOff];
  store.decisions.add([decision('a'), decision('b')]);
  store.leave();
  await clock.pass(0);
  expect([server.decided.length, drawer.living.size, [...drawer.places.values()]]).toMatchObject([1, 0, [{ edits: [], decisions: [decision('b')] }]]);
});
