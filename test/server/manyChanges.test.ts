import { SourceItems } from '../../server/import/sourceItems.ts';
import { harbourXml } from '../support/harbour.ts';
import { startPublisher, type Publisher } from '../support/publisher.ts';
import { importFeed } from '../support/saltmarsh.ts';

let publisher: Publisher;
beforeAll(async () => {
  publisher = await startPublisher();
});
afterAll(() => publisher.stet.close());

const EPISODES = 12;
const OFF = { enrichments: [] };
const REASON = { override: 'The fixture is short of what PSP-1 asks.' };

/** A show of twelve episodes that is public, each of which was corrected since. */
async function manyCorrected(title: string) {
  const { admin, publish, reword } = publisher;
  const items = Array.from({ length: EPISODES }, (_, index) => ({ guid: `g${index}`, title: `Ebb ${index}`, audio: `${index}.mp3` }));
  const { showId, episodeIds } = await importFeed(admin, harbourXml(items), title);
  expect((await publish(showId, { mode: 'replace', ...OFF }, REASON)).status).toBe(201);
  for (const [index, id] of episodeIds.entries()) await reword(id, 1, `The boat number ${index} goes out.`);
  return { showId, episodeIds };
}
const notesOf = (showId: string, id: string, enrichments = '', client = publisher.admin) => client('GET', `/api/shows/${showId}/publication-preview/notes/${id}?enrichments=${enrichments}`);

test('a preview of many episodes has the notes of the first ten, and all the rest of each', async () => {
  const { showId, episodeIds } = await manyCorrected('many');
  const { changes } = await publisher.preview(showId, OFF);
  expect(changes.map(({ summary }: { summary: string[] }) => summary)).toEqual(episodeIds.map(() => ['1 edited text']));
  const withNotes = changes.filter(({ notesAfter }: { notesAfter: string | null }) => notesAfter !== null);
  expect(withNotes.map(({ episodeId }: { episodeId: string }) => episodeId)).toEqual(episodeIds.slice(0, 10));
  for (const { notesBefore, notesAfter } of changes.slice(10)) expect([notesBefore, notesAfter]).toEqual([null, null]);
});

test('the notes of the others are those that a preview of them alone has, with whatever is switched on', async () => {
  const { showId, episodeIds } = await manyCorrected('others');
  for (const [index, switches] of [[11, ''], [10, 'transcripts,transcript-in-notes'], [0, 'psc']] as const) {
    const id = episodeIds[index]!;
    const { changes: [alone] } = await publisher.preview(showId, { enrichments: switches.split(',').filter(Boolean), episodeIds: [id] });
    const { status, body } = await notesOf(showId, id, switches);
    expect([status, body]).toEqual([200, { notesBefore: alone.notesBefore, notesAfter: alone.notesAfter }]);
    expect([body.notesBefore, body.notesAfter]).toEqual([expect.stringContaining('The boats go out with the ebb.'), expect.stringContaining(`The boat number ${index} goes out.`)]);
  }
  expect(await publisher.preview(showId, OFF)).toMatchObject({ first: false, waiting: { length: EPISODES } });
});

test('they are for those who may see the show, and of an episode that is in it', async () => {
  const { showId, episodeIds: [id] } = await manyCorrected('guarded');
  const stranger = await publisher.stet.person({});
  expect((await notesOf(showId, id!, '', stranger)).status).toBe(404);
  const { episodeIds: [other] } = await importFeed(publisher.admin, harbourXml([{}]), 'elsewhere');
  expect((await notesOf(showId, other!)).status).toBe(422);
  expect((await notesOf(showId, id!, 'nothing-of-ours')).status).toBe(400);
});

test('a preview reads the items of several episodes at a time, with corrections and with all additions', async () => {
  const items = publisher.stet.app.get(SourceItems);
  const alone: string[] = [];
  const withText = items.withText.bind(items);
  items.withText = (sourceId, key) => {
    alone.push(key);
    return withText(sourceId, key);
  };
  const { showId } = await manyCorrected('together');
  alone.length = 0;
  for (const enrichments of [[], ['transcripts', 'chapters', 'psc', 'persons']]) expect((await publisher.preview(showId, { enrichments })).changes).toHaveLength(EPISODES);
  expect(alone).toEqual([]);
  items.withText = withText;
});
