import { Follower, HOUR_MS } from '../../support/follower.ts';
import type { HarbourItem } from '../../support/harbour.ts';

let follower: Follower;
beforeAll(async () => { follower = await Follower.start(); });
afterAll(() => follower.close());
afterEach(() => follower.closeHost());

const item = (name: string): HarbourItem => ({ guid: name, title: `The ${name}`, audio: `${name}.mp3`, turns: [] });
const [EBB, FOG, TAR, OAR] = ['ebb', 'fog', 'tar', 'oar'].map(item) as [HarbourItem, HarbourItem, HarbourItem, HarbourItem];
const BUILT = '<lastBuildDate>Tue, 03 Mar 2026 08:00:00 GMT</lastBuildDate>\n';

const comes = (showId: string, items: HarbourItem[], channel = '') => {
  follower.nowMs += HOUR_MS;
  follower.upstreamHas(items, channel);
  return follower.look(showId);
};
const told = async (showId: string) => (await follower.publisher.preview(showId)).upstream.map(({ words }: { words: string }) => words);
/** What the history keeps of the publication. */
const published = async (showId: string) => (await follower.publisher.publish(showId)).body.summary;

/** A public show of three episodes that nobody corrected. */
async function followedPublic() {
  const { showId, episodeIds } = await follower.followed([EBB, FOG, TAR]);
  await follower.publisher.publish(showId);
  return { showId, episodeIds };
}

describe('what upstream changed is told before it goes out, and kept in the history', () => {
  test('a new episode', async () => {
    const { showId } = await followedPublic();
    await comes(showId, [OAR, EBB, FOG, TAR]);
    expect(await told(showId)).toEqual(['1 new episode from upstream (The oar)']);
    expect(await published(showId)).toEqual(['1 new episode from upstream (The oar)']);
    expect(await told(showId)).toEqual([]);
  });

  test('an episode that left and one that changed, beside a correction', async () => {
    const { showId, episodeIds } = await followedPublic();
    const { reports: [gone] } = await comes(showId, [EBB, { ...TAR, title: 'The tarred rope' }]);
    await follower.answer(showId, gone, 'leave');
    await follower.change(episodeIds[0]!, { title: 'Ebb and flow' });
    expect(await told(showId)).toEqual(['1 episode changed upstream (The tarred rope)', '1 episode left upstream (The fog)']);
    expect(await published(showId)).toEqual(['Ebb and flow: title', '1 episode changed upstream (The tarred rope)', '1 episode left upstream (The fog)']);
  });

  test('an episode that is removed here after it left', async () => {
    const { showId } = await followedPublic();
    const { reports: [gone] } = await comes(showId, [EBB, TAR]);
    await follower.answer(showId, gone, 'remove');
    expect(await told(showId)).toEqual(['1 episode left upstream']);
  });

  test('not one that left and is kept, nor that it is back', async () => {
    const { showId } = await followedPublic();
    const { reports: [gone] } = await comes(showId, [EBB, TAR]);
    await follower.answer(showId, gone, 'keep');
    expect(await told(showId)).toEqual([]);
    await published(showId);
    await comes(showId, [EBB, FOG, TAR]);
    expect(await told(showId)).toEqual([]);
  });

  test('another guid of an episode, which is no new one', async () => {
    const { showId } = await followedPublic();
    const { reports } = await comes(showId, [EBB, { ...FOG, guid: 'fog-anew' }, TAR]);
    await follower.answer(showId, reports.find(({ kind }: { kind: string }) => kind === 'maybe-same'), 'same');
    expect(await told(showId)).toEqual(['1 episode with a new guid from upstream (The fog)']);
  });

  test('another order', async () => {
    const { showId } = await followedPublic();
    await comes(showId, [TAR, EBB, FOG]);
    expect(await published(showId)).toEqual(['another order of the episodes from upstream']);
  });

  test('elements of the show itself, but not one that is corrected here', async () => {
    const { showId } = await followedPublic();
    const { version } = (await follower.admin('GET', `/api/shows/${showId}`)).body;
    await follower.admin('PATCH', `/api/shows/${showId}`, { author: 'Mara Quill' }, { 'if-match': String(version) });
    await published(showId);
    await comes(showId, [EBB, FOG, TAR], `${BUILT}<itunes:author>Jon</itunes:author><copyright>Us</copyright>`);
    expect(await told(showId)).toEqual(['the feed’s lastBuildDate and copyright from upstream']);
    expect(await published(showId)).toEqual(['the feed’s lastBuildDate and copyright from upstream']);
  });
});
