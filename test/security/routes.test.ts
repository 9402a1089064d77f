import { ASKERS, PAGES_OF_THE_API, ROUTES, type Asker } from './routes.ts';
import { session } from './support/people.ts';
import { people, place, type People, type Place } from './support/place.ts';
import { REQUESTS, urlIn } from './support/requests.ts';
import type { Asked, Stet } from './support/stet.ts';
import { startWhole, type Whole } from './support/whole.ts';

let whole: Whole;
let stet: Stet;
let everyone: People;
/** The place for requests that only read. */
let unchanged: Place;
beforeAll(async () => {
  whole = await startWhole();
  ({ stet } = whole);
  everyone = await people(stet);
  unchanged = await place(stet, everyone);
});
afterAll(() => whole.stop());

test('the table has every route there is, and no other', () => {
  const routes = [...whole.routes].filter((route) => !PAGES_OF_THE_API.test(route)).map((route) => route.replace(/^HEAD /, 'GET '));
  expect([...new Set(routes)].sort()).toEqual(Object.keys(ROUTES).sort());
});

async function ask(route: string, asker: Asker, method?: Asked['method']): Promise<number> {
  const who = everyone[asker];
  const cookie = route.endsWith('/api/session') ? who && (await session(stet, who.id)) : who?.cookie; // a session of its own, since some of these routes end it
  const here = route.startsWith('GET ') ? unchanged : await place(stet, everyone);
  const [verb, pattern] = route.split(' ') as [Asked['method'], string];
  const { url = urlIn(here, pattern), body, headers, endless } = REQUESTS[route]?.(here, who) ?? {};
  return (await stet.ask({ method: method ?? verb, url, body, headers, cookie, endless })).status;
}

describe.each(Object.entries(ROUTES))('%s', (route, expected) => {
  test('answers each as the table says', async () => {
    const answered: number[] = [];
    for (const asker of ASKERS) answered.push(await ask(route, asker));
    expect(byAsker(answered)).toEqual(byAsker(expected));
  });

  if (!route.startsWith('GET ')) return;
  test('and so does its HEAD', async () => {
    const answered: number[] = [];
    for (const asker of ASKERS) answered.push(await ask(route, asker, 'HEAD'));
    expect(byAsker(answered)).toEqual(byAsker(expected));
  });
});

const byAsker = (statuses: readonly number[]) => Object.fromEntries(ASKERS.map((asker, index) => [asker, statuses[index]]));

describe('a list holds nothing of a show one may not see', () => {
  test.each(['shows', 'episodes', 'speakers', 'publications'])('%s', async (kind) => {
    const here = await place(stet, everyone);
    const list = async (asker: Asker, query: string) => (await stet.ask({ method: 'GET', url: `/api/${kind}${query}`, cookie: everyone[asker]!.cookie })).body;
    const id = { shows: here.showId, episodes: here.episodeId, speakers: here.speakerId, publications: here.publicationId }[kind]!;
    const narrow = kind === 'shows' ? '' : `?showId=${here.showId}`;
    expect(JSON.stringify(await list('viewer', narrow || `?ids=${id}`))).toContain(id);
    for (const query of ['?perPage=1000', narrow, `?ids=${id}`]) {
      const found = await list('stranger', query);
      expect(JSON.stringify(found)).not.toContain(id);
      expect(JSON.stringify(found)).not.toContain(here.showId);
    }
  });
});
