import { startFeedHost, type FeedHost } from '../support/feedHost.ts';
import { harbourXml, TURNS } from '../support/harbour.ts';
import { violations } from './support/accessible.ts';
import { ask, openAs } from './support/browser.ts';
import { followed } from './support/followed.ts';
import { oneTabForAll, stet, tab } from './support/workplace.ts';

const fog = { guid: 'fog', title: 'Fog', audio: 'fog.mp3', pubDate: 'Mon, 02 Mar 2026 08:00:00 GMT' };

oneTabForAll();

let host: FeedHost;
let showId: string;
let episodeIds: string[];
beforeAll(async () => {
  host = await startFeedHost(harbourXml([{}, fog]));
  ({ showId, episodeIds } = await followed(tab, stet, host));
  const { segments, speakers } = await ask<{ segments: { id: string }[]; speakers: { id: string; name: string }[] }>(tab, stet, 'GET', `/api/episodes/${episodeIds[0]}/desk`);
  const mara = speakers.find(({ name }) => name === 'Mara')!.id;
  await ask(tab, stet, 'POST', `/api/episodes/${episodeIds[0]}/revisions`, {
    baseRevision: 0, clientId: 'corrections',
    operations: [{ type: 'setText', segmentId: segments[1]!.id, text: 'The boats go out with the tide.' }, { type: 'setSpeaker', segmentIds: [segments[1]!.id, segments[3]!.id], speakerId: mara }],
  });
});
afterAll(() => host?.close());

const texts = async () => (await ask<{ segments: { text: string }[] }>(tab, stet, 'GET', `/api/episodes/${episodeIds[0]}/desk`)).segments.map(({ text }) => text);

describe('what happens upstream', () => {
  test('is looked up on asking, and what was changed on both sides is shown one at a time', async () => {
    const { page } = tab;
    await openAs(tab, stet, `/shows/${showId}/upstream`);
    await page.getByText('Nothing to decide').waitFor();
    expect(await violations(page)).toEqual([]);
    host.answers({ body: harbourXml([{ turns: TURNS.map((turn) => turn.replace('Jon', 'Edda').replace('with the ebb.', 'with the current.')) }, { guid: 'rain', title: 'Rain', audio: 'rain.mp3' }]) });
    await page.getByRole('button', { name: 'Look now' }).click();
    await page.getByRole('heading', { name: '3 places were changed here and upstream' }).waitFor();
    await page.getByRole('link', { name: '3 conflicts with upstream' }).waitFor();
    await page.getByText('Gone upstream:').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('is shown anew where it was changed since it is on the screen, and nothing is decided', async () => {
    const { page } = tab;
    const conflict = page.getByRole('article', { name: 'Changed on both sides' });
    for (let times = 0; !(await conflict.innerText()).includes('current'); times++) {
      expect(times).toBeLessThan(3);
      await page.keyboard.press('n');
    }
    const { revision, segments } = await ask<{ revision: number; segments: { id: string }[] }>(tab, stet, 'GET', `/api/episodes/${episodeIds[0]}/desk`);
    await ask(tab, stet, 'POST', `/api/episodes/${episodeIds[0]}/revisions`, { baseRevision: revision, clientId: 'meanwhile', operations: [{ type: 'setText', segmentId: segments[1]!.id, text: 'The boats go out with the night tide.' }] });
    await page.keyboard.press('t');
    await page.getByText('This was changed meanwhile').waitFor();
    await conflict.getByRole('region', { name: 'Ours' }).getByText('night tide').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await texts()).toContain('The boats go out with the night tide.');
    expect(await page.getByRole('heading', { name: '3 places were changed here and upstream' }).count()).toBe(1);
  });

  test('is decided by keys: ours, theirs for all alike, or both in one', async () => {
    const { page } = tab;
    const conflict = page.getByRole('article', { name: 'Changed on both sides' });
    for (let times = 0; !(await conflict.innerText()).includes('current'); times++) {
      expect(times).toBeLessThan(3);
      await page.keyboard.press('n');
    }
    expect(await conflict.getByRole('region', { name: 'Upstream' }).locator('ins').allInnerTexts()).toEqual(['current']);
    await page.keyboard.press('c');
    const field = page.getByRole('textbox', { name: 'What it should say' });
    await field.fill('The boats go out with the tidal current.');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Use this' }).click();
    await page.getByRole('heading', { name: '2 places were changed' }).waitFor();
    expect(await texts()).toContain('The boats go out with the tidal current.');
    await page.keyboard.press('Shift+T');
    await page.getByText('Gone upstream:').waitFor();
    await conflict.waitFor({ state: 'detached' });
    const { conflictsTotal } = await ask<{ conflictsTotal: number }>(tab, stet, 'GET', `/api/shows/${showId}/upstream`);
    expect(conflictsTotal).toBe(0);
  });

  test('is answered where it asks', async () => {
    const { page } = tab;
    await page.getByRole('button', { name: 'Let it go' }).click();
    await page.getByText('let go').waitFor();
    await page.getByText('Nothing to decide').waitFor();
    await page.getByRole('checkbox', { name: 'Paused' }).click();
    await page.getByText('paused', { exact: true }).waitFor();
  });

  test('is told by page, and where many ask alike, answered at once', async () => {
    const { page } = tab;
    const many = Array.from({ length: 24 }, (_, at) => ({ guid: `g${at}`, title: `Rain ${at}`, audio: `${at}.mp3`, turns: [] }));
    host.answers({ body: harbourXml([{}, ...many]) });
    await page.getByRole('button', { name: 'Look now' }).click();
    const happened = page.getByRole('region', { name: 'What happened lately' });
    await page.getByText('Page 1 of 2').waitFor();
    await happened.getByRole('listitem').nth(19).waitFor();
    expect(await happened.getByRole('listitem').count()).toBe(20);
    await page.getByRole('button', { name: 'Next page' }).click();
    await happened.getByText('let go').waitFor();
    expect(await violations(page)).toEqual([]);
    host.answers({ body: harbourXml([{}]) });
    await page.getByRole('button', { name: 'Look now' }).click();
    await page.getByRole('button', { name: 'Keep all 25 that are gone' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Keep all 25 that are gone' }).click();
    await page.getByRole('heading', { name: 'What happened upstream and needs an answer' }).waitFor({ state: 'detached' });
  });

  test('is followed at another address; where that has another show, nothing is taken until somebody says so', async () => {
    const { page } = tab;
    const other = await startFeedHost(harbourXml([{ guid: 'rye', title: 'Rye', audio: 'rye.mp3', pubDate: 'Wed, 04 Mar 2026 08:00:00 GMT' }]).replace('Harbour Hours', 'Bread at Dawn').replace('https://harbour.example/', 'https://bakery.example/'));
    try {
      const another = page.getByRole('button', { name: 'Another address…' });
      const address = page.getByRole('textbox', { name: 'Address' });
      await another.click();
      await page.keyboard.insertText('https://bakery.exam');
      await page.keyboard.press('Escape');
      await another.and(page.locator(':focus')).waitFor();
      await page.keyboard.press('Enter');
      await address.and(page.locator(':focus')).waitFor();
      expect(await address.inputValue()).toBe('https://bakery.exam');
      await page.getByRole('button', { name: 'Cancel' }).press('Enter');
      await another.and(page.locator(':focus')).waitFor();
      await page.keyboard.press('Enter');
      await address.and(page.locator(':focus')).waitFor();
      expect(await address.inputValue()).toBe('');
      await page.keyboard.insertText(other.url);
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Enter');
      await page.getByText('What is there now is the feed of another show: Bread at Dawn').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'It is this show…' }).click();
      await page.getByRole('dialog', { name: 'Is “Bread at Dawn” this show?' }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'It is not' }).click();
      await page.getByRole('heading', { name: 'What happened upstream and needs an answer' }).waitFor({ state: 'detached' });
    } finally {
      await other.close();
    }
  });
});
