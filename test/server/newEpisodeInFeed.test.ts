import { readFeed } from '../../server/core/feed/read.ts';
import { Settings } from '../../server/platform/settings.ts';
import { deskOf, importFeed, lanternPage, revise, saltmarshXml } from '../support/saltmarsh.ts';
import { startTestApp, type Client, type TestApp } from '../support/testApp.ts';

let stet: TestApp;
let admin: Client;
beforeAll(async () => {
  stet = await startTestApp();
  const origin = await stet.listen();
  Object.assign(stet.app.get(Settings), { publicUrl: origin, adminUrl: 'http://stet.test' });
  admin = await stet.person({ admin: true });
});
afterAll(() => stet.close());

const ENCLOSURE = { enclosureUrl: 'https://audio.lantern.example/8.mp3', enclosureLength: 48_123, enclosureType: 'audio/mpeg' };

const write = async (showId: string, more: object, content = lanternPage) => {
  const { body: { id } } = await admin('POST', '/api/imports', { kind: 'paste', content });
  return admin('POST', `/api/imports/${id}/accept`, { showId, title: 'The lantern keepers', ...more });
};
const previewOf = async (showId: string) => (await admin('GET', `/api/shows/${showId}/publication-preview?enrichments=`)).body;
const publish = async (showId: string) => admin('POST', `/api/shows/${showId}/publications`, { hash: (await previewOf(showId)).hash, enrichments: [], override: 'The fixture is short of what PSP-1 asks.' });
const published = async (slug: string) => (await stet.anonymous('GET', `/feeds/${slug}.xml`)).text;

test('an episode that is to be an item of a feed needs its enclosure', async () => {
  const { showId } = await importFeed(admin, saltmarshXml, 'Bare');
  expect(await write(showId, { enclosureUrl: ENCLOSURE.enclosureUrl })).toMatchObject({ status: 400, body: { code: 'no-enclosure', issues: [{ path: 'enclosureLength' }, { path: 'enclosureType' }] } });
  expect((await write(showId, { ...ENCLOSURE, enclosureType: 'mp3' })).status).toBe(400);
  expect((await admin('GET', `/api/episodes?showId=${showId}`)).body.total).toBe(2);
});

test('it comes into the feed among its neighbours when it is published, and every other byte stays', async () => {
  const { showId, episodeIds: [newest] } = await importFeed(admin, saltmarshXml, 'Joined');
  const { status, body: { episodeIds: [made] } } = await write(showId, { ...ENCLOSURE, pubDate: '2031-01-02T03:04:05.000Z' });
  expect(status).toBe(201);
  expect(await published('joined')).not.toContain('lantern');
  expect(await previewOf(showId)).toMatchObject({ changes: [{ episodeId: made, summary: ['new episode'] }] });
  expect((await publish(showId)).status).toBe(201);
  const text = await published('joined');
  const at = text.indexOf('<item>');
  expect(text.slice(0, at)).toBe(saltmarshXml.slice(0, saltmarshXml.indexOf('<item>')));
  expect(text.endsWith(saltmarshXml.slice(saltmarshXml.indexOf('<item>')))).toBe(true);
  const read = readFeed(text);
  if (!read.ok) throw new Error(read.problems[0]!.message);
  expect(read.feed.items.map(({ guid }) => guid)).toEqual([made, 'saltmarsh-007', 'saltmarsh-006']);
  const { notes, ...item } = read.feed.items[0]!;
  expect(item).toMatchObject({ title: 'The lantern keepers', pubDate: '2031-01-02T03:04:05.000Z', enclosure: { url: ENCLOSURE.enclosureUrl, length: 48_123, type: 'audio/mpeg' } });
  const { segments } = await deskOf(admin, made);
  expect(notes.segments.map(({ text: words }) => words)).toEqual(segments.map(({ text: words }: { text: string }) => words));

  // a correction of it, or of its neighbour, later
  await revise(admin, made, 0, [{ type: 'setText', segmentId: segments[1].id, text: 'It makes it a slide rule.' }]);
  const neighbour = await deskOf(admin, newest!);
  await revise(admin, newest!, 0, [{ type: 'setTime', segmentId: neighbour.segments[2].id, startMs: 17_000 }]);
  expect((await publish(showId)).status).toBe(201);
  const again = await published('joined');
  expect(again).toBe(text.replace(segments[1].text, 'It makes it a slide rule.').replace('(00:15)', '(00:17)'));
});

test('without a date it is of now, and a publication that is taken back takes it out', async () => {
  const { showId } = await importFeed(admin, saltmarshXml, 'Back');
  await publish(showId);
  const { body: { episodeIds: [made] } } = await write(showId, ENCLOSURE);
  expect((await admin('GET', `/api/episodes/${made}`)).body.pubDate).toMatch(/^\d{4}-/);
  const { body: { id } } = await publish(showId);
  expect(await published('back')).toContain('The lantern keepers');
  const { body: plan } = await admin('POST', `/api/publications/${id}/roll-back-preview`, {});
  const rolled = await admin('POST', `/api/publications/${id}/roll-back`, { hash: plan.hash });
  expect([rolled.status, rolled.body?.message]).toEqual([201, undefined]);
  expect(await published('back')).toBe(saltmarshXml);
});

const PAGE = [
  '<p>Fog with <a href="https://rehn.example/tom">Tom Rehn</a> and <em>friends</em>.</p>', '<figure><img src="https://rehn.example/bay.png" alt="The bay at dusk"><figcaption>The bay</figcaption></figure>',
  '<h2>Takeaways</h2>', '<ul><li>The moon pulls.</li><li>The bay <b>follows</b>.</li></ul>', '<blockquote>Mind the fog.</blockquote>',
  '<h2>Links</h2>', '<ul><li><a href="https://rehn.example/q">Q</a> – with a note</li></ul>', '<h2>Guest bio</h2>', '<p>Tom is a <a href="https://rehn.example/tom">harbour master</a>.</p>',
  '<script>alert("]]>")</script></item><p onclick="x()">Odd & ends, &bogus;', '<h2>Transcript</h2>',
  '<p><strong>Mara (0:00):</strong> Hello <a href="https://rehn.example/there">there</a>, <em>dear</em> all.</p>', '<p><strong>Tom (0:10):</strong> Hi.</p>', '<p>Subscribe at <a href="https://rehn.example/sub">rehn.example</a>.</p>',
].join('\n');
const notesOf = (text: string, guid: string) => {
  const read = readFeed(text);
  if (!read.ok) throw new Error(read.problems[0]!.message);
  return read.feed.items.find((item) => item.guid === guid)!.notesSource;
};

test('its notes are the page it was written on, as in a show made here, and a correction is a patch of that page', async () => {
  const { showId } = await importFeed(admin, saltmarshXml, 'Whole');
  await publish(showId);
  const { body: { episodeIds: [made] } } = await write(showId, { ...ENCLOSURE, pubDate: '2031-01-02T03:04:05.000Z' }, PAGE);
  const { changes: [change] } = await previewOf(showId);
  expect(change).toMatchObject({ episodeId: made, summary: ['new episode'], notHeld: [], left: [], notesBefore: '' });
  for (const words of ['Takeaways', '<blockquote>Mind the fog.</blockquote>', 'href="https://rehn.example/there"', 'Subscribe at']) expect(change.notesAfter).toContain(words);
  expect(change.notesAfter).not.toMatch(/<script|alert|onclick/);
  const { body: first } = await publish(showId);
  const text = await published('whole');
  expect(notesOf(text, made)).toBe(PAGE);
  expect(await previewOf(showId)).toMatchObject({ changes: [], waiting: [], hunks: [] });

  const built = (await admin('POST', '/api/shows', { title: 'Built' })).body;
  const { body: { episodeIds: [other] } } = await write(built.id, ENCLOSURE, PAGE);
  await publish(built.id);
  expect(notesOf(await published('built'), other)).toBe(PAGE);

  const { segments } = await deskOf(admin, made);
  await revise(admin, made, 0, [{ type: 'setText', segmentId: segments[1].id, text: segments[1].text.replace('Hi.', 'Hi & welcome.') }]);
  const { body: second } = await publish(showId);
  const corrected = await published('whole');
  expect(notesOf(corrected, made)).toBe(PAGE.replace('Hi.', 'Hi &amp; welcome.'));
  expect(corrected).toBe(text.replace('</strong> Hi.', '</strong> Hi &amp; welcome.'));

  await admin('POST', `/api/episodes/${made}/take-out`);
  await publish(showId);
  expect(await published('whole')).toBe(saltmarshXml);
  await admin('POST', `/api/episodes/${made}/put-back`);
  await publish(showId);
  expect(await published('whole')).toBe(corrected);
  for (const [{ id }, bytes] of [[second, text], [first, saltmarshXml]] as const) {
    const { body: plan } = await admin('POST', `/api/publications/${id}/roll-back-preview`, {});
    expect((await admin('POST', `/api/publications/${id}/roll-back`, { hash: plan.hash })).status).toBe(201);
    expect(await published('whole')).toBe(bytes);
  }
});

test('among notes in plain text it is plain text, and the preview shows that and names what it cannot hold', async () => {
  const feed = '<rss version="2.0"><channel><title>Show</title><item><title>Lamp</title><guid>g0</guid><description>Fog at the pier.</description></item></channel></rss>';
  const { showId } = await importFeed(admin, feed, 'Plain');
  const { body: { episodeIds: [made] } } = await write(showId, { ...ENCLOSURE, pubDate: '2031-01-02T03:04:05.000Z' }, PAGE);
  const { changes: [change] } = await previewOf(showId);
  expect(change.notHeld.map(({ path, wanted }: { path: string; wanted: string }) => [path, wanted])).toEqual([['links[0]', 'https://rehn.example/there'], ['links[1]', 'https://rehn.example/sub'], ['pictures[0]', 'https://rehn.example/bay.png']]);
  expect(change.notesAfter).toContain('Fog with Tom Rehn (<a href="https://rehn.example/tom"');
  await publish(showId);
  const notes = notesOf(await published('plain'), made);
  for (const words of ['Takeaways', '* The bay follows.', 'Mind the fog.', '* Q (https://rehn.example/q) — with a note', 'harbour master (https://rehn.example/tom)', 'Hello there, dear all.']) expect(notes).toContain(words);
});
