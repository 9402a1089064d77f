import { Follower, HOUR_MS, withTurn } from '../../support/follower.ts';

let follower: Follower;
beforeAll(async () => { follower = await Follower.start(); });
afterAll(() => follower.close());
afterEach(() => follower.closeHost());

const stating = (date: string): string => `    <lastBuildDate>${date}</lastBuildDate>\n`;
const CAME = 'Sun, 01 Mar 2026 08:00:00 GMT';
const SINCE = 'Tue, 03 Mar 2026 07:00:00 GMT';
const ON = { enrichments: ['last-build-date'] };
const dateIn = (text: string): string => /<lastBuildDate>([^<]*)</.exec(text)![1]!;

/** A published show with a correction, whose host states when it was last built. */
async function published(selection: object) {
  await follower.startHost([{}], stating(CAME));
  const { showId, episodeIds: [id] } = await follower.follow();
  const { slug } = (await follower.admin('GET', `/api/shows/${showId}`)).body;
  const publish = async () => {
    follower.nowMs += HOUR_MS;
    const { status, text } = await follower.publisher.publish(showId, selection, { override: 'for the test' });
    if (status !== 201) throw new Error(text);
    return follower.publisher.feed(slug);
  };
  await publish();
  await follower.retext(id!, 1, 'Out they go.');
  return { showId, id: id!, publish, feed: await publish(), now: () => new Date(follower.nowMs).toUTCString().replace('GMT', '+0000') };
}

const NOTHING = { reports: [], conflicts: [] };

test('a host’s newer date comes in as it is, asks nothing and changes nothing of the show', async () => {
  const { showId, publish, feed } = await published({ enrichments: [] });
  follower.upstreamHas([{}], stating(SINCE));
  expect(await follower.look(showId)).toMatchObject(NOTHING);
  expect(await follower.publisher.preview(showId)).toMatchObject({ changes: [], showChanges: [], additions: [], waiting: [] });
  expect(await publish()).toBe(feed.replace(CAME, SINCE));
});

test('a date that is ours stays where only the host’s has moved, and moves with what else the host changed', async () => {
  const { showId, publish, feed, now } = await published(ON);
  const ours = now();
  expect(dateIn(feed)).toBe(ours);
  follower.upstreamHas([{}], stating(SINCE));
  expect(await follower.look(showId)).toMatchObject(NOTHING);
  expect(await follower.publisher.preview(showId)).toMatchObject({ hunks: [], changes: [], showChanges: [], additions: [] });
  expect(await publish()).toBe(feed);
  follower.upstreamHas([{ turns: withTurn(2, 'Mara (0:40) The tide had turned.') }], stating(SINCE));
  await follower.look(showId);
  expect((await follower.publisher.preview(showId)).additions).toMatchObject([{ enrichment: 'last-build-date', action: 'renew' }]);
  expect(dateIn(await publish())).toBe(now());
});

test('our own date is no news when the host hands our feed back to us', async () => {
  const { showId, id, feed } = await published(ON);
  expect((await follower.admin('POST', `/api/episodes/${id}/handed-back`, { revision: 1 })).status).toBe(200);
  follower.host.answers({ body: feed });
  const { reports, conflicts } = await follower.look(showId);
  expect(conflicts).toEqual([]);
  expect(reports).toMatchObject([{ kind: 'taken', left: [] }]);
  expect(await follower.publisher.preview(showId)).toMatchObject({ hunks: [], changes: [], showChanges: [], additions: [], waiting: [] });
});
