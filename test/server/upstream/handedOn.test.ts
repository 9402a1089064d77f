import { Follower } from '../../support/follower.ts';
import type { HarbourItem } from '../../support/harbour.ts';

let follower: Follower;
beforeAll(async () => { follower = await Follower.start(); });
afterAll(() => follower.close());
afterEach(() => follower.closeHost());

const fog: HarbourItem = { guid: 'fog', title: 'Fog', audio: 'fog.mp3' };
const preview = (showId: string) => follower.publisher.preview(showId);

describe('what came in anew and was not corrected here', () => {
  test('is named before it goes out, each episode of it, and no more once it did', async () => {
    const { showId, episodeIds } = await follower.followed([{}, fog]);
    await follower.relabel(episodeIds[0]!);
    expect((await preview(showId)).upstream).toEqual([]);
    await follower.publisher.publish(showId);
    follower.upstreamHas([{}, { ...fog, title: 'Thick fog' }]);
    await follower.look(showId);
    expect(await preview(showId)).toMatchObject({ corrections: 0, changes: [], upstream: [{ what: 'changed', total: 1, items: [{ episodeId: episodeIds[1], title: 'Thick fog' }] }] });
    expect((await preview(showId)).hunks).toHaveLength(1);
    expect((await follower.publisher.publish(showId)).status).toBe(201);
    expect((await preview(showId)).upstream).toEqual([]);
  });

  test('is named beside corrections, and of many the first with how many there are', async () => {
    const many = Array.from({ length: 120 }, (_, at): HarbourItem => ({ guid: `g${at}`, title: `Tide ${at}`, audio: `${at}.mp3`, turns: [] }));
    const { showId, episodeIds } = await follower.followed([{}, ...many]);
    await follower.publisher.publish(showId);
    follower.upstreamHas([{}, ...many.map((item) => ({ ...item, introduction: 'Another one.' }))]);
    await follower.look(showId);
    await follower.relabel(episodeIds[0]!);
    const { upstream: [told], changes } = await preview(showId);
    expect([told.total, told.items.length, told.items[0].title]).toEqual([120, 100, 'Tide 0']);
    expect(told.words).toBe('120 episodes changed upstream (Tide 0, Tide 1, Tide 2 and 117 more)');
    expect(changes.some(({ episodeId }: { episodeId: string }) => episodeId === episodeIds[0])).toBe(true);
  });
});
