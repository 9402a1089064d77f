import { startFeedHost, type FeedHost } from '../support/feedHost.ts';
import { harbourXml } from '../support/harbour.ts';
import { violations } from './support/accessible.ts';
import { ask, openAs } from './support/browser.ts';
import { followed } from './support/followed.ts';
import { oneTabForAll, stet, tab } from './support/workplace.ts';

interface Desk {
  revision: number;
  segments: { id: string }[];
  speakers: { id: string; name: string }[];
}

oneTabForAll();

let host: FeedHost;
let showId: string;
let episodeId: string;
beforeAll(async () => {
  host = await startFeedHost('');
  const { origin } = new URL(host.url);
  host.files.set('/talk.vtt', 'WEBVTT\n\n00:00:00.000 --> 00:00:08.000\n<v Mara>Good morning from teh harbour wall.\n\n00:00:10.000 --> 00:00:18.000\n<v Jon>The boats go out with the ebb.\n');
  host.answers({ body: harbourXml([{ turns: [], more: `<podcast:transcript url="${origin}/talk.vtt" type="text/vtt"/>` }]) });
  const { showId: show, episodeIds } = await followed(tab, stet, host);
  [showId, episodeId] = [show, episodeIds[0]!];
  const desk = () => ask<Desk>(tab, stet, 'GET', `/api/episodes/${episodeId}/desk`);
  let taken = await desk();
  while (taken.segments.length === 0) taken = await desk();
  const { revision, segments, speakers } = taken;
  await ask(tab, stet, 'POST', `/api/episodes/${episodeId}/revisions`, { baseRevision: revision, clientId: 'corrections', operations: [
    { type: 'setText', segmentId: segments[0]!.id, text: 'Good morning from the harbour wall.' },
    { type: 'setSpeaker', segmentIds: [segments[1]!.id], speakerId: speakers.find(({ name }) => name === 'Mara')!.id },
  ] });
});
afterAll(() => host?.close());

describe('corrections of a transcript that is only in a linked file', () => {
  test('are shown as in no public place while the corrected file is not linked', async () => {
    const { page } = tab;
    await openAs(tab, stet, `/shows/${showId}/publish`);
    const episode = page.getByRole('article', { name: 'Ebb and flood' });
    await episode.getByText('1 edited text and 1 speaker label not in the notes or files').waitFor();
    await episode.getByText('2 corrections do not go out yet').waitFor();
    expect(await episode.getByText('not in the notes or files', { exact: true }).count()).toBe(2);
    expect(await violations(page)).toEqual([]);
  });

  test('are shown word by word, with where they go, as soon as it is', async () => {
    const { page } = tab;
    await page.getByRole('checkbox', { name: /^Transcript files/ }).check();
    const episode = page.getByRole('article', { name: 'Ebb and flood' });
    await episode.getByText('1 edited text and 1 speaker label in the linked files').waitFor();
    expect(await episode.getByText('in the linked files', { exact: true }).count()).toBe(2);
    expect([await episode.locator('del').allInnerTexts(), await episode.locator('ins').allInnerTexts()]).toEqual([['teh', 'Jon'], ['the', 'Mara']]);
    await episode.getByText('The notes have no place for this. Apps that read the feed get it in talk.vtt and in the files made here.').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('are counted on the button, and told for good in the history', async () => {
    const { page } = tab;
    await page.getByRole('button', { name: 'Publish 2 corrections to Harbour Hours' }).click();
    await page.getByText('What to do next').waitFor();
    await openAs(tab, stet, `/shows/${showId}/publications`);
    await page.getByText(/1 edited text and 1 speaker label in the linked files/).first().waitFor();
    const { items: [{ id }] } = await ask<{ items: [{ id: string }] }>(tab, stet, 'GET', `/api/publications?showId=${showId}`);
    await openAs(tab, stet, `/publications/${id}/show`);
    await page.getByRole('article', { name: 'Ebb and flood' }).getByText('in the linked files', { exact: true }).first().waitFor();
    expect(await violations(page)).toEqual([]);
  });
});
