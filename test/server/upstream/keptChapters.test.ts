import { Follower } from '../../support/follower.ts';
import { deskOf } from '../../support/saltmarsh.ts';

let follower: Follower;
beforeAll(async () => { follower = await Follower.start(); });
afterAll(() => follower.close());
afterEach(() => follower.closeHost());

const listing = (...chapters: string[]): { introduction: string } => ({ introduction: `About the tide.</p>\n<h2>Chapters</h2>\n<ul>${chapters.map((chapter) => `<li>${chapter}</li>`).join('')}</ul>\n<p>Thanks for listening.` });

/** A public show whose second chapter was moved here, and then given another time and title upstream, or else what is given. */
async function movedByBoth(title?: string, isEdited = false, upstream = listing('0:00 Welcome', '0:40 The moon, the bay', '1:00 Bye')): Promise<{ showId: string; id: string }> {
  const { showId, episodeIds: [id] } = await follower.followed([listing('0:00 Welcome', '0:31 The moon and the bay', '1:00 Bye')]) as { showId: string; episodeIds: [string] };
  if (isEdited) await follower.retext(id, 0, 'Good evening.');
  await follower.publisher.publish(showId, {}, { mode: 'mirror', override: 'for the test' });
  const { chapters: [, moon] } = await deskOf(follower.admin, id);
  await follower.edit(id, [{ type: 'setChapter', chapterId: moon.id, startMs: 33_000, ...(title !== undefined && { title }) }]);
  follower.upstreamHas([upstream]);
  await follower.look(showId);
  return { showId, id };
}

const detailsOf = async (showId: string) => (await follower.publisher.preview(showId)).changes.flatMap(({ details }: { details: object[] }) => details);

test.each([false, true])('a chapter that was moved here and upstream is told with the time that is public; edited before: %s', async (isEdited) => {
  const { showId } = await movedByBoth(undefined, isEdited);
  expect(await detailsOf(showId)).toEqual([{ field: 'chapter time', place: 'chapter “The moon, the bay” (line 3)', before: '0:31', after: '0:33' }]);
});

test('and one that was renamed by both, with its public title', async () => {
  const { showId } = await movedByBoth('Moonlight', true);
  expect(await detailsOf(showId)).toEqual(expect.arrayContaining([
    { field: 'chapter time', place: expect.any(String), before: '0:31', after: '0:33' }, { field: 'chapter title', place: expect.any(String), before: 'The moon and the bay', after: 'Moonlight' },
  ]));
});

test.each([false, true])('one that upstream no longer has is moved, not added; edited before: %s', async (isEdited) => {
  const { showId } = await movedByBoth(undefined, isEdited, listing('0:00 Welcome', '1:00 Bye'));
  expect(await detailsOf(showId)).toEqual([{ field: 'chapter time', place: 'chapter “The moon and the bay”', before: '0:31', after: '0:33' }]);
});
