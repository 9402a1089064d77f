import type { LiveEvent, Present } from '#core/model/live';
import type { Revision } from '#core/model/revision';
import { Live } from './live';
import { eventOf, readEvents } from './readEvents';

const me = (segmentId: string | null = null): Present => ({ userId: 'me', name: 'Ada', tab: 't1', segmentId });
const mia: Present = { userId: 'mia', name: 'Mia', tab: 't2', segmentId: 's2' };

interface Connection {
  after: number;
  tell: (event: LiveEvent) => void;
  heard: () => void;
  end: (error?: unknown) => void;
  signal: AbortSignal;
}

const settled = async () => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};

const revision = (author: string, authorId: string): Revision => ({ number: 1, operations: [], inverse: [], undoes: null, clientId: null, author, authorId, touches: ['s1.text', 's1.words', 's2.*'], reaches: 1, note: null, createdAt: '' });

function live() {
  const connections: Connection[] = [];
  const waits: { ms: number; act: () => void }[] = [];
  const places: (string | null)[] = [];
  let revision = 4;
  let connected = 0;
  const made = new Live({
    listen: (after, tell, heard, signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => resolve());
        connections.push({ after, tell, heard, signal, end: (error) => (error ? reject(error) : resolve()) });
      }),
    isFinal: (error) => error === 'gone',
    tell: async (segmentId) => void places.push(segmentId),
    after: (ms, act) => {
      const wait = { ms, act };
      waits.push(wait);
      return () => void waits.splice(waits.indexOf(wait), waits.includes(wait) ? 1 : 0);
    },
    random: () => 0,
    me: 'me',
    tab: 't1',
    revision: () => revision,
    connected: () => void (connected += 1),
  });
  const pass = async (ms: number) => {
    for (const wait of waits.filter((each) => each.ms === ms)) {
      waits.splice(waits.indexOf(wait), 1);
      wait.act();
    }
    await settled();
  };
  return { made, connections, waits, places, pass, connected: () => connected, revise: (number: number) => (revision = number) };
}

test('a connection that ends is made anew after a while, from the revision that is known by then', async () => {
  const { made, connections, pass, connected, revise } = live();
  void made.run();
  connections[0]!.heard();
  revise(9);
  connections[0]!.end();
  await settled();
  expect(connections).toHaveLength(1);
  await pass(1_000);
  expect(connections[1]!.after).toBe(9);
  connections[1]!.end();
  await settled();
  await pass(2_000);
  connections[2]!.heard();
  expect([connections.length, connected()]).toEqual([3, 2]);
  made.stop();
});

test('one that is silent for too long is given up', async () => {
  const { made, connections, pass } = live();
  void made.run();
  connections[0]!.heard();
  await pass(40_000);
  expect(connections[0]!.signal.aborted).toBe(true);
  made.stop();
});

test('what may not be seen is not asked for again', async () => {
  const { made, connections, waits } = live();
  const run = made.run();
  connections[0]!.end('gone');
  await run;
  expect([connections.length, waits.length]).toEqual([1, 0]);
});

test('a page that nobody looks at for a while has no connection until somebody does', async () => {
  const { made, connections, pass } = live();
  void made.run();
  made.sleep(true);
  made.sleep(false);
  await pass(60_000);
  expect(connections[0]!.signal.aborted).toBe(false);
  made.sleep(true);
  await pass(60_000);
  expect([connections.length, connections[0]!.signal.aborted]).toEqual([1, true]);
  made.sleep(false);
  await settled();
  expect(connections).toHaveLength(2);
  made.stop();
});

test('company is everybody but this tab, and gone while nothing is heard', async () => {
  const { made, connections } = live();
  void made.run();
  connections[0]!.tell({ event: 'presence', data: [me(), { ...me(), tab: 't9' }, mia] });
  expect(made.company.get().present.map(({ tab }) => tab)).toEqual(['t9', 't2']);
  connections[0]!.end();
  await settled();
  expect(made.company.get().present).toEqual([]);
  made.stop();
});

test('where one is is told once for many steps, and again where a connection forgot it', async () => {
  const { made, connections, places, pass } = live();
  void made.run();
  for (const id of ['s1', 's2', 's3']) made.at(id);
  await pass(800);
  expect(places).toEqual(['s3']);
  connections[0]!.tell({ event: 'presence', data: [me()] });
  await pass(800);
  expect(places).toEqual(['s3', 's3']);
  made.stop();
});

test('others’ changes show their name for a moment, one’s own do not', async () => {
  const { made, pass } = live();
  made.changed([revision('Ada', 'me')]);
  expect(made.company.get().fresh.size).toBe(0);
  made.changed([revision('Mia', 'mia')]);
  expect([...made.company.get().fresh]).toEqual([['s1', 'Mia'], ['s2', 'Mia']]);
  await pass(3_000);
  expect(made.company.get().fresh.size).toBe(0);
});

describe('server-sent events', () => {
  test('are read however they are cut', async () => {
    const text = `retry: 2000\n\n:\n\nevent: presence\ndata: ${JSON.stringify([mia])}\n\nevent: findings\ndata: {"revision":3}\n\n`;
    const bytes = new TextEncoder().encode(text);
    const events: LiveEvent[] = [];
    let signs = 0;
    await readEvents(new ReadableStream({ start: (controller) => {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
      controller.close();
    } }), (event) => events.push(event), () => void (signs += 1));
    expect(events).toEqual([{ event: 'presence', data: [mia] }, { event: 'findings', data: { revision: 3 } }]);
    expect(signs).toBe(bytes.length);
  });

  test('that are not known here are passed over', () => {
    expect(eventOf('event: weather\ndata: {"rain":true}')).toBeNull();
    expect(eventOf(':')).toBeNull();
  });
});
