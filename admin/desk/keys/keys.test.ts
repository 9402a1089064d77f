import type { OwnKeys } from '#core/model/ownKeys';
import { Keys, type KeysOfUser } from './keys';

/** What a browser keeps for its pages. */
function browser(): Storage {
  const kept = new Map<string, string>();
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) } as Storage;
}

class Server implements KeysOfUser {
  kept: OwnKeys | null = null;
  answers = true;
  refuses = false;
  read = async () => {
    if (!this.answers) throw new Error('no answer');
    return { keys: this.kept };
  };
  keep = async (keys: OwnKeys) => {
    if (!this.answers) throw new Error('no answer');
    if (this.refuses) throw Object.assign(new Error('no such key'), { status: 400 });
    this.kept = structuredClone(keys);
  };
}

async function opened(storage: Storage, server: Server): Promise<Keys> {
  const keys = new Keys();
  await keys.belongTo('ada', storage, server);
  return keys;
}
const toX = [{ id: 'player.loop', mode: 'listening', from: 'KeyR', to: 'KeyX' }] as const;
const rest = () => new Promise((resolve) => { setImmediate(resolve); });

test('what is changed in one browser is there in another', async () => {
  const server = new Server();
  const keys = await opened(browser(), server);
  keys.rebind(toX);
  await rest();
  expect((await opened(browser(), server)).of('player.loop')).toEqual(['KeyX']);
});
test('while the server does not answer they are kept in the browser, and sent when it does', async () => {
  const [here, server] = [browser(), new Server()];
  server.answers = false;
  (await opened(here, server)).rebind(toX);
  await rest();
  expect((await opened(here, server)).of('player.loop')).toEqual(['KeyX']);
  expect(server.kept).toBeNull();
  server.answers = true;
  await opened(here, server);
  expect(server.kept).toMatchObject({ own: { listening: { KeyX: 'player.loop', KeyR: null } } });
});
test('those that the server refuses hold for this visit, and keep nobody from what it has', async () => {
  const [here, server] = [browser(), new Server()];
  server.refuses = true;
  const keys = await opened(here, server);
  keys.rebind(toX);
  await rest();
  expect(keys.of('player.loop')).toEqual(['KeyX']);
  server.kept = { preset: 'tab', own: {} };
  expect((await opened(here, server)).get().preset).toBe('tab');
});
test('a browser that changed nothing takes what another one changed', async () => {
  const [here, server] = [browser(), new Server()];
  (await opened(here, server)).rebind(toX);
  await rest();
  server.kept = { preset: 'tab', own: {} };
  const keys = await opened(here, server);
  expect([keys.get().preset, keys.of('player.loop')]).toEqual(['tab', ['KeyR']]);
});
test('keys that only a browser had until now go to the server', async () => {
  const [here, server] = [browser(), new Server()];
  here.setItem('stet.keys.ada', JSON.stringify({ preset: 'pedal', own: {} }));
  await opened(here, server);
  expect(server.kept).toEqual({ preset: 'pedal', own: {} });
});
test('keys of a preset that this Stet does not have are none', async () => {
  const server = new Server();
  server.kept = { preset: 'typewriter', own: {} };
  expect((await opened(browser(), server)).get().preset).toBe('stet');
});
