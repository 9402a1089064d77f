import { harbourXml } from '../support/harbour.ts';
import { deskOf, revise } from '../support/saltmarsh.ts';
import { startPublisher, type Publisher } from '../support/publisher.ts';

let publisher: Publisher;
beforeAll(async () => { publisher = await startPublisher(); });
afterAll(() => publisher.stet.close());

const FOG = { guid: 'fog', title: 'Fog', audio: 'fog.mp3' };

/** A show that knows Jonathan Reed, whom its second episode calls Jon as he was called when the first one came. */
async function withAlias() {
  const { admin } = publisher;
  const xml = harbourXml([{}, FOG]);
  const { body: { id } } = await admin('POST', '/api/imports', { kind: 'paste', content: xml });
  const { body: { showId, episodeIds: [first] } } = await admin('POST', `/api/imports/${id}/accept`, { newShow: { title: `Harbour ${id.slice(0, 8)}` }, episodes: ['ebb'] });
  const { speakers } = await deskOf(admin, first);
  const jon = speakers.find(({ name }: { name: string }) => name === 'Jon');
  await revise(admin, first, 0, [{ type: 'renameSpeaker', speakerId: jon.id, name: 'Jonathan Reed', aliases: ['Jon'] }]);
  const { body: { episodeIds: [fog] } } = await admin('POST', `/api/shows/${showId}/feed-items`, { keys: ['fog'] });
  return { showId, first, fog, jon, xml };
}

const feedOf = async (showId: string) => {
  const { status, body, text } = await publisher.publish(showId);
  if (status !== 201) throw new Error(text);
  return (await publisher.stet.anonymous('GET', new URL(body.feedUrl).pathname)).text;
};

test('a speaker who is known by an alias keeps the label that the notes give them, whatever else is edited', async () => {
  const { showId, fog } = await withAlias();
  expect((await deskOf(publisher.admin, fog)).speakers.map(({ name }: { name: string }) => name)).toContain('Jonathan Reed');
  await publisher.reword(fog, 0, 'Good evening from the harbour wall.');
  const { changes } = await publisher.preview(showId);
  expect(changes.find(({ episodeId }: { episodeId: string }) => episodeId === fog)).toMatchObject({ summary: ['1 edited text'] });
  const [ebb, other] = (await feedOf(showId)).split(/(?=<item>)/).slice(1);
  expect(ebb).toContain('Jonathan Reed (0:20)');
  expect(other).toBe(harbourXml([FOG]).split(/(?=<item>)/)[1]!.replace('Good morning', 'Good evening'));
});

test('a turn that is given to them is called as the notes call them', async () => {
  const { showId, fog, jon } = await withAlias();
  const { revision, segments } = await deskOf(publisher.admin, fog);
  await revise(publisher.admin, fog, revision, [{ type: 'setSpeaker', segmentIds: [segments[2].id], speakerId: jon.id }]);
  expect((await feedOf(showId)).split(/(?=<item>)/)[2]).toBe(harbourXml([FOG]).split(/(?=<item>)/)[1]!.replace('Mara (0:40)', 'Jon (0:40)'));
});

test('a rename since is a correction everywhere', async () => {
  const { showId, fog, jon } = await withAlias();
  const { revision } = await deskOf(publisher.admin, fog);
  await revise(publisher.admin, fog, revision, [{ type: 'renameSpeaker', speakerId: jon.id, name: 'J. Reed' }]);
  expect((await feedOf(showId)).split(/(?=<item>)/)[2]).toBe(harbourXml([FOG]).split(/(?=<item>)/)[1]!.replaceAll('Jon (', 'J. Reed ('));
});
