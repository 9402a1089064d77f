import { violations } from './support/accessible.ts';
import { feed, importBench } from './support/bench.ts';
import { ask, openAs } from './support/browser.ts';
import { oneTabForAll, stet, tab } from './support/workplace.ts';

oneTabForAll();

let showId: string;
beforeAll(async () => {
  ({ showId } = await importBench(tab, stet));
  await rename('Tomas Herera', 'Tomasz Herrera');
});

async function rename(from: string, name: string): Promise<void> {
  const { items } = await ask<{ items: { id: string; name: string }[] }>(tab, stet, 'GET', `/api/speakers?showId=${showId}`);
  await ask(tab, stet, 'PATCH', `/api/speakers/${items.find((speaker) => speaker.name === from)!.id}`, { name });
}
const publications = async () => (await ask<{ items: { number: number; feedUrl: string }[] }>(tab, stet, 'GET', `/api/publications?showId=${showId}&sort=number&order=asc`)).items;
const served = async () => (await tab.page.request.get((await publications())[0]!.feedUrl)).text();

test('what is unticked stays out, and the button says so', async () => {
  const { page } = tab;
  await openAs(tab, stet, `/shows/${showId}/publish`);
  await page.getByRole('button', { name: /^Publish \d+ corrections? to Morning Bench$/ }).waitFor();
  const all = page.getByRole('checkbox', { name: /edited episodes?$/ });
  expect(await all.isChecked()).toBe(true);
  await all.uncheck();
  await page.getByRole('button', { name: 'Publish Morning Bench' }).waitFor(); // the first publication, as it came
  await all.check();
  await page.getByLabel('Why, for the history (optional)').fill('Names put right.');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: /^Publish \d+ corrections? to Morning Bench$/ }).click();
  await page.getByText('What to do next').waitFor();
  expect(await served()).toBe(feed.replaceAll('Tomas Herera', 'Tomasz Herrera'));
});

test('a publication to come is listed, and cancelled', async () => {
  const { page } = tab;
  await rename('Tomasz Herrera', 'T. Herrera');
  await openAs(tab, stet, `/shows/${showId}/publish`);
  await page.reload(); // the page of what was just published gives way
  await page.getByRole('button', { name: 'Publish later…' }).click();
  await page.getByRole('button', { name: 'Schedule this publication' }).click();
  await page.getByText('This goes out on').waitFor();
  await openAs(tab, stet, `/shows/${showId}/publications`);
  const toCome = page.getByRole('region', { name: 'To come' });
  await toCome.getByText('How dough rests').waitFor();
  expect(await violations(page)).toEqual([]);
  await toCome.getByRole('button', { name: 'Cancel' }).click();
  await toCome.waitFor({ state: 'detached' });
});

test('the history says why, and takes a publication back once it said what that does', async () => {
  const { page } = tab;
  await openAs(tab, stet, `/shows/${showId}/publications`);
  await page.getByRole('row', { name: /Names put right\./ }).getByRole('link').click();
  await page.getByRole('heading', { name: 'No. 1' }).waitFor();
  await page.getByText('Names put right.').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Take back…' }).click();
  const dialog = page.getByRole('dialog');
  // the speaker was renamed once more since: that is asked
  await dialog.getByRole('radio', { name: /^Restore: Tomas Herera$/ }).check();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Take publication 1 back' }).click();
  await page.getByRole('heading', { name: 'No. 2' }).waitFor();
  expect(await served()).toBe(feed);
});

test('taking back says what of the show itself the feed cannot hold', async () => {
  const { page } = tab;
  const name = async (author: string | null) => {
    const { version } = await ask<{ version: number }>(tab, stet, 'GET', `/api/shows/${showId}`);
    await page.evaluate(([path, match, body]) => fetch(path, { method: 'PATCH', headers: { 'content-type': 'application/json', 'if-match': match }, body }), [`/api/shows/${showId}`, `"${version}"`, JSON.stringify({ author })] as const);
    const { hash } = await ask<{ hash: string }>(tab, stet, 'POST', `/api/shows/${showId}/publication-preview`, {});
    return ask<{ id: string }>(tab, stet, 'POST', `/api/shows/${showId}/publications`, { hash, enrichments: [], override: 'The names are put right tomorrow.' });
  };
  await name(null);
  const { id } = await name('Somebody else');
  await openAs(tab, stet, `/publications/${id}/show`);
  await page.getByRole('button', { name: 'Take back…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('What the form of the feed cannot hold').waitFor();
  await dialog.getByText('it can be changed, not emptied').waitFor();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
});

test('taking back says of which episode the feed cannot hold something', async () => {
  const { page } = tab;
  const { items: [{ id: episodeId, title }] } = await ask<{ items: [{ id: string; title: string }] }>(tab, stet, 'GET', `/api/episodes?showId=${showId}`);
  const publishEdited = async (edit: (segment: { id: string; startMs: number }) => object) => {
    const { revision, segments: [first] } = await ask<{ revision: number; segments: [{ id: string; startMs: number }] }>(tab, stet, 'GET', `/api/episodes/${episodeId}/desk`);
    await ask(tab, stet, 'POST', `/api/episodes/${episodeId}/revisions`, { baseRevision: revision, clientId: crypto.randomUUID(), operations: [edit(first)] });
    const { hash } = await ask<{ hash: string }>(tab, stet, 'POST', `/api/shows/${showId}/publication-preview`, {});
    return ask<{ id: string }>(tab, stet, 'POST', `/api/shows/${showId}/publications`, { hash, enrichments: [], override: 'The times are put right tomorrow.' });
  };
  await publishEdited(({ id, startMs }) => ({ type: 'setTime', segmentId: id, startMs: startMs + 250 }));
  const { id } = await publishEdited(({ id: segmentId }) => ({ type: 'setText', segmentId, text: 'Said in haste.' }));
  await openAs(tab, stet, `/publications/${id}/show`);
  await page.getByRole('button', { name: 'Take back…' }).click();
  const ofEpisode = page.getByRole('dialog').getByRole('region', { name: title });
  await ofEpisode.getByText('What the form of the feed cannot hold').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
});

test('what is left to do outside is a list to be ticked', async () => {
  const { page } = tab;
  await openAs(tab, stet, `/shows/${showId}/go-live`);
  const step = page.getByRole('checkbox', { name: 'Hand the corrections back to the host' });
  await step.click();
  await page.getByText(/^done /).waitFor();
  await page.reload();
  await page.getByText(/^done /).waitFor();
  expect(await step.isChecked()).toBe(true);
  await page.getByText('YouTube takes the notes').waitFor();
  expect(await violations(page)).toEqual([]);
});
