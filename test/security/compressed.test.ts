import { randomBytes, randomUUID } from 'node:crypto';
import { Settings } from '../../server/platform/settings.ts';
import { ROUTES } from './routes.ts';
import { people, place, type People, type Place } from './support/place.ts';
import { REQUESTS, urlIn } from './support/requests.ts';
import type { Answer, Asked } from './support/stet.ts';
import { startWhole, type Whole } from './support/whole.ts';

const TOKEN = randomBytes(32).toString('base64url');
/** Long enough for any answer that contains it to be compressed. */
const WORDS = Array.from({ length: 3_000 }, () => randomUUID()).join(' ');

let whole: Whole;
let everyone: People;
let here: Place;
beforeAll(async () => {
  whole = await startWhole();
  Object.assign(whole.stet.app.get(Settings), { publicUrl: 'http://stet.test' });
  everyone = await people(whole.stet);
  here = await hidden();
});
afterAll(() => whole.stop());

/** Creates a show with a private feed and an episode with long texts. */
async function hidden(): Promise<Place> {
  const found = await place(whole.stet, everyone);
  const { prisma } = whole.stet.database;
  await prisma.show.update({ where: { id: found.showId }, data: { private: true, privateToken: TOKEN } });
  await prisma.segment.update({ where: { id: found.segmentId }, data: { text: WORDS } });
  return found;
}

/** Sends a request to a route of that show as its publisher. */
async function ask(route: string, wish: Partial<Asked> = {}): Promise<Answer> {
  const pattern = route.slice('GET '.length);
  const { url = urlIn(here, pattern) } = REQUESTS[route]?.(here, everyone.publisher) ?? {};
  return whole.stet.ask({ method: 'GET', url, cookie: everyone.publisher!.cookie, ...wish });
}

const codingOf = async (route: string) => (await ask(route, { method: 'HEAD', headers: { 'accept-encoding': 'br' } })).headers['content-encoding'];

const READ = Object.keys(ROUTES).filter((route) => route.startsWith('GET /api/') && !route.endsWith('/events'));

test('no answer in which the address of a private feed stands comes compressed: who may write and not know it could tell it from the length', async () => {
  const told: string[] = [];
  for (const route of READ) {
    if (!(await ask(route)).text.includes(TOKEN)) continue;
    told.push(route);
    expect([route, await codingOf(route)]).toEqual([route, undefined]);
  }
  expect(told).toEqual(expect.arrayContaining(['GET /api/shows', 'GET /api/shows/:id', 'GET /api/publications', 'GET /api/publications/:id']));
});

test('the desk of its episode has none, and is compressed', async () => {
  const { status, text } = await ask('GET /api/episodes/:id/desk');
  expect([status, text.includes(TOKEN), await codingOf('GET /api/episodes/:id/desk')]).toEqual([200, false, 'br']);
});
