import { Follower, HOUR_MS } from '../support/follower.ts';
import { TURNS } from '../support/harbour.ts';
import { countQueries } from '../support/countQueries.ts';

let follower: Follower;
beforeAll(async () => { follower = await Follower.start(); });
afterAll(() => follower.close());
afterEach(() => follower.closeHost());

const UNREAD = 'Ada (0:99) Nobody can read that time.';
const noticedIn = async (id: string) =>
  (await follower.admin('GET', `/api/episodes/${id}/findings`)).body.items.filter(({ code }: { code: string }) => code === 'unread-time').map(({ severity, message }: { severity: string; message: string }) => [severity, message]);

test('what the reader noticed in the notes is among the findings until upstream mends it, whatever is edited meanwhile', async () => {
  const { showId, episodeIds: [id] } = await follower.followed([{ turns: [...TURNS, UNREAD] }]);
  const noticed = await noticedIn(id!);
  expect(noticed).toEqual([['info', expect.stringContaining('“0:99” cannot be read as a time')]]);
  await follower.retext(id!, 1, 'The boats go out with the tide.');
  const { sourceBytes } = await countQueries(async () => expect(await noticedIn(id!)).toEqual(noticed));
  expect(sourceBytes).toBe(0);
  follower.nowMs += HOUR_MS;
  follower.upstreamHas([{ turns: [...TURNS, UNREAD.replace('0:99', '1:39')] }]);
  await follower.look(showId);
  expect(await noticedIn(id!)).toEqual([]);
});
