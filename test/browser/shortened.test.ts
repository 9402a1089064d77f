import { startFeedHost, type FeedHost } from '../support/feedHost.ts';
import { harbourXml } from '../support/harbour.ts';
import { violations } from './support/accessible.ts';
import { ask, openAs } from './support/browser.ts';
import { followed } from './support/followed.ts';
import { oneTabForAll, stet, tab } from './support/workplace.ts';

const WHOLE = `WEBVTT\n\n${['Good morning from the harbour wall.', 'The boats go out with the ebb.', 'And they come home with the flood.', 'Most of them do.'].map((words, at) => `00:00:${at}0.000 --> 00:00:${at}8.000\n<v ${at % 2 === 0 ? 'Mara' : 'Jon'}>${words}\n`).join('\n')}`;

/** The same transcript, linked twice. */
const FILES = ['talk.vtt', 'copy.vtt'];

oneTabForAll();

let host: FeedHost;
let showId: string;
let episodeIds: string[];
beforeAll(async () => {
  host = await startFeedHost('');
  for (const name of FILES) host.files.set(`/${name}`, WHOLE);
  host.answers({ body: harbourXml([{ turns: [], more: FILES.map((name) => `<podcast:transcript url="${host.url.replace('feed.xml', name)}" type="text/vtt"/>`).join('') }]) });
  ({ showId, episodeIds } = await followed(tab, stet, host));
});
afterAll(() => host?.close());

test('a transcript that came back cut short is shown beside the one in use, and stays out until it is taken', async () => {
  const { page } = tab;
  const segments = async () => (await ask<{ segments: object[] }>(tab, stet, 'GET', `/api/episodes/${episodeIds[0]}/desk`)).segments.length;
  await openAs(tab, stet, `/episodes/${episodeIds[0]}`);
  await page.getByText('Most of them do.').first().waitFor();
  for (const name of FILES) host.files.set(`/${name}`, WHOLE.slice(0, WHOLE.indexOf('the ebb')));
  await openAs(tab, stet, `/shows/${showId}/upstream`);
  await page.getByRole('button', { name: 'Look now' }).click();
  await page.getByText(/A linked transcript came back much shorter:.*and 1 other file of it: /).waitFor();
  await page.getByRole('region', { name: 'Ours, which stands now' }).getByText('Most of them do.').waitFor();
  await page.getByRole('region', { name: 'Upstream', exact: true }).getByText('The boats go out with').waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await segments()).toBe(4);
  await page.getByRole('button', { name: 'Keep ours', exact: true }).click();
  const kept = page.getByRole('region', { name: 'What happened lately' }).getByRole('listitem').filter({ hasText: 'kept ours' });
  await kept.waitFor();
  expect(await kept.innerText()).toMatch(/and 1 other file of it: /);
  expect(await page.getByRole('button', { name: /^Keep ours/ }).count()).toBe(0);
  expect(await segments()).toBe(4);
});
