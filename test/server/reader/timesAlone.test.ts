import { READER } from '../../../server/core/notes/reader.ts';
import { ReadAnew } from '../../../server/reader/readAnew.ts';
import { Follower } from '../../support/follower.ts';
import { harbourXml } from '../../support/harbour.ts';
import { publishedWithoutTimes, readWithoutTimes, type Timeless } from '../../support/olderReader.ts';
import { deskOf } from '../../support/saltmarsh.ts';

let follower: Follower;
beforeAll(async () => { follower = await Follower.start(); });
afterAll(() => follower.close());
afterEach(() => follower.closeHost());

const SAID = ['Good morning from the harbour wall.', 'The boats go out with the ebb.', 'And they come home with the flood.', 'Most of them do.'];
const TIMES = ['(0:00)', '(0:20)', '(0:40)', '(1:00)'];

/** Turns that say only when they begin, and what a reader that knew none of them made of them. */
const FORMS: readonly [string, (time: string, said: string) => string, (time: string, said: string) => Timeless][] = [
  ['before its words', (time, said) => `<p>${time} ${said}</p>`, (time, said) => [{ text: `${time} ${said}` }]],
  ['in a paragraph of its own', (time, said) => `<p>${time}</p>\n<p>${said}</p>`, (time, said) => [{ text: time }, { text: said }]],
  ['in emphasis, like a heading', (time, said) => `<p><strong>${time}</strong></p>\n<p>${said}</p>`, (time, said) => [{ text: said, heading: time }]],
];

const feedOf = (form: (time: string, said: string) => string, said: readonly string[]): string =>
  harbourXml([{ turns: [] }]).replace('<h2>Transcript</h2>\n', () => `<h2>Transcript</h2>\n${said.map((words, at) => form(TIMES[at]!, words)).join('\n')}`);

const imported = async (form: (time: string, said: string) => string): Promise<{ showId: string; id: string }> => {
  await follower.startHost();
  follower.host.answers({ body: feedOf(form, SAID) });
  const { showId, episodeIds: [id] } = await follower.follow();
  return { showId, id: id! };
};

const anew = (showId: string) => follower.stet.app.get(ReadAnew).show(showId);
const turnsOf = async (id: string) => (await deskOf(follower.admin, id)).segments.map(({ startMs, speakerId, text }: { startMs: number; speakerId: string | null; text: string }) => [startMs, speakerId, text]);
const asTurns = (said: readonly string[]) => said.map((words, at) => [at * 20_000, null, words]);
const conflictsOf = async (showId: string) => (await follower.admin('GET', `/api/shows/${showId}/upstream`)).body.conflicts;
const publishedFeed = async (feedUrl: string) => (await follower.stet.anonymous('GET', new URL(feedUrl).pathname)).text;

describe.each(FORMS)('an episode whose turns were not read, each with its time %s', (_, form, readThen) => {
  const old = (said: readonly string[]): Timeless => said.flatMap((words, at) => readThen(TIMES[at]!, words));
  const corrected = SAID.with(1, 'The boats go out with the neap.');

  test('gets their times, and waits for nothing', async () => {
    const { showId, id } = await imported(form);
    await readWithoutTimes(follower, id, old(SAID));
    await anew(showId);
    expect(await turnsOf(id)).toEqual(asTurns(SAID));
    expect(await conflictsOf(showId)).toEqual([]);
    expect(await follower.publisher.preview(showId)).toMatchObject({ hunks: [], changes: [] });
    expect(await follower.stet.database.prisma.episode.findUniqueOrThrow({ where: { id } })).toMatchObject({ reader: READER });
  });

  test('keeps a correction, once, and it alone goes out', async () => {
    const { showId, id } = await imported(form);
    await readWithoutTimes(follower, id, old(SAID));
    const at = old(SAID).findIndex(({ text }) => text.includes('ebb'));
    await follower.retext(id, at, old(corrected)[at]!.text);
    await anew(showId);
    expect(await turnsOf(id)).toEqual(asTurns(corrected));
    expect(await conflictsOf(showId)).toEqual([]);
    const { body } = await follower.publisher.publish(showId);
    expect(await publishedFeed(body.feedUrl)).toBe(feedOf(form, corrected));
  });

  test('leaves what is public as it is, and goes on from it', async () => {
    const { showId, id } = await imported(form);
    await follower.retext(id, 1, corrected[1]!);
    const { body: { feedUrl } } = await follower.publisher.publish(showId);
    await publishedWithoutTimes(follower, id, old(corrected), (words) => readThen(TIMES[1]!, words).at(-1)!.text);
    expect(await follower.publisher.preview(showId)).toMatchObject({ hunks: [], changes: [] });
    await follower.retext(id, 3, 'Nearly all of them do.');
    await follower.publisher.publish(showId);
    expect(await publishedFeed(feedUrl)).toBe(feedOf(form, corrected.with(3, 'Nearly all of them do.')));
  });
});
