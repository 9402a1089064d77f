import { randomUUID } from 'node:crypto';
import { deskOf, importFeed, revise } from '../support/saltmarsh.ts';
import { startTestApp, type SignedIn, type TestApp } from '../support/testApp.ts';

let stet: TestApp;
let admin: SignedIn;
let id: string;
beforeAll(async () => {
  stet = await startTestApp();
  admin = await stet.person({ admin: true });
});
afterAll(() => stet.close());
beforeEach(async () => {
  const { episodeIds } = await importFeed(admin);
  id = episodeIds[0]!;
});

interface Segment {
  id: string;
  order: string;
  speakerId: string | null;
}
const desk = async () => (await deskOf(admin, id)) as { revision: number; cast: string[]; segments: Segment[]; speakers: { id: string; name: string }[] };
/** Speakers in the order in which they first speak. */
const spoken = (segments: readonly Segment[]) => [...new Set(segments.flatMap(({ speakerId }) => speakerId ?? []))];
const edit = async (...operations: object[]) => expect((await revise(admin, id, (await desk()).revision, operations)).status).toBe(201);

describe('the order in which speakers came to an episode', () => {
  test('is that in which they first speak, until somebody changes who does: then it stays what it was', async () => {
    const { segments, cast } = await desk();
    const [first, second] = spoken(segments) as [string, string];
    expect(cast).toEqual([]);
    await edit({ type: 'setSpeaker', segmentIds: [segments[0]!.id], speakerId: second });
    const after = await desk();
    expect([after.cast, spoken(after.segments).slice(0, 2)]).toEqual([spoken(segments), [second, first]]);
  });

  test('has whoever is new last, wherever they speak, also when nobody gives them a segment any longer', async () => {
    const { segments } = await desk();
    const speaker = { id: randomUUID(), name: 'Cy Dunlin', aliases: [] };
    await edit({ type: 'addSpeaker', speaker }, { type: 'setSpeaker', segmentIds: [segments[0]!.id], speakerId: speaker.id });
    const cast = [...spoken(segments), speaker.id];
    expect((await desk()).cast).toEqual(cast);
    await edit({ type: 'setSpeaker', segmentIds: [segments[0]!.id], speakerId: segments[0]!.speakerId });
    expect((await desk()).cast).toEqual(cast);
  });

  test('is kept where the first thing said goes', async () => {
    const { segments } = await desk();
    await edit({ type: 'deleteSegment', segmentId: segments[0]!.id });
    expect((await desk()).cast).toEqual(spoken(segments));
  });

  test('is not looked for while words are typed', async () => {
    const { segments } = await desk();
    await edit({ type: 'setText', segmentId: segments[0]!.id, text: 'The tide is out.' });
    expect((await desk()).cast).toEqual([]);
  });
});
