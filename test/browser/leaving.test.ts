import { violations } from './support/accessible.ts';
import { feed, importBench, notes } from './support/bench.ts';
import { ask } from './support/browser.ts';
import { DeskPage, storedDesk } from './support/desk.ts';
import { eachTestInATab, stet, tab } from './support/workplace.ts';

eachTestInATab();

/** With the keyboard alone: opens the menu of the whole episode, and takes the command of this name from it. */
async function choose(name: RegExp): Promise<void> {
  const { page } = tab;
  await page.getByRole('button', { name: 'More for this episode' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem').and(page.locator(':focus')).waitFor();
  while ((await page.getByRole('menuitem', { name }).and(page.locator(':focus')).count()) === 0) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

test('an episode is taken out of the feed and put back, by the keyboard, and the publication says what listeners lose', async () => {
  const { page } = tab;
  const { showId, episodeIds: [newest] } = await importBench(tab, stet);
  const publish = async () => {
    const { hash, enrichments } = await ask<{ hash: string; enrichments: string[] }>(tab, stet, 'POST', `/api/shows/${showId}/publication-preview`, {});
    await ask(tab, stet, 'POST', `/api/shows/${showId}/publications`, { hash, enrichments, override: 'The fixture is short of what PSP-1 asks.' });
  };
  const served = async () => (await page.request.get('/feeds/morning-bench.xml')).text();
  await publish();
  await page.goto(`/#/episodes/${newest}`);
  await choose(/Take it out of the feed/);
  const question = page.getByRole('dialog', { name: 'Take “How dough rests” out of the feed?' });
  await question.getByRole('button', { name: 'Take it out of the feed' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await question.getByRole('button', { name: 'Take it out of the feed' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('leaves the feed, nothing corrected').first().waitFor();

  await page.goto(`/#/shows/${showId}/publish`);
  const leaving = page.getByRole('region', { name: '1 episode leaves the feed' });
  await leaving.getByText('How dough rests').waitFor();
  expect(await violations(page)).toEqual([]);
  const button = page.getByRole('button', { name: 'Publish this to Morning Bench' });
  await button.focus();
  await page.keyboard.press('Enter');
  await page.getByText('What to do next').waitFor();
  expect(await served()).toBe(feed.replace(/\s*<item>[^]*?<\/item>/, ''));

  await page.goto(`/#/shows/${showId}`);
  await page.getByRole('row', { name: /How dough rests/ }).getByText('out of the feed').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.goto(`/#/episodes/${newest}`);
  await choose(/Put it back into the feed/);
  await page.getByRole('dialog').getByRole('button', { name: 'Put it back' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('returns to the feed, nothing corrected').first().waitFor();
  await publish();
  expect(await served()).toBe(feed);
});

/** The episodes for which this browser keeps edits, once for each edit. */
const unsentOf = () => tab.page.evaluate(() => new Promise<string[]>((resolve, reject) => {
  const opened = indexedDB.open('stet');
  opened.addEventListener('error', () => reject(opened.error!));
  opened.addEventListener('success', () => {
    const transaction = opened.result.transaction(['opening', 'edit']);
    const [openings, edits] = [transaction.objectStore('opening').getAll(), transaction.objectStore('edit').getAll()];
    transaction.addEventListener('complete', () => {
      const episodeOf = new Map((openings.result as { tab: string; episodeId: string }[]).map(({ tab: key, episodeId }) => [key, episodeId]));
      resolve((edits.result as { tab: string }[]).map(({ tab: key }) => episodeOf.get(key) ?? 'nobody'));
      opened.result.close();
    });
  });
}));

test('an episode that is deleted takes its unsent edits along, and no other’s, also of another tab', async () => {
  const { page } = tab;
  const { episodeIds: [other] } = await importBench(tab, stet);
  const { id } = await ask<{ id: string }>(tab, stet, 'POST', '/api/imports', { kind: 'paste', content: notes });
  const { episodeIds: [made] } = await ask<{ episodeIds: string[] }>(tab, stet, 'POST', `/api/imports/${id}/accept`, { newShow: { title: 'Evening Bench' }, title: 'Rye' });
  await page.context().route('**/revisions', (route) => (route.request().method() === 'POST' ? route.abort('connectionreset') : route.continue()));
  const beside = await page.context().newPage();
  for (const [where, episode] of [[beside, other], [page, made]] as const) {
    await where.goto(`/#/episodes/${episode}`);
    await where.locator('.segment .words').first().dblclick();
    await where.keyboard.type('Rye ');
  }
  while (new Set(await unsentOf()).size < 2) await page.evaluate(() => new Promise(requestAnimationFrame));
  await choose(/Delete the episode/);
  await page.getByRole('dialog').getByRole('button', { name: 'Delete the episode' }).click();
  await page.getByRole('heading', { name: 'No episodes yet' }).waitFor();
  expect(new Set(await unsentOf())).toEqual(new Set([other]));
  await beside.close({ runBeforeUnload: false });
});

test('an episode that somebody else deleted gives back the words that wait for it, and then forgets them', async () => {
  const { page } = tab;
  const { id } = await ask<{ id: string }>(tab, stet, 'POST', '/api/imports', { kind: 'paste', content: notes });
  const { episodeIds: [made] } = await ask<{ episodeIds: string[] }>(tab, stet, 'POST', `/api/imports/${id}/accept`, { newShow: { title: 'Evening Bench' }, title: 'Rye' });
  await page.context().route('**/revisions', (route) => (route.request().method() === 'POST' ? route.abort('connectionreset') : route.continue()));
  await page.goto(`/#/episodes/${made}`);
  await page.locator('.segment .words').first().dblclick();
  await page.keyboard.insertText('Rye');
  while ((await unsentOf()).length === 0) await page.evaluate(() => new Promise(requestAnimationFrame));
  await ask(tab, stet, 'DELETE', `/api/episodes/${made}`);
  await page.context().unroute('**/revisions');
  await page.getByRole('heading', { name: 'This episode was deleted' }).waitFor();
  const kept = page.getByRole('textbox', { name: 'Words that were not saved' });
  expect(await kept.inputValue()).toContain('Rye');
  expect(await violations(page)).toEqual([]);
  await page.reload();
  await kept.waitFor();
  await page.getByRole('button', { name: 'Forget them' }).click();
  await page.getByText('Nothing of yours was waiting').waitFor();
  expect(await unsentOf()).toEqual([]);
});

const waiting = () => tab.page.getByRole('region', { name: 'Unsent changes' });

describe('edits that wait for an episode which nobody opens', () => {
  let showId: string;
  let made: string;
  beforeEach(async () => {
    const { page } = tab;
    const { id } = await ask<{ id: string }>(tab, stet, 'POST', '/api/imports', { kind: 'paste', content: notes });
    const accepted = await ask<{ showId: string; episodeIds: string[] }>(tab, stet, 'POST', `/api/imports/${id}/accept`, { newShow: { title: 'Evening Bench' }, title: 'Rye' });
    ({ showId, episodeIds: [made] } = accepted as { showId: string; episodeIds: [string] });
    await page.context().route('**/revisions', (route) => (route.request().method() === 'POST' ? route.abort('connectionreset') : route.continue()));
    const closed = await page.context().newPage();
    await closed.goto(`/#/episodes/${made}`);
    await closed.locator('.segment .words').first().dblclick();
    await closed.keyboard.insertText('Wholemeal');
    await page.goto('/#/shows');
    while ((await unsentOf()).length === 0) await page.evaluate(() => new Promise(requestAnimationFrame));
    await closed.close();
    await page.context().unroute('**/revisions');
    await page.goto('/#/episodes');
    await page.reload();
    await waiting().waitFor();
  });

  test('are named wherever one is, and sent when it is opened', async () => {
    const { page } = tab;
    expect(await violations(page)).toEqual([]);
    await waiting().getByRole('link', { name: 'Rye' }).click();
    await new DeskPage(page).ready();
    expect((await storedDesk(tab, stet, made)).segments[0]!.text).toContain('Wholemeal');
    await page.goto('/#/shows');
    await page.getByRole('row', { name: /Evening Bench/ }).first().waitFor();
    expect([await unsentOf(), await waiting().count()]).toEqual([[], 0]);
  });

  test('are given back where its show was deleted whole, and forgotten when one says so', async () => {
    const { page } = tab;
    await ask(tab, stet, 'DELETE', `/api/shows/${showId}`);
    await waiting().getByRole('link', { name: 'Rye' }).click();
    await page.getByRole('heading', { name: 'This episode is gone' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Words that were not saved' }).inputValue()).toContain('Wholemeal');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Forget them' }).click();
    await page.getByRole('heading', { name: 'This desk cannot be opened' }).waitFor();
    expect(await unsentOf()).toEqual([]);
  });
});

test('an episode that was never published is deleted once one has read what goes with it', async () => {
  const { page } = tab;
  const { id } = await ask<{ id: string }>(tab, stet, 'POST', '/api/imports', { kind: 'paste', content: notes });
  const { showId, episodeIds: [made] } = await ask<{ showId: string; episodeIds: string[] }>(tab, stet, 'POST', `/api/imports/${id}/accept`, { newShow: { title: 'Evening Bench' }, title: 'Rye' });
  await page.goto(`/#/episodes/${made}`);
  await choose(/Delete the episode/);
  const question = page.getByRole('dialog', { name: 'Delete “Rye”?' });
  await question.getByText('its transcript of 4 segments').waitFor();
  expect(await violations(page)).toEqual([]);
  await question.getByRole('button', { name: 'Delete the episode' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'No episodes yet' }).waitFor();
  expect(page.url()).toContain(`/shows/${showId}`);
});
