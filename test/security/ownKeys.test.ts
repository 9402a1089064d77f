import { person, session, type Person } from './support/people.ts';
import { Stet } from './support/stet.ts';

let stet: Stet;
let ada: Person;
let ben: Person;
beforeAll(async () => {
  stet = await Stet.start();
  [ada, ben] = [await person(stet, 'ada', { admin: true }), await person(stet, 'ben')];
});
afterAll(() => stet.stop());

const url = '/api/session/keys';
const mine = { preset: 'stet', own: { listening: { KeyX: 'player.loop', KeyR: null } } };
const keep = (cookie: string, body: object) => stet.ask({ method: 'PUT', url, body, cookie });
const kept = async (cookie: string) => (await stet.ask({ method: 'GET', url, cookie })).body;

test('keys are whose session it is, in each of theirs, and nobody else’s', async () => {
  expect(await kept(ben.cookie)).toEqual({ keys: null });
  expect((await keep(ben.cookie, mine)).status).toBe(204);
  expect(await kept(await session(stet, ben.id))).toEqual({ keys: mine });
  expect(await kept(ada.cookie)).toEqual({ keys: null });
});

test.each([
  ['of nobody’s choosing', { ...mine, userId: 'ada' }], ['in a place that is none', { ...mine, own: { dreaming: {} } }],
  ['without an end', { ...mine, own: { listening: Object.fromEntries(Array.from({ length: 501 }, (_, i) => [`Key${i}`, 'player.loop'])) } }],
])('what is not keys is refused: fields %s', async (_, body) => {
  expect((await keep(ben.cookie, body)).status).toBe(400);
  expect(await kept(ben.cookie)).toEqual({ keys: mine });
});

test('the keys are in no list of users', async () => {
  expect(JSON.stringify((await stet.ask({ method: 'GET', url: '/api/users', cookie: ada.cookie })).body)).not.toContain('player.loop');
});
