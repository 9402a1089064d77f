import { Settings } from '../../server/platform/settings.ts';
import { ROUTES } from './routes.ts';
import { people, place, type People, type Place } from './support/place.ts';
import { REQUESTS, urlIn } from './support/requests.ts';
import type { Answer, Asked } from './support/stet.ts';
import { startWhole, type Whole } from './support/whole.ts';

const TOKEN = 'unguessable-t0ken-of-a-feed';

let whole: Whole;
let everyone: People;
beforeAll(async () => {
  whole = await startWhole();
  Object.assign(whole.stet.app.get(Settings), { publicUrl: 'http://stet.test' });
  everyone = await people(whole.stet);
});
afterAll(() => whole.stop());

/** A show whose feed is private, and what its publisher gets of a route there. */
async function hidden(): Promise<Place> {
  const here = await place(whole.stet, everyone);
  await whole.stet.database.prisma.show.update({ where: { id: here.showId }, data: { private: true, privateToken: `${TOKEN}-${here.showId}` } });
  return here;
}

async function ask(here: Place, route: string): Promise<Answer> {
  const [method, pattern] = route.split(' ') as [Asked['method'], string];
  const { url = urlIn(here, pattern), body, headers, endless } = REQUESTS[route]?.(here, everyone.publisher) ?? {};
  return whole.stet.ask({ method, url, body, headers, endless, cookie: everyone.publisher!.cookie });
}

test('no answer that comes compressed has the address of a private feed in it: who may write and not know it could tell it from the length', async () => {
  const compressed: string[] = [];
  const unchanged = await hidden();
  for (const route of Object.keys(ROUTES).filter((each) => each.includes(' /api/episodes'))) {
    const { headers, text } = await ask(route.startsWith('GET ') ? unchanged : await hidden(), route);
    if (headers.vary !== 'Accept-Encoding') continue;
    compressed.push(route);
    expect([route, text.includes(TOKEN)]).toEqual([route, false]);
  }
  expect(compressed).toEqual(expect.arrayContaining(['GET /api/episodes/:id/desk', 'GET /api/episodes', 'GET /api/episodes/:id/history']));
});

test('what is told of a show, to whom it is told, has the address, and comes as it is', async () => {
  const here = await hidden();
  for (const route of ['GET /api/shows', 'GET /api/shows/:id', 'GET /api/publications']) {
    const { headers, text } = await ask(here, route);
    expect([route, text.includes(TOKEN), headers.vary]).toEqual([route, true, undefined]);
  }
});

test('outside of episodes, nothing of ours comes compressed', async () => {
  const here = await hidden();
  for (const route of Object.keys(ROUTES).filter((each) => each.startsWith('GET /api/') && !each.startsWith('GET /api/episodes'))) expect([route, (await ask(here, route)).headers.vary]).toEqual([route, undefined]);
});
