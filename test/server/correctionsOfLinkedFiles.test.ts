import { randomUUID } from 'node:crypto';
import { Follower } from '../support/follower.ts';
import { deskOf } from '../support/saltmarsh.ts';

let follower: Follower;
beforeAll(async () => { follower = await Follower.start(); });
afterAll(() => follower.close());
afterEach(() => follower.closeHost());

const ON = { enrichments: ['transcripts', 'chapters'] };
const TALK = [['Mara', 'Good morning from teh harbour wall.'], ['Jon', 'The boats go out with the ebb.'], ['Mara', 'And they come home with the flood.'], ['Jon', 'Most of them do.']] as const;
const clock = (seconds: number): string => `00:00:${String(seconds).padStart(2, '0')}.500`;
const captions = `WEBVTT\n\n${TALK.map(([name, words], index) => `${clock(index * 10)} --> ${clock(index * 10 + 8)}\n<v ${name}>${words}\n`).join('\n')}`;
const chapters = JSON.stringify({ version: '1.2.0', chapters: [{ startTime: 0, title: 'Morning' }, { startTime: 20, title: 'The flood', img: 'https://harbour.example/flood.jpg' }] });

/** A show whose notes hold neither transcript nor chapters: both are only in files that its item links. It is published as it came. */
async function published(sel: object = ON) {
  await follower.startHost();
  const { origin } = new URL(follower.host.url);
  follower.host.files.set('/talk.vtt', captions);
  follower.host.files.set('/chapters.json', chapters);
  follower.upstreamHas([{ turns: [], more: `<podcast:transcript url="${origin}/talk.vtt" type="text/vtt"/>\n<podcast:chapters url="${origin}/chapters.json" type="application/json+chapters"/>` }]);
  const { showId, episodeIds: [id] } = await follower.follow();
  await follower.publisher.publish(showId, sel);
  const desk = () => deskOf(follower.admin, id!);
  const edit = (...operations: object[]) => follower.edit(id!, operations as never);
  const told = async (selection: object = {}) => {
    const { corrections, changes: [{ summary, details }] } = await follower.publisher.preview(showId, selection);
    return { corrections, summary, details };
  };
  return { showId, id: id!, desk, edit, told };
}

const LONG = 'And the gulls cry, '.repeat(20);

const inFiles = (field: string, place: string, before: string | null, after: string | null) => ({ field, place, before, after, goes: 'files' });

describe('corrections of what is only in linked files are told', () => {
  test('by field, with words before and after, and with where they go', async () => {
    const { desk, edit, told } = await published();
    const { segments, speakers } = await desk();
    const jon = speakers.find(({ name }: { name: string }) => name === 'Jon').id;
    await edit({ type: 'setSpeaker', segmentIds: [segments[0].id, segments[2].id], speakerId: jon });
    await edit({ type: 'setTime', segmentId: segments[1].id, startMs: 11_000 });
    await edit({ type: 'setText', segmentId: segments[0].id, text: 'Good morning from the harbour wall.' });
    expect(await told()).toEqual({
      corrections: 4, summary: ['2 speaker labels, 1 edited text and 1 timestamp in the linked files'],
      details: [
        inFiles('speaker label', '0:00.5, Mara', 'Mara', 'Jon'),
        inFiles('text', '0:00.5, Mara', 'Good morning from teh harbour wall.', 'Good morning from the harbour wall.'),
        inFiles('timestamp', '0:10.5, Jon', '0:10.5', '0:11'),
        inFiles('speaker label', '0:20.5, Mara', 'Mara', 'Jon'),
      ],
    });
  });

  test('where segments were joined, cut out and added', async () => {
    const { desk, edit, told } = await published();
    const { segments: [first, second, third, last] } = await desk();
    await edit({ type: 'merge', segmentId: second.id, intoId: first.id });
    await edit({ type: 'deleteSegment', segmentId: third.id });
    await edit({ type: 'insertSegment', segment: { id: randomUUID(), order: `${last.order}V`, startMs: 40_000, endMs: 42_000, timeFrom: 'turn', speakerId: last.speakerId, speakerFrom: 'turn', text: 'Not all.', words: null, heading: null } });
    const { summary, details } = await told();
    expect(summary).toEqual(['1 end time, 1 edited text, 1 added segment and 2 removed segments in the linked files']);
    expect(details).toContainEqual(inFiles('text', '0:00.5, Mara', TALK[0][1], `${TALK[0][1]} ${TALK[1][1]}`));
    expect(details).toContainEqual(inFiles('removed segment', '0:20.5, Mara', `Mara (0:20.5): ${TALK[2][1]}`, null));
    expect(details).toContainEqual(inFiles('added segment', 'after 0:30.5, Jon', null, 'Jon (0:40): Not all.'));
  });

  test('where chapters were corrected', async () => {
    const { desk, edit, told } = await published();
    const { chapters: [first, second] } = await desk();
    await edit({ type: 'setChapter', chapterId: first.id, title: 'Good morning' });
    await edit({ type: 'setChapter', chapterId: second.id, imageUrl: 'https://harbour.example/new.jpg' });
    await edit({ type: 'addChapter', chapter: { id: randomUUID(), startMs: 30_000, title: 'Most', url: null, imageUrl: null } });
    expect(await told()).toEqual({ corrections: 3, summary: ['1 chapter title, 1 chapter picture and 1 added chapter in the linked files'], details: [
      inFiles('chapter title', 'chapter “Morning”', 'Morning', 'Good morning'),
      inFiles('chapter picture', 'chapter “The flood”', 'https://harbour.example/flood.jpg', 'https://harbour.example/new.jpg'),
      inFiles('added chapter', 'chapters', null, '0:30 Most'),
    ] });
  });

  test('by every label of a speaker who was renamed', async () => {
    const { desk, edit, told } = await published();
    const { speakers } = await desk();
    await edit({ type: 'renameSpeaker', speakerId: speakers.find(({ name }: { name: string }) => name === 'Mara').id, name: 'Mara Quill' });
    expect(await told()).toMatchObject({ corrections: 2, summary: ['2 speaker labels in the linked files'] });
  });

  test('from what was last public to what goes out, once', async () => {
    const { showId, desk, edit, told } = await published();
    const { segments: [first] } = await desk();
    await edit({ type: 'setText', segmentId: first.id, text: 'Good morning from the harbour wall.' });
    await follower.publisher.publish(showId);
    expect((await follower.publisher.preview(showId)).changes).toEqual([]);
    await edit({ type: 'setText', segmentId: first.id, text: 'Good morning from the harbour.' });
    expect(await told()).toMatchObject({ corrections: 1, details: [{ before: 'Good morning from the harbour wall.', after: 'Good morning from the harbour.' }] });
    await edit({ type: 'setText', segmentId: first.id, text: TALK[0][1] });
    expect(await told()).toMatchObject({ corrections: 1, details: [{ before: 'Good morning from the harbour wall.', after: TALK[0][1] }] });
  });

  test('word by word also in a long turn of which other words are public already', async () => {
    const { showId, desk, edit, told } = await published();
    const { segments: [first] } = await desk();
    await edit({ type: 'setText', segmentId: first.id, text: `${LONG}two` });
    await follower.publisher.publish(showId);
    await edit({ type: 'setText', segmentId: first.id, text: `${LONG}three` });
    expect(await told()).toMatchObject({ corrections: 1, details: [{ before: expect.stringMatching(/^….{20,90} two$/) as string, after: expect.stringMatching(/^….{20,90} three$/) as string }] });
  });

  test('in the history of publications, for good', async () => {
    const { showId, desk, edit } = await published();
    const { segments } = await desk();
    await edit({ type: 'setTime', segmentId: segments[1].id, startMs: 11_000 });
    const { body } = await follower.publisher.publish(showId);
    expect(body.summary).toEqual(['Ebb and flood: 1 timestamp in the linked files', 'renews 4 transcript links in 1 episode']);
    expect((await follower.admin('GET', `/api/publications/${body.id}`)).body.changes).toMatchObject([{ summary: ['1 timestamp in the linked files'], details: [inFiles('timestamp', '0:10.5, Jon', '0:10.5', '0:11')] }]);
  });

  test('as in no place, and as none that goes out, where the corrected files are not linked', async () => {
    const { desk, edit, told } = await published({ enrichments: [] });
    const { segments, chapters: [chapter] } = await desk();
    await edit({ type: 'setTime', segmentId: segments[1].id, startMs: 11_000 });
    await edit({ type: 'setChapter', chapterId: chapter.id, title: 'Good morning' });
    expect(await told()).toMatchObject({ corrections: 0, summary: ['1 timestamp and 1 chapter title not in the notes or files'], details: [{ goes: 'nowhere' }, { goes: 'nowhere' }] });
    expect(await told({ enrichments: ['transcripts', 'psc'] })).toMatchObject({ corrections: 2, summary: ['1 timestamp in the linked files', '1 chapter title in psc:chapters'] });
  });
});
