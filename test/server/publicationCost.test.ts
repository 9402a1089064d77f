import { countQueries } from '../support/countQueries.ts';
import { harbourXml, TURNS } from '../support/harbour.ts';
import { startPublisher, type Publisher } from '../support/publisher.ts';
import { deskOf, importFeed } from '../support/saltmarsh.ts';

let publisher: Publisher;
beforeAll(async () => { publisher = await startPublisher(); });
afterAll(() => publisher.stet.close());

/** Items are as long as those with a transcript in them mostly are. */
const archive = (count: number): string => harbourXml(Array.from({ length: count }, (_, index) => ({ guid: `tide-${index}`, title: `Tide ${index}`, audio: `${index}.mp3`, turns: TURNS })), '')
  .replaceAll('</item>', `<!-- ${'ebb and flow '.repeat(4_000)} --></item>`);

/** A show of so many episodes that is public, and in which one word was corrected since. */
async function corrected(count: number) {
  const { admin, publish, reword } = publisher;
  const { showId, episodeIds } = await importFeed(admin, archive(count), `Cost ${count} ${Math.random()}`);
  const first = await publish(showId, {}, { override: 'for the test' });
  expect([first.status, first.text]).toEqual([201, expect.anything()]);
  await reword(episodeIds[0]!, 0, 'A correction.');
  return { showId, episodeIds };
}

const put = (showId: string, hash: string) => publisher.admin('POST', `/api/shows/${showId}/publications`, { hash, enrichments: [], override: 'for the test' });

describe('publishing what was just looked at', () => {
  test('takes few statements and rows, as few of forty episodes as of four', async () => {
    for (const count of [4, 40]) {
      const { showId } = await corrected(count);
      const { hash } = await publisher.preview(showId, { enrichments: [] });
      const { queries, rows } = await countQueries(async () => expect((await put(showId, hash)).status).toBe(201));
      // who asks, the show; begin, two locks, how it stands, what is in the way, the bytes, the rows, commit
      expect(queries).toBe(10);
      expect(rows).toBeLessThan(25);
    }
  });

  test('answers as reading the publication does, without reading it', async () => {
    const { showId } = await corrected(3);
    const { hash } = await publisher.preview(showId, { enrichments: [] });
    const { body } = await publisher.admin('POST', `/api/shows/${showId}/publications`, { hash, enrichments: [], note: 'a word that was misheard', override: 'for the test' });
    const { body: { items } } = await publisher.admin('GET', `/api/publications?ids=${body.id}`);
    expect(items).toEqual([body]);
  });

  test('asks for nothing of the corrections before it', async () => {
    const { showId, episodeIds } = await corrected(8);
    const counts: number[] = [];
    for (const next of [1, 2, 3]) {
      const { hash } = await publisher.preview(showId, { enrichments: [] });
      counts.push((await countQueries(async () => expect((await put(showId, hash)).status).toBe(201))).queries);
      await publisher.reword(episodeIds[next]!, 0, 'Another correction.');
    }
    expect(counts).toEqual(Array(3).fill(counts[0]));
  });

  test('tells what has come into its way since', async () => {
    const { showId } = await corrected(2);
    const { hash } = await publisher.preview(showId, { enrichments: [] });
    await publisher.stet.database.prisma.upstreamReport.create({ data: { id: crypto.randomUUID(), showId, kind: 'locked', subject: 'locked' } });
    const { status, body } = await put(showId, hash);
    expect([status, body.code]).toEqual([409, 'locked-upstream']);
  });

  const MOVES: Record<string, (showId: string, episodeIds: string[]) => Promise<unknown>> = {
    'a word of the same episode': (_, [first]) => publisher.reword(first!, 0, 'Another correction.'),
    'a word of another episode': (_, [, second]) => publisher.reword(second!, 0, 'Another correction.'),
    'the name of a speaker': async (_, [first]) => {
      const { admin } = publisher;
      const { revision, speakers: [speaker] } = await deskOf(admin, first!);
      const { status, text } = await admin('POST', `/api/episodes/${first}/revisions`, { baseRevision: revision, operations: [{ type: 'renameSpeaker', speakerId: speaker.id, name: 'Somebody Else' }], clientId: crypto.randomUUID() });
      expect([status, text]).toEqual([201, expect.anything()]);
    },
    'what is public': async (showId) => put(showId, (await publisher.preview(showId, { enrichments: [] })).hash),
  };
  test.each(Object.keys(MOVES))('looks again where something moved since: %s', async (what) => {
    const { showId, episodeIds } = await corrected(3);
    const { hash } = await publisher.preview(showId, { enrichments: [] });
    await MOVES[what]!(showId, episodeIds);
    const { status, body } = await put(showId, hash);
    const again = await publisher.preview(showId, { enrichments: [] });
    if (what === 'what is public') {
      expect(again.hash).toBe(hash);
      return;
    }
    expect([status, body.code]).toEqual([409, 'changed']);
    // what was sent and did not hold left nothing behind
    expect((await put(showId, again.hash)).body).toMatchObject({ number: 2 });
  });
});
