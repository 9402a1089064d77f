import { randomUUID } from 'node:crypto';
import { readFeed } from '../../server/core/feed/read.ts';
import { Clock } from '../../server/platform/clock.ts';
import { Jobs } from '../../server/platform/jobs/jobs.ts';
import { PublishScheduled } from '../../server/publish/schedule/publishScheduled.ts';
import { startFeedHost, type FeedHost } from '../support/feedHost.ts';
import { harbourXml, TURNS, type HarbourItem } from '../support/harbour.ts';
import { startPublisher, type Publisher } from '../support/publisher.ts';
import { asFile, lanternPage } from '../support/saltmarsh.ts';
import type { Client } from '../support/testApp.ts';

let publisher: Publisher;
let admin: Client;
beforeAll(async () => {
  publisher = await startPublisher();
  ({ admin } = publisher);
});
afterAll(() => publisher.stet.close());

const tides = (...names: string[]): HarbourItem[] => names.map((name) => ({ guid: `tide-${name}`, title: `Tide ${name}`, audio: `${name}.mp3`, turns: TURNS }));
const XML = harbourXml(tides('three', 'two', 'one'));
const OVERRIDE = { override: 'The fixture is short of what PSP-1 asks.' };

/** With a prefix in the items that the root declares. */
const timed = (...names: string[]): string => harbourXml(tides(...names)).replaceAll('</title>\n      <guid', '</title>\n      <itunes:duration>60</itunes:duration>\n      <guid');

/** A feed without one of its items, and what set that off. */
const without = (xml: string, name: string): string => xml.replace(new RegExp(`\\s*<item>(?:(?!</item>)[^])*tide-${name}<[^]*?</item>`), '');

async function bring(title: string, xml = XML): Promise<{ showId: string; episodeIds: [string, string, string]; slug: string }> {
  const { body: { id } } = await admin('POST', '/api/imports', asFile(xml));
  const { body } = await admin('POST', `/api/imports/${id}/accept`, { newShow: { title }, ownershipConfirmed: true });
  return { ...body, slug: title.toLowerCase() };
}

async function write(showId: string, title = 'The lantern keepers'): Promise<string> {
  const { body: { id } } = await admin('POST', '/api/imports', { kind: 'paste', content: lanternPage });
  const { body } = await admin('POST', `/api/imports/${id}/accept`, { showId, title, pubDate: '2031-01-02T03:04:05.000Z', enclosureUrl: 'https://audio.lantern.example/8.mp3', enclosureLength: 48_123, enclosureType: 'audio/mpeg' });
  return body.episodeIds[0];
}

const publish = async (showId: string, selection: object = {}): Promise<string> => {
  const { status, body, text } = await publisher.publish(showId, selection, OVERRIDE);
  if (status !== 201) throw new Error(text);
  return body.id;
};
const takeOut = async (id: string) => admin('POST', `/api/episodes/${id}/take-out`);
const putBack = async (id: string) => admin('POST', `/api/episodes/${id}/put-back`);
const placeOf = async (id: string): Promise<string> => (await admin('GET', `/api/episodes/${id}`)).body.feed;

describe('an episode that is taken out of the feed', () => {
  test('leaves with the next publication, which says so, and comes back as the very bytes that it was', async () => {
    const { showId, episodeIds: [, middle], slug } = await bring('Out');
    await publish(showId);
    expect(await placeOf(middle)).toBe('in');
    expect(await takeOut(middle)).toMatchObject({ status: 200, body: { id: middle, feed: 'leaving', state: 'edited' } });
    expect(await publisher.feed(slug)).toBe(XML);
    expect(await publisher.preview(showId)).toMatchObject({
      blocked: [], waiting: [{ episodeId: middle, leaves: true }], changes: [{ episodeId: middle, moves: 'leaves', summary: ['taken out of the feed'], details: [], notesAfter: '' }],
    });
    await publish(showId);
    expect(await publisher.feed(slug)).toBe(without(XML, 'two'));
    expect(await admin('GET', `/api/episodes/${middle}`)).toMatchObject({ body: { feed: 'out', segments: TURNS.length } });
    expect(await publisher.preview(showId)).toMatchObject({ waiting: [], changes: [], hunks: [] });
    expect(await putBack(middle)).toMatchObject({ status: 200, body: { feed: 'returning' } });
    expect(await publisher.preview(showId)).toMatchObject({ changes: [{ episodeId: middle, moves: 'returns', summary: ['back in the feed'] }] });
    await publish(showId);
    expect(await publisher.feed(slug)).toBe(XML);
    expect(await placeOf(middle)).toBe('in');
    const { rows } = await publisher.stet.database.pool.query(`select action from "audit" where subject = $1 order by id`, [middle]);
    expect(rows.map(({ action }) => action)).toEqual(['episode.take-out', 'episode.put-back']);
  });

  test('keeps its corrections, and its transcript files go on being served', async () => {
    const { showId, episodeIds: [newest], slug } = await bring('Files');
    await publisher.reword(newest, 1, 'Otherwise.');
    await publish(showId, { enrichments: ['transcripts'] });
    const corrected = await publisher.feed(slug);
    const [, address] = /podcast:transcript url="[^"]*(\/files\/[^"]*vtt)"/.exec(corrected)!;
    await takeOut(newest);
    await publish(showId, { enrichments: ['transcripts'] });
    expect(await publisher.feed(slug)).toBe(without(corrected, 'three'));
    expect((await publisher.stet.anonymous('GET', address!)).status).toBe(200);
    await publisher.reword(newest, 1, 'Otherwise again.');
    expect(await publisher.preview(showId)).toMatchObject({ waiting: [], changes: [] });
    await putBack(newest);
    expect(await publisher.preview(showId)).toMatchObject({ changes: [{ moves: 'returns', summary: ['back in the feed', '1 edited text'] }] });
    await publish(showId, { enrichments: [] });
    expect(await publisher.feed(slug)).toBe(XML.replace('The boats go out with the ebb.', 'Otherwise again.'));
  });

  test('leaves only with a publication that chooses it, at its time where that is later', async () => {
    const { showId, episodeIds: [newest, middle], slug } = await bring('Later');
    await publish(showId);
    await takeOut(middle);
    await publisher.reword(newest, 1, 'Otherwise.');
    await publish(showId, { episodeIds: [newest] });
    expect(await publisher.feed(slug)).toContain('tide-two');
    const { hash, enrichments } = await publisher.preview(showId, { episodeIds: [middle] });
    const publishAt = new Date(Date.now() + 3_600_000);
    expect((await admin('POST', `/api/shows/${showId}/scheduled-publications`, { enrichments, episodeIds: [middle], hash, publishAt: publishAt.toISOString(), ...OVERRIDE })).status).toBe(201);
    const clock = publisher.stet.app.get(Clock);
    const { now } = clock;
    Object.assign(clock, { now: () => publishAt.getTime() + 1 });
    await publisher.stet.app.get(PublishScheduled).runDue();
    Object.assign(clock, { now });
    expect(await publisher.feed(slug)).not.toContain('tide-two');
    expect(await placeOf(middle)).toBe('out');
  });

  test('is in it again where that publication is taken back, and does not leave by itself', async () => {
    const { showId, episodeIds: [, , oldest], slug } = await bring('Back');
    await publish(showId);
    await takeOut(oldest);
    const id = await publish(showId);
    expect(await publisher.feed(slug)).toBe(without(XML, 'one'));
    const { body: plan } = await admin('POST', `/api/publications/${id}/roll-back-preview`, {});
    expect(plan).toMatchObject({ exact: true, conflicts: [], changes: [{ episodeId: oldest, moves: 'returns' }] });
    expect((await admin('POST', `/api/publications/${id}/roll-back`, { hash: plan.hash })).status).toBe(201);
    expect(await publisher.feed(slug)).toBe(XML);
    expect(await placeOf(oldest)).toBe('in');
    expect(await publisher.preview(showId)).toMatchObject({ waiting: [], changes: [] });
  });

  test('refuses the publication that was looked at before', async () => {
    const { showId, episodeIds: [newest] } = await bring('Meanwhile');
    await publish(showId);
    const { hash, enrichments } = await publisher.preview(showId);
    await takeOut(newest);
    expect(await admin('POST', `/api/shows/${showId}/publications`, { hash, enrichments, ...OVERRIDE })).toMatchObject({ status: 409, body: { code: 'changed' } });
  });

  test('may be the last one', async () => {
    const { showId, episodeIds, slug } = await bring('Empty');
    await publish(showId);
    for (const id of episodeIds) await takeOut(id);
    await publish(showId);
    expect(await publisher.feed(slug)).toBe(['one', 'two', 'three'].reduce(without, XML));
    for (const id of episodeIds) await putBack(id);
    await publish(showId);
    expect(await publisher.feed(slug)).toBe(XML);
  });

  test('leaves no feed without an episode behind unless somebody says why', async () => {
    const { showId, episodeIds } = await bring('Emptied');
    const blocking = async (id: string) => (await publisher.preview(id)).feedFindings.filter(({ blocks }: { blocks: boolean }) => blocks);
    for (const id of episodeIds.slice(1)) await takeOut(id);
    expect(await blocking(showId)).toEqual([]);
    await takeOut(episodeIds[0]);
    expect(await blocking(showId)).toMatchObject([{ code: 'no-episode', severity: 'error', rule: 'apple', key: null, wasSo: false }]);
    expect(await publisher.publish(showId)).toMatchObject({ status: 409, body: { code: 'errors' } });
    expect(await publisher.publish(showId, {}, { override: 'The show moves house.' })).toMatchObject({ status: 201 });

    const { body: made } = await admin('POST', '/api/shows', { title: 'Emptied here' });
    expect(await publisher.publish(made.id)).toMatchObject({ status: 201 });
    const only = await write(made.id);
    expect(await publisher.publish(made.id)).toMatchObject({ status: 201 });
    await takeOut(only);
    expect(await blocking(made.id)).toMatchObject([{ code: 'no-episode' }]);
    expect(await publisher.publish(made.id)).toMatchObject({ status: 409, body: { code: 'errors' } });
  });

  test('that was made here leaves its show’s feed, also where that has no source', async () => {
    const { body: show } = await admin('POST', '/api/shows', { title: 'Made here' });
    const [one, two] = [await write(show.id, 'First'), await write(show.id, 'Second')];
    await publish(show.id);
    await takeOut(one);
    await publish(show.id);
    const feed = await publisher.feed(show.slug);
    expect([feed.includes(one), feed.includes(two)]).toEqual([false, true]);
    await putBack(one);
    await publish(show.id);
    expect(await publisher.feed(show.slug)).toContain(one);
  });
});

describe('a feed that takes over', () => {
  test('is not where its old host sends readers to, unless somebody says why', async () => {
    const away = '<itunes:new-feed-url>https://third.example/feed.xml</itunes:new-feed-url>';
    const { showId, slug } = await bring('Sent', harbourXml(tides('one'), away));
    const takesOver = { mode: 'replace' };
    const blocking = async (selection: object) => (await publisher.preview(showId, selection)).feedFindings.filter(({ blocks }: { blocks: boolean }) => blocks).map(({ code }: { code: string }) => code);
    expect(await blocking(takesOver)).toEqual(['new-feed-url-elsewhere']);
    expect(await publisher.publish(showId, takesOver)).toMatchObject({ status: 409, body: { code: 'errors' } });
    expect(await blocking({ mode: 'mirror' })).toEqual([]);
    expect(await blocking({ ...takesOver, enrichments: ['new-feed-url'] })).toEqual([]);
    expect(await publisher.publish(showId, takesOver, { override: 'The show moves on, and so shall its listeners.' })).toMatchObject({ status: 201 });
    expect(await publisher.feed(slug)).toContain(away);
  });
});

describe('an episode that is deleted', () => {
  test('was made here and never published: it goes with all that was made of it', async () => {
    const { showId } = await bring('Deleted');
    const made = await write(showId);
    expect(await placeOf(made)).toBe('new');
    expect((await takeOut(made)).body).toMatchObject({ code: 'never-in-feed' });
    const { sourceId } = await publisher.stet.database.prisma.episode.findUniqueOrThrow({ where: { id: made } });
    expect((await admin('DELETE', `/api/episodes/${made}`)).status).toBe(204);
    expect(await admin('GET', `/api/episodes/${made}`)).toMatchObject({ status: 410, body: { code: 'deleted' } });
    const stranger = await publisher.stet.person({ roles: {} });
    expect((await stranger('GET', `/api/episodes/${made}`)).status).toBe(404);
    expect(await publisher.stet.database.prisma.source.count({ where: { id: sourceId } })).toBe(0);
    expect(await publisher.stet.database.prisma.audit.findFirst({ where: { subject: made, action: 'episode.delete' } })).toMatchObject({ showId, detail: { title: 'The lantern keepers', revision: 0 } });
    await publish(showId);
    expect(await publisher.feed('deleted')).toBe(XML);
  });

  test('is none that came with a feed, that was published, or that is not there', async () => {
    const { showId, episodeIds: [newest] } = await bring('Undeleted');
    expect(await admin('DELETE', `/api/episodes/${newest}`)).toMatchObject({ status: 409, body: { code: 'from-feed' } });
    const made = await write(showId);
    await publish(showId);
    expect(await admin('DELETE', `/api/episodes/${made}`)).toMatchObject({ status: 409, body: { code: 'was-published' } });
    expect((await admin('DELETE', `/api/episodes/${randomUUID()}`)).status).toBe(404);
  });
});

describe('an episode that is gone upstream', () => {
  let host: FeedHost;
  afterEach(() => host.close());

  async function follow(title: string, xml: string) {
    host = await startFeedHost(xml);
    const { body: { id } } = await admin('POST', '/api/imports', { kind: 'url', url: host.url });
    const { body } = await admin('POST', `/api/imports/${id}/accept`, { newShow: { title }, ownershipConfirmed: true });
    return { ...body, slug: title.toLowerCase() } as { showId: string; episodeIds: [string, string, string]; slug: string };
  }

  async function upstreamHas(showId: string, xml: string) {
    host.answers({ body: xml });
    await admin('POST', `/api/shows/${showId}/upstream/check`);
    await publisher.stet.app.get(Jobs).drain();
    return (await admin('GET', `/api/shows/${showId}/upstream`)).body;
  }

  test('is kept where somebody says so: its item stays in its place, with our corrections', async () => {
    const { showId, episodeIds: [, middle], slug } = await follow('Kept', XML);
    await publisher.reword(middle, 1, 'Otherwise.');
    await publish(showId);
    const corrected = await publisher.feed(slug);
    const { reports: [report] } = await upstreamHas(showId, harbourXml(tides('three', 'one')));
    expect(report).toMatchObject({ kind: 'gone', episodeId: middle });
    expect(await placeOf(middle)).toBe('gone');
    expect(await publisher.preview(showId)).toMatchObject({ blocked: [{ code: 'gone-upstream' }] });
    await admin('POST', `/api/shows/${showId}/upstream/reports/${report.id}`, { answer: 'keep' });
    expect((await admin('GET', `/api/episodes/${middle}`)).body).toMatchObject({ feed: 'kept', state: 'published' });
    await publish(showId, {}).catch(() => undefined); // not a byte differs
    expect(await publisher.feed(slug)).toBe(corrected);
    await publisher.reword(middle, 1, 'Otherwise again.');
    await publish(showId);
    expect(await publisher.feed(slug)).toBe(corrected.replace('Otherwise.', 'Otherwise again.'));
    // the next version does not ask again, and one that has it again is followed
    expect((await upstreamHas(showId, harbourXml([...tides('four', 'three', 'one')]))).reports.filter(({ answer }: { answer: string | null }) => answer === null)).toEqual([]);
    await publish(showId);
    const guids = [...(await publisher.feed(slug)).matchAll(/tide-(\w+)</g)].map(([, name]) => name);
    expect(guids).toEqual(['four', 'three', 'two', 'one']);
    await upstreamHas(showId, harbourXml(tides('four', 'three', 'two', 'one')));
    expect(await placeOf(middle)).toBe('in');
    await publish(showId, {}).catch(() => undefined);
    expect(await publisher.feed(slug)).toContain('Otherwise again.');
  });

  test('is kept well-formed where the feed around it changed, and can be taken out after all', async () => {
    const { showId, episodeIds: [, , oldest], slug } = await follow('Around', timed('three', 'two', 'one'));
    await publish(showId);
    await upstreamHas(showId, timed('three', 'two').replaceAll('itunes:', 'apple:').replace('xmlns:itunes', 'xmlns:apple'));
    expect(await putBack(oldest)).toMatchObject({ status: 200, body: { feed: 'kept' } });
    expect((await admin('GET', `/api/shows/${showId}/upstream`)).body.reports[0]).toMatchObject({ kind: 'gone', answer: 'keep' });
    await publish(showId);
    const read = readFeed(await publisher.feed(slug));
    expect(read.ok && read.feed.items.map(({ guid, durationMs }) => [guid, durationMs])).toEqual([['tide-three', 60_000], ['tide-two', 60_000], ['tide-one', 60_000]]);
    await takeOut(oldest);
    await publish(showId);
    expect(await publisher.feed(slug)).not.toContain('tide-one');
    expect(await placeOf(oldest)).toBe('out');
  });

  test('waits for no publication that would take it out: it has left already', async () => {
    const { showId, episodeIds: [, middle], slug } = await follow('Both', XML);
    await publish(showId);
    await takeOut(middle);
    const { reports: [report] } = await upstreamHas(showId, harbourXml(tides('three', 'one')));
    await admin('POST', `/api/shows/${showId}/upstream/reports/${report.id}`, { answer: 'leave' });
    await publish(showId);
    expect(await publisher.feed(slug)).toBe(harbourXml(tides('three', 'one')));
    expect((await admin('GET', `/api/episodes/${middle}`)).body).toMatchObject({ feed: 'gone', state: 'published' });
    const listed = async (places: string) => (await admin('GET', `/api/episodes?showId=${showId}&feed=${places}&sort=position&order=asc`)).body.items.map(({ id, feed }: { id: string; feed: string }) => [id, feed]);
    expect([await listed('out,gone'), (await listed('in')).length]).toEqual([[[middle, 'gone']], 2]);
    expect((await admin('GET', `/api/shows/${showId}`)).body).toMatchObject({ edited: 0 });
    // put back, it comes with the next publication
    expect(await putBack(middle)).toMatchObject({ body: { feed: 'kept', state: 'edited' } });
    expect((await admin('GET', `/api/shows/${showId}`)).body).toMatchObject({ edited: 1 });
    await publish(showId);
    expect(await publisher.feed(slug)).toContain('tide-two');
    expect((await admin('GET', `/api/episodes/${middle}`)).body).toMatchObject({ feed: 'kept', state: 'published' });
  });

  test('and one that was taken out here stays out, whatever comes from there', async () => {
    const { showId, episodeIds: [newest], slug } = await follow('Stays', XML);
    await publish(showId);
    await takeOut(newest);
    await publish(showId);
    await upstreamHas(showId, harbourXml(tides('four', 'three', 'two', 'one')));
    await publish(showId);
    expect([...(await publisher.feed(slug)).matchAll(/tide-(\w+)</g)].map(([, name]) => name)).toEqual(['four', 'two', 'one']);
    expect(await placeOf(newest)).toBe('out');
  });
});
