import { harbourXml } from '../support/harbour.ts';
import { asFile } from '../support/saltmarsh.ts';
import { violations } from './support/accessible.ts';
import { ask, openAs } from './support/browser.ts';
import { oneTabForAll, stet, tab } from './support/workplace.ts';

const EPISODES = 12;

oneTabForAll();

let showId: string;
beforeAll(async () => {
  await ask(tab, stet, 'POST', '/api/session', stet.admin);
  const items = Array.from({ length: EPISODES }, (_, index) => ({ guid: `g${index}`, title: `Ebb ${index}`, audio: `${index}.mp3` }));
  const { id } = await ask<{ id: string }>(tab, stet, 'POST', '/api/imports', asFile(harbourXml(items)));
  const made = await ask<{ showId: string; episodeIds: string[] }>(tab, stet, 'POST', `/api/imports/${id}/accept`, { newShow: { title: 'Harbour Hours' } });
  ({ showId } = made);
  for (const [index, episode] of made.episodeIds.entries()) {
    const { segments } = await ask<{ segments: { id: string }[] }>(tab, stet, 'GET', `/api/episodes/${episode}/desk`);
    await ask(tab, stet, 'POST', `/api/episodes/${episode}/revisions`, { baseRevision: 0, clientId: 'corrections', operations: [{ type: 'setText', segmentId: segments[1]!.id, text: `Boat number ${index} goes out.` }] });
  }
});

test('the notes of the first ten of many episodes stand open; those of another come when its row is opened, by keyboard, and again after they did not come', async () => {
  const { page } = tab;
  await openAs(tab, stet, `/shows/${showId}/publish`);
  const articleOf = (index: number) => page.getByRole('article', { name: `Ebb ${index}`, exact: true });
  const notesOf = (index: number) => articleOf(index).getByRole('table', { name: 'The notes, side by side' });
  await notesOf(9).waitFor();
  await page.getByRole('button', { name: 'Show 2 more' }).click();
  const open = articleOf(11).getByRole('button', { name: 'Show the notes of “Ebb 11”' });
  await open.waitFor();
  expect(await notesOf(11).count()).toBe(0);

  const notes = '**/publication-preview/notes/**';
  await page.route(notes, (route) => route.fulfill({ status: 503, contentType: 'application/json', body: '{"statusCode":503,"code":"busy","message":"Not now."}' }));
  await open.press('Enter');
  await articleOf(11).getByRole('alert').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.unroute(notes);
  let answer!: () => void;
  const held = new Promise<void>((resolve) => { answer = resolve; });
  await page.route(notes, async (route) => {
    await held;
    await route.continue();
  });
  await articleOf(11).getByRole('button', { name: 'Try again' }).press('Enter');
  await articleOf(11).getByRole('progressbar', { name: 'The notes are on their way…' }).waitFor();
  expect(await violations(page)).toEqual([]);
  answer();
  await notesOf(11).waitFor();
  expect(await notesOf(11).locator('ins').allInnerTexts()).not.toEqual([]);
  expect(await notesOf(11).innerText()).toContain('Boat number 11 goes out.');
  expect(await violations(page)).toEqual([]);

  const close = articleOf(11).getByRole('button', { name: 'Hide the notes of “Ebb 11”' });
  expect(await close.getAttribute('aria-expanded')).toBe('true');
  await close.press('Enter');
  await open.waitFor();
  expect(await notesOf(11).count()).toBe(0);
});
