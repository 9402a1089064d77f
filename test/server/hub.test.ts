import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Jobs } from '../../server/platform/jobs/jobs.ts';
import { Settings } from '../../server/platform/settings.ts';
import { importTwo, startPublisher, type Publisher } from '../support/publisher.ts';

let publisher: Publisher;
let hub: Server;
let answers: (number | [number, location: string])[];
let told: URLSearchParams[];
beforeAll(async () => {
  publisher = await startPublisher();
  hub = createServer(async (request, response) => {
    told.push(new URLSearchParams(await text(request)));
    const [status, location] = [answers.shift() ?? 204].flat() as [number, string?];
    response.writeHead(status, location === undefined ? {} : { location }).end();
  }).listen(0, '127.0.0.1');
  await once(hub, 'listening');
  Object.assign(publisher.stet.app.get(Settings), { hubUrl: `http://127.0.0.1:${(hub.address() as AddressInfo).port}/` });
});
afterAll(async () => {
  hub.close();
  await publisher.stet.close();
});
beforeEach(() => { [answers, told] = [[], []]; });

const drain = () => publisher.stet.app.get(Jobs).drain({ later: true });
const newest = async (showId: string) => {
  const { admin } = publisher;
  const { id } = (await admin('GET', `/api/publications?showId=${showId}`)).body.items[0];
  return (await admin('GET', `/api/publications/${id}`)).body;
};

test('the hub that the feed names is told of a publication, again until it listens', async () => {
  const { admin, publish, origin } = publisher;
  const { showId } = await importTwo(admin, 'Told');
  answers = [503];
  await publish(showId, { enrichments: ['self-link', 'hub'] });
  expect(told).toEqual([]);
  await drain();
  expect(told.map((form) => Object.fromEntries(form))).toEqual(Array.from({ length: 2 }, () => ({ 'hub.mode': 'publish', 'hub.url': `${origin}/feeds/told.xml` })));
  expect((await newest(showId)).hub).toEqual({ attempts: 2, toldAt: expect.any(String), problem: null });
});

test('a hub that moved is told where it is now', async () => {
  const { admin, publish, origin } = publisher;
  const { showId } = await importTwo(admin, 'Moved on');
  answers = [[308, '/new'], 204];
  await publish(showId, { enrichments: ['self-link', 'hub'] });
  await drain();
  expect(told.map((form) => form.get('hub.url'))).toEqual(Array(2).fill(`${origin}/feeds/moved-on.xml`));
  expect((await newest(showId)).hub).toEqual({ attempts: 1, toldAt: expect.any(String), problem: null });
});

test('without the switch, and of a private feed, nobody is told', async () => {
  const { admin, publish, stet } = publisher;
  const { showId } = await importTwo(admin, 'Untold');
  await publish(showId);
  await admin('PATCH', `/api/shows/${showId}`, { private: true }, { 'if-match': '1' });
  const { body: { feedUrl } } = await publish(showId, { enrichments: ['hub', 'self-link'] });
  await drain();
  expect(told).toEqual([]);
  expect((await newest(showId)).hub).toBeNull();
  // apps would ask the hub for the address that nobody else may know
  const { text } = await stet.anonymous('GET', new URL(feedUrl).pathname);
  expect(text).toContain('rel="self"');
  expect(text).not.toContain('rel="hub"');
});
