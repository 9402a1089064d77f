import { randomUUID } from 'node:crypto';
import { keyBetween } from '#core/edit/order';
import { startPublisher, twoEpisodesXml, type Publisher } from '../support/publisher.ts';
import { deskOf, importFeed, revise, saltmarshXml } from '../support/saltmarsh.ts';

let publisher: Publisher;
beforeAll(async () => {
  publisher = await startPublisher();
});
afterAll(() => publisher.stet.close());

const ON = { enrichments: ['transcript-in-notes'] };
const FILES = { enrichments: ['transcripts'] };
const OFF = { enrichments: [] };
const REASON = { override: 'The fixture is short of what PSP-1 asks.' };
const time = (ms: number) => new Date(ms).toISOString().slice(11, 23);
/** Captions of somebody who speaks that often, ten seconds apart. */
const captions = (often: number) => `WEBVTT\n\n${Array.from({ length: often }, (_, index) => `${time(index * 10_000 + 250)} --> ${time(index * 10_000 + 9_000)}\n<v ${index % 2 ? 'Ilse' : 'Odd'}>Net number ${index} hangs on the wall.\n`).join('\n')}`;

/** Saltmarsh, whose second episode says one sentence, published as it came; then a transcript is dropped on that episode. */
async function dropped(slug: string, often = 3) {
  const { admin, publish } = publisher;
  const { showId, episodeIds: [, short] } = await importFeed(admin, saltmarshXml, slug);
  await publish(showId, { mode: 'replace', ...OFF });
  const { body: { id } } = await admin('POST', `/api/episodes/${short}/imports`, { fileName: 'nets.vtt', text: captions(often) });
  const { status, text } = await admin('POST', `/api/episodes/${short}/imports/${id}/accept`, { mode: 'replace', baseRevision: 0 });
  if (status !== 200 && status !== 201) throw new Error(text);
  return { showId, short: short! };
}

const published = async (showId: string, selection: object) => {
  const { status, text } = await publisher.publish(showId, selection, REASON);
  if (status !== 201) throw new Error(text);
};

test('a transcript that came as a file stays out of notes that had none, and is told with where it goes', async () => {
  const { showId, short } = await dropped('files');
  const { changes: [change], corrections, additions } = await publisher.preview(showId, FILES);
  expect(change).toMatchObject({ episodeId: short, summary: ['3 added segments in the linked files'], notHeld: [] });
  expect(change.details.map(({ goes }: { goes: string }) => goes)).toEqual(['files', 'files', 'files']);
  expect([corrections, additions.map(({ words }: { words: string }) => words)]).toEqual([3, ['adds 8 transcript links to 2 episodes']]);
  await published(showId, FILES);
  const feed = await publisher.feed('files');
  expect(feed).toContain('<description>A short one.</description>');
  expect(feed).not.toContain('Net number');
  const { body: { html } } = await publisher.admin('GET', `/api/episodes/${short}/notes`);
  expect(html).toBe('<p>A short one.</p>');
});

test('turned on later, it is an addition: nothing is said to be lost of what the notes never told', async () => {
  const { showId, short } = await dropped('later');
  await published(showId, FILES);
  const { changes, additions } = await publisher.preview(showId, { enrichments: ['transcripts', ...ON.enrichments] });
  expect([changes, additions.map(({ words }: { words: string }) => words)]).toEqual([[], ['writes the transcript into the notes of 1 episode']]);
  await publisher.reword(short, 1, 'Ilse took that one.');
  expect((await publisher.preview(showId, ON)).changes).toMatchObject([{ summary: ['1 added segment'], details: [{ before: 'Ilse (0:10.25): Net number 1 hangs on the wall.' }] }]);
});

test('without either switch it goes nowhere, and no byte changes', async () => {
  const { showId } = await dropped('nowhere');
  expect(await publisher.preview(showId, OFF)).toMatchObject({ corrections: 0, hunks: [], changes: [{ summary: ['3 added segments not in the notes or files'], notHeld: [] }] });
});

test('turned on, it is written into the notes, which the preview says, and leaves them with the switch', async () => {
  const { showId, short } = await dropped('notes');
  const asked = await publisher.preview(showId, ON);
  expect(asked.additions).toMatchObject([{ enrichment: 'transcript-in-notes', action: 'add', episodes: 1, words: 'writes the transcript into the notes of 1 episode' }]);
  expect(asked.changes).toMatchObject([{ episodeId: short, summary: ['3 added segments'], notesAfter: expect.stringContaining('Net number 2 hangs on the wall.') }]);
  expect(asked.corrections).toBe(3);
  await published(showId, ON);
  const feed = await publisher.feed('notes');
  expect(feed).toContain('Net number 2 hangs on the wall.');
  expect(await publisher.preview(showId)).toMatchObject({ changes: [], additions: [], hunks: [] });

  await publisher.reword(short, 2, 'That net is gone.');
  expect(await publisher.preview(showId)).toMatchObject({ additions: [], changes: [{ summary: ['1 added segment'] }] });
  await published(showId, {});
  expect(await publisher.feed('notes')).toBe(feed.replaceAll('Net number 2 hangs on the wall.', 'That net is gone.'));

  const off = await publisher.preview(showId, OFF);
  expect(off.additions).toMatchObject([{ enrichment: 'transcript-in-notes', action: 'remove', words: 'takes the transcript out of the notes of 1 episode' }]);
  await published(showId, OFF);
  expect(await publisher.feed('notes')).toBe(saltmarshXml);
});

/** The episode after somebody wrote a segment at its desk. */
async function spoken(episodeId: string) {
  const { admin } = publisher;
  const { revision, segments, speakers } = await deskOf(admin, episodeId);
  const segment = { id: randomUUID(), order: keyBetween(null, null), startMs: 90_000, timeFrom: 'turn', endMs: null, speakerId: speakers[0].id, speakerFrom: 'turn', text: 'The nets were mended by hand.', heading: null, words: null };
  const { status, text } = await revise(admin, episodeId, revision, [...segments.map(({ id }: { id: string }) => ({ type: 'deleteSegment', segmentId: id })), { type: 'insertSegment', segment }]);
  if (status !== 201) throw new Error(text);
}
const inNotes = async (showId: string) => (await publisher.preview(showId, OFF)).changes.map(({ notesAfter }: { notesAfter: string }) => notesAfter.includes('mended by hand'));

test('a transcript written at the desk goes into the notes, also where a file brought chapters', async () => {
  const { admin, publish } = publisher;
  const { showId, episodeIds: [, short] } = await importFeed(admin, saltmarshXml, 'chaptered');
  await publish(showId, { mode: 'replace', ...OFF });
  const { body: { id } } = await admin('POST', `/api/episodes/${short}/imports`, { fileName: 'chapters.json', text: JSON.stringify({ version: '1.2.0', chapters: [{ startTime: 0, title: 'Nets' }] }) });
  expect((await admin('POST', `/api/episodes/${short}/imports/${id}/accept`, { mode: 'replace', baseRevision: 0 })).status).toBeLessThan(300);
  await spoken(short!);
  expect(await inNotes(showId)).toEqual([true]);
});

test('a transcript written at the desk goes into the notes once a file dropped before was taken back', async () => {
  const { admin } = publisher;
  const { showId, short } = await dropped('undone');
  const { body: { items: [{ inverse }] } } = await admin('GET', `/api/episodes/${short}/revisions?after=0`);
  const undo = await admin('POST', `/api/episodes/${short}/revisions`, { baseRevision: 1, clientId: randomUUID(), operations: inverse, undoes: 1 });
  expect(undo.status).toBe(201);
  await spoken(short);
  expect(await inNotes(showId)).toEqual([true]);
});

test('a transcript written at the desk in place of a dropped one came as a file', async () => {
  const { showId, short } = await dropped('written');
  await spoken(short);
  expect(await inNotes(showId)).toEqual([false]);
});

test('notes that came with a transcript get its corrections, whatever the switch says', async () => {
  const { showId, episodeIds: [samphire] } = await importFeed(publisher.admin, twoEpisodesXml, 'held');
  await published(showId, { mode: 'replace', ...OFF });
  await publisher.reword(samphire!, 0, 'Corrected.');
  expect(await publisher.preview(showId, ON)).toMatchObject({ additions: [], corrections: 1 });
  const { hash } = await publisher.preview(showId, ON);
  expect((await publisher.preview(showId, OFF)).hash).toBe(hash);
});

test('the preview tells when notes grow beyond what Apple shows', async () => {
  const { showId } = await dropped('long', 120);
  const tooLong = async (selection: object) => (await publisher.preview(showId, selection)).feedFindings.filter(({ message }: { message: string }) => message.includes('4,000'));
  expect([(await tooLong(OFF)).length, (await tooLong(ON)).length]).toEqual([0, 1]);
});
