import { Clock } from '../../server/platform/clock.ts';
import { PublishScheduled } from '../../server/publish/schedule/publishScheduled.ts';
import { startPublisher, type Publisher } from '../support/publisher.ts';
import { importFeed, lanternPage, saltmarshXml } from '../support/saltmarsh.ts';

let publisher: Publisher;
let nowMs = Date.parse('2026-03-03T09:00:00Z');
beforeAll(async () => {
  publisher = await startPublisher();
  Object.assign(publisher.stet.app.get(Clock), { now: () => nowMs });
});
afterAll(() => publisher.stet.close());
const dateIn = (text: string): string => /<lastBuildDate>([^<]*)</.exec(text)![1]!;
const hour = (hours: number): string => `Tue, 03 Mar 2026 ${hours}:00:00 +0000`;

test('a feed that is built here says when it went out with other words, and never goes back', async () => {
  const { admin, publish, preview, feed, reword } = publisher;
  const write = async (home: object, title: string) => {
    const { body: { id } } = await admin('POST', '/api/imports', { kind: 'paste', content: lanternPage });
    return (await admin('POST', `/api/imports/${id}/accept`, { ...home, title, enclosureUrl: 'https://audio.lantern.example/1.mp3', enclosureLength: 1, enclosureType: 'audio/mpeg' })).body;
  };
  const { showId, episodeIds: [first] } = await write({ newShow: { title: 'Dated' } }, 'One');
  const { episodeIds: [second] } = await write({ showId }, 'Two');
  /** What the feed says after a publication an hour later. */
  const dateAfter = async (selection: object) => {
    nowMs += 3_600_000;
    const { status, text } = await publish(showId, { enrichments: [], ...selection }, { override: 'The fixture is short of what PSP-1 asks.' });
    if (status !== 201) throw new Error(text);
    return dateIn(await feed('dated'));
  };
  expect(await dateAfter({})).toBe(hour(10));
  await reword(first, 0, 'Edited first.');
  await reword(second, 0, 'Edited last.');
  expect(await dateAfter({ episodeIds: [second] })).toBe(hour(11));
  expect((await preview(showId, { enrichments: [] })).hunks).not.toEqual([]);
  expect(await dateAfter({ episodeIds: [first] })).toBe(hour(12));
  expect((await preview(showId, { enrichments: [] })).hunks).toEqual([]);
  expect(await dateAfter({})).toBe(hour(12));
  const { version } = (await admin('GET', `/api/shows/${showId}`)).body;
  await admin('PATCH', `/api/shows/${showId}`, { description: 'Of lanterns.' }, { 'if-match': `"${version}"` });
  expect(await dateAfter({})).toBe(hour(14));
  expect((await admin('POST', `/api/episodes/${second}/take-out`)).status).toBe(200);
  expect(await dateAfter({})).toBe(hour(15));
});

describe('the date of an imported feed', () => {
  const CAME = 'Sun, 01 Mar 2026 08:00:00 GMT';
  const ON = { enrichments: ['last-build-date'] };
  const LINE = { enrichment: 'last-build-date', action: 'renew', words: 'sets lastBuildDate to the time of publication' };
  let shows = 0;
  /** A show that was published as it came, and a way to publish it an hour later. */
  const started = async (xml = saltmarshXml.replace('<item>', `<lastBuildDate>${CAME}</lastBuildDate>\n    <item>`)) => {
    const slug = `built-${(shows += 1)}`;
    const { showId, episodeIds } = await importFeed(publisher.admin, xml, slug);
    const later = async (selection: object = ON) => {
      nowMs += 3_600_000;
      const { status, text } = await publisher.publish(showId, selection, { override: 'The fixture is short of what PSP-1 asks.' });
      if (status !== 201) throw new Error(text);
      return publisher.feed(slug);
    };
    expect(await later({ mode: 'replace', enrichments: [] })).toBe(xml);
    return { showId, episodeIds, xml, later, now: () => new Date(nowMs).toUTCString().replace('GMT', '+0000') };
  };

  test('stays with the switch off, whatever is corrected', async () => {
    const { episodeIds: [id], later } = await started();
    await publisher.reword(id!, 0, 'Corrected.');
    expect(dateIn(await later({ enrichments: [] }))).toBe(CAME);
  });

  test('moves with what else changes, is told of before, and stays where nothing does', async () => {
    const { showId, episodeIds: [id], xml, later, now } = await started();
    expect(await publisher.preview(showId, ON)).toMatchObject({ hunks: [], additions: [] });
    expect(await later()).toBe(xml);
    await publisher.reword(id!, 0, 'Corrected.');
    const { hunks, additions } = await publisher.preview(showId, ON);
    expect(additions).toMatchObject([LINE]);
    expect(JSON.stringify(hunks)).toContain(now());
    const first = await later();
    expect(dateIn(first)).toBe(now());
    const lines = xml.split('\n');
    expect(first.replace(now(), CAME).split('\n').filter((line, at) => line !== lines[at])).toEqual([expect.stringContaining('Corrected.')]);
    expect(await publisher.preview(showId, ON)).toMatchObject({ hunks: [], additions: [] });
    expect(await later()).toBe(first);
    await publisher.reword(id!, 0, 'Corrected again.');
    expect(dateIn(await later())).toBe(now());
  });

  test('is not added to a feed without one', async () => {
    const { showId, episodeIds: [id], later } = await started(saltmarshXml);
    await publisher.reword(id!, 0, 'Corrected.');
    expect((await publisher.preview(showId, ON)).additions).toEqual([]);
    expect(await later()).not.toContain('lastBuildDate');
  });

  test('comes back with the switch, of which the preview tells', async () => {
    const { showId, episodeIds: [id], later } = await started();
    await publisher.reword(id!, 0, 'Corrected.');
    await later();
    expect((await publisher.preview(showId, { enrichments: [] })).additions).toMatchObject([{ enrichment: 'last-build-date', action: 'remove', words: 'sets lastBuildDate back to what the feed came with' }]);
    expect(dateIn(await later({ enrichments: [] }))).toBe(CAME);
  });

  test('moves when a publication is taken back, and the dialog says so', async () => {
    const { showId, episodeIds: [id], xml, later, now } = await started();
    await publisher.reword(id!, 0, 'Good.');
    const good = await later();
    const then = now();
    await publisher.reword(id!, 0, 'A mistake.');
    await later();
    const { admin } = publisher;
    const { items: [newest] } = (await admin('GET', `/api/publications?showId=${showId}`)).body;
    nowMs += 3_600_000;
    const { body: asked } = await admin('POST', `/api/publications/${newest.id}/roll-back-preview`, { choices: {} });
    expect(asked).toMatchObject({ exact: true, dated: true, additions: [LINE] });
    expect((await admin('POST', `/api/publications/${newest.id}/roll-back`, { hash: asked.hash, choices: {} })).status).toBe(201);
    const back = await publisher.feed(`built-${shows}`);
    expect(dateIn(back)).toBe(now());
    expect(back.replace(now(), then)).toBe(good);
    expect(back).not.toBe(xml);
  });

  test('is that of a scheduled publication when it goes out', async () => {
    const { showId, episodeIds: [id], later, now } = await started();
    await later();
    await publisher.reword(id!, 0, 'Planned.');
    const { hash } = await publisher.preview(showId, ON);
    const { status, text } = await publisher.admin('POST', `/api/shows/${showId}/scheduled-publications`, { ...ON, hash, publishAt: new Date(nowMs + 7_200_000).toISOString(), override: 'The fixture is short of what PSP-1 asks.' });
    if (status !== 201) throw new Error(text);
    nowMs += 7_200_000;
    await publisher.stet.app.get(PublishScheduled).runDue();
    expect(dateIn(await publisher.feed(`built-${shows}`))).toBe(now());
  });
});
