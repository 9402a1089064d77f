import { keyBetween } from '../../server/core/edit/order.ts';
import { Enrichment } from '../../server/core/model/show.ts';
import type { Hunk } from '../../server/core/model/publication.ts';
import { Clock } from '../../server/platform/clock.ts';
import { Compose } from '../../server/publish/compose.ts';
import { ComposeByItems } from '../../server/publish/items/composeByItems.ts';
import { planWhole } from '../../server/publish/store/plan.ts';
import { composeWhole } from '../support/composeWhole.ts';
import { countQueries } from '../support/countQueries.ts';
import { harbourXml, TURNS } from '../support/harbour.ts';
import { importTwo, startPublisher, type Publisher } from '../support/publisher.ts';
import { deskOf, lanternPage, revise } from '../support/saltmarsh.ts';

let publisher: Publisher;
/** Stands still between a preview and its publication, which both say when it goes out. */
let nowMs = Date.parse('2026-03-03T09:00:00Z');
beforeAll(async () => {
  publisher = await startPublisher();
  Object.assign(publisher.stet.app.get(Clock), { now: () => nowMs });
});
afterAll(() => publisher.stet.close());

/** Fixed numbers from 0 to 1, the same at each run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const PERSON = '    <podcast:person role="host">Mara</podcast:person>\n    <podcast:locked>no</podcast:locked>\n    <itunes:new-feed-url>https://old.example/</itunes:new-feed-url>\n    <lastBuildDate>Sun, 01 Mar 2026 08:00:00 GMT</lastBuildDate>\n';
const archive = (count: number): string => harbourXml(Array.from({ length: count }, (_, index) => ({ guid: `tide-${index}`, title: `Tide ${index} é`, audio: `${index}.mp3`, turns: TURNS })), PERSON);
const ENCODINGS: Record<string, (xml: string) => Buffer> = {
  'UTF-8': (xml) => Buffer.from(xml),
  'UTF-8 with a mark and CRLF': (xml) => Buffer.from(`\uFEFF${xml.replaceAll('\n', '\r\n')}`),
  'UTF-16': (xml) => Buffer.from(`\uFEFF${xml.replace('UTF-8', 'UTF-16')}`, 'utf16le'),
  'ISO-8859-1': (xml) => Buffer.from(xml.replace('UTF-8', 'ISO-8859-1'), 'latin1'),
  'on one line': (xml) => Buffer.from(xml.replaceAll(/\n\s*/g, '')),
};

async function bring(bytes: Buffer, title: string): Promise<{ showId: string; episodeIds: string[] }> {
  const { admin } = publisher;
  const preview = await admin('POST', '/api/imports/file?name=feed.xml', bytes, { 'content-type': 'application/octet-stream' });
  const accepted = await admin('POST', `/api/imports/${preview.body.id}/accept`, { newShow: { title } });
  if (accepted.status !== 201) throw new Error(accepted.text);
  return accepted.body;
}

const BUILT = /(?<=<lastBuildDate>)[^<]*/;

const served = async (slug: string): Promise<Buffer> => (await publisher.stet.anonymous('GET', `/feeds/${slug}.xml`)).bytes;

/** The lines that a diff takes from a text stand there where it says; lines that were cut for showing aside. */
function expectHunksOf(before: string, after: string, hunks: Hunk[]): void {
  const lines = { old: before.split('\n'), new: after.split('\n') };
  for (const { oldLine, newLine, lines: shown } of hunks) {
    const at = { old: oldLine - 1, new: newLine - 1 };
    for (const { kind, text } of shown) {
      const isCut = text.includes('…') || text.length > 150;
      if (kind !== 'added' && !isCut) expect(lines.old[at.old]!.replace(/\r$/, '')).toContain(text);
      if (kind !== 'removed' && !isCut) expect(lines.new[at.new]!.replace(/\r$/, '')).toContain(text);
      if (kind !== 'added') at.old += 1;
      if (kind !== 'removed') at.new += 1;
    }
  }
}

/** An episode out of a page, with a date before, among or after those of the archive. */
async function write(showId: string, next: () => number): Promise<string> {
  const { admin } = publisher;
  const { body: { id } } = await admin('POST', '/api/imports', { kind: 'paste', content: lanternPage });
  const pubDate = `20${20 + Math.floor(next() * 12)}-0${1 + Math.floor(next() * 9)}-02T03:04:05.000Z`;
  const { status, body, text } = await admin('POST', `/api/imports/${id}/accept`, { showId, title: `Lantern ${id} é —`, pubDate, enclosureUrl: `https://audio.lantern.example/${id}.mp3`, enclosureLength: 48_123, enclosureType: 'audio/mpeg' });
  if (status !== 201) throw new Error(text);
  return body.episodeIds[0];
}

/** Something a publisher may do next. */
async function doSomething(next: () => number, showId: string, episodeIds: string[]): Promise<object> {
  const { admin, reword, publish } = publisher;
  const some = () => episodeIds.filter(() => next() < 0.4);
  const any = () => episodeIds[Math.floor(next() * episodeIds.length)]!;
  const what = Math.floor(next() * 9);
  if (what === 5) episodeIds.push(await write(showId, next));
  if (what >= 6) for (const id of some()) await admin('POST', `/api/episodes/${id}/${next() < 0.6 ? 'take-out' : 'put-back'}`);
  if (what < 2) await reword(any(), Math.floor(next() * 3), `Word ${Math.floor(next() * 5)} — 🌊 & ü.`);
  if (what === 2) {
    const { body, headers } = await admin('GET', `/api/shows/${showId}`);
    await admin('PATCH', `/api/shows/${showId}`, { author: `Author ${Math.floor(next() * 3)}`, language: next() < 0.5 ? 'en' : 'de' }, { 'if-match': String(headers.etag ?? body.version).replaceAll('"', '') });
  }
  if (what === 3) {
    const { items: [newest] } = (await admin('GET', `/api/publications?showId=${showId}`)).body;
    const { body: { hash, conflicts } } = await admin('POST', `/api/publications/${newest?.id}/roll-back-preview`, { choices: {} });
    if (newest && conflicts.length === 0) await admin('POST', `/api/publications/${newest.id}/roll-back`, { hash, choices: {} });
  }
  const selection = { enrichments: Enrichment.options.filter(() => next() < 0.4), ...(next() < 0.5 && { episodeIds: some(), show: next() < 0.5 }) };
  if (what === 4) await publish(showId, selection, { override: 'for the test' });
  return selection;
}

describe('a feed that is made item by item', () => {
  test.each(Object.keys(ENCODINGS))('is the one made of the whole source, after whatever was done before: %s', async (name) => {
    const { publish, stet, admin } = publisher;
    const [compose, byItems] = [stet.app.get(Compose), stet.app.get(ComposeByItems)];
    const next = numbers(name.length);
    const slug = `made-${Object.keys(ENCODINGS).indexOf(name)}`;
    const { showId, episodeIds } = await bring(ENCODINGS[name]!(archive(5)), slug);
    episodeIds.push(await write(showId, next));
    const decoder = new TextDecoder(name.startsWith('UTF-16') ? 'utf-16' : name.startsWith('ISO') ? 'latin1' : 'utf-8');
    for (let step = 0; step < (name === 'UTF-8' ? 10 : 5); step += 1) {
      nowMs += 60_000;
      const selection = await doSomething(next, showId, episodeIds) as { enrichments: Enrichment[]; episodeIds?: string[]; show?: boolean };
      const outgoing = await compose.outgoing(showId, selection);
      const [one, other] = [await byItems.of(outgoing), await composeWhole(stet, outgoing)];
      expect(one.planned.name.equals((await planWhole(other.bytes, null)).name)).toBe(true);
      for (const part of ['notHeld', 'left'] as const) expect(one[part]).toEqual(other[part]);
      if (name !== 'on one line') expect(one.findings()).toEqual(other.findings());
      if (step % 2 === 1) continue;
      const before = (await admin('GET', `/api/publications?showId=${showId}`)).body.total === 0 ? ENCODINGS[name]!(archive(5)) : await served(slug);
      const hunks = await one.hunks();
      const published = await publish(showId, selection, { override: 'for the test' });
      expect(published.status).toBe(201);
      const bytes = await served(slug);
      const [said, wanted] = [bytes, other.bytes].map((feed) => decoder.decode(feed)) as [string, string];
      if (one.lastBuildDate === 'moves') expect(said.replace(BUILT, '')).toBe(wanted.replace(BUILT, ''));
      else expect(bytes.equals(other.bytes)).toBe(true);
      expect(one.lastBuildDate === 'moves').toBe(selection.enrichments.includes('last-build-date') && said.replace(BUILT, '') !== decoder.decode(before).replace(BUILT, ''));
      expectHunksOf(decoder.decode(before), decoder.decode(bytes), hunks);
    }
  });
});

test('what an item never held is told of once, and not as lost when it is written anew for the show', async () => {
  const { admin, preview, publish } = publisher;
  const { showId, episodeIds: [id] } = await importTwo(admin, 'Never held');
  const { segments } = await deskOf(admin, id!);
  const segment = { id: crypto.randomUUID(), order: keyBetween(segments.at(-1).order, null), startMs: 0, timeFrom: 'turn', endMs: null, speakerId: null, speakerFrom: 'turn', text: 'Fog.', heading: null, words: null };
  expect((await revise(admin, id!, 0, [{ type: 'insertSegment', segment }])).status).toBe(201);
  expect((await preview(showId)).changes).toMatchObject([{ episodeId: id, notHeld: [{ wanted: { text: 'Fog.', speaker: null } }] }]);
  await publish(showId, {}, { override: 'for the test' });
  const { body: { version } } = await admin('GET', `/api/shows/${showId}`);
  expect((await admin('PATCH', `/api/shows/${showId}`, { language: 'de' }, { 'if-match': `"${version}"` })).status).toBe(200);
  expect(await preview(showId)).toMatchObject({ changes: [], showChanges: [{ field: 'language' }] });
});

/** So many questions may come from elsewhere meanwhile (sessions, the connection that listens), and fewer than one of each episode more. */
const BESIDE = 30;

/** Publishes one correction more, and says what that took: of the preview, and of the publication. */
async function costOf(count: number, enrichments: Enrichment[]) {
  const { showId, episodeIds } = await bring(ENCODINGS['UTF-8']!(archive(count)), `cost-${count}-${enrichments.length}`);
  const { publish, reword, preview, admin } = publisher;
  const selection = { enrichments };
  await publish(showId, selection, { override: 'for the test' });
  await reword(episodeIds[2]!, 1, 'Once.');
  await publish(showId, selection, { override: 'for the test' });
  await reword(episodeIds[3]!, 1, 'Once more.');
  for (const id of episodeIds.slice(-16)) await deskOf(admin, id); // else the item is still at hand from the desk
  let hash = '';
  const looked = await countQueries(async () => { ({ hash } = await preview(showId, selection)); });
  const put = await countQueries(async () => { expect((await admin('POST', `/api/shows/${showId}/publications`, { ...selection, hash, override: 'for the test' })).status).toBe(201); });
  const { startByte, endByte } = await publisher.stet.database.prisma.sourceItem.findFirstOrThrow({ where: { key: 'tide-3', source: { showId } } });
  return { looked, put, itemBytes: endByte - startByte };
}

describe('what a publication costs', () => {
  test.each([['no additions', []], ['all of them', [...Enrichment.options]]] as [string, Enrichment[]][])('is as many questions and rows, whatever the archive, with %s', async (_, enrichments) => {
    const [small, large] = [await costOf(6, enrichments), await costOf(48, enrichments)];
    expect(large.looked.queries).toBeLessThan(small.looked.queries + BESIDE);
    expect(large.put.queries).toBeLessThan(small.put.queries + BESIDE);
    expect(large.put.written).toBeLessThanOrEqual(small.put.written); // jobs that wait already are not asked for again
    expect(large.looked.sourceBytes).toBe(large.itemBytes);
    expect(large.put.sourceBytes).toBe(0);
  });
});
