import { violations } from './support/accessible.ts';
import { feed, importBench } from './support/bench.ts';
import { ask, openAs, openTab } from './support/browser.ts';
import { browser, oneTabForAll, stet, tab } from './support/workplace.ts';

oneTabForAll();

let showId: string;
beforeAll(async () => {
  ({ showId } = await importBench(tab, stet));
});

describe('lists', () => {
  test.each([
    ['/shows', 'Shows'],
    ['/shows/create', 'New show'],
    ['/episodes', 'Episodes'],
    ['/speakers', 'Speakers'],
    ['/publications', 'Publications'],
    ['/users', 'Users'],
    ['/users/create', 'New user'],
    ['/nowhere', 'Page not found'],
  ])('%s can be read and used by everyone, light and dark', async (place, heading) => {
    await openAs(tab, stet, place);
    await tab.page.getByRole('heading', { name: heading, exact: true }).waitFor();
    await tab.page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
    expect(await violations(tab.page)).toEqual([]);
  });

  test('a show has its episodes and its settings', async () => {
    await openAs(tab, stet, `/shows/${showId}`);
    await tab.page.getByRole('link', { name: 'How dough rests' }).waitFor();
    expect(await violations(tab.page)).toEqual([]);
    await tab.page.getByRole('link', { name: 'Settings' }).click();
    await tab.page.getByLabel('Author').waitFor();
    expect(await violations(tab.page)).toEqual([]);
  });

  test('a show that is called otherwise here says in its settings what its feed calls it', async () => {
    const { id } = await ask<{ id: string }>(tab, stet, 'POST', '/api/imports', { kind: 'paste', content: feed });
    const { showId: other } = await ask<{ showId: string }>(tab, stet, 'POST', `/api/imports/${id}/accept`, { newShow: { title: 'Night Bench' } });
    await openAs(tab, stet, `/shows/${other}/settings`);
    const title = tab.page.getByRole('textbox', { name: 'Title' });
    await tab.page.getByText('It is only called so here: its feed says “Morning Bench”').waitFor();
    expect(await violations(tab.page)).toEqual([]);
    await title.fill('Evening Bench');
    await tab.page.getByRole('button', { name: 'Save' }).click();
    await tab.page.getByText('The feed it came from says “Morning Bench”.').waitFor();
    await ask(tab, stet, 'DELETE', `/api/shows/${other}`);
  });

  test('a show gets the address of one that was deleted, and its listeners, only when that is said', async () => {
    const shows: string[] = [];
    for (const title of ['Noon Bench', 'Dusk Bench']) {
      const { id } = await ask<{ id: string }>(tab, stet, 'POST', '/api/imports', { kind: 'paste', content: feed });
      shows.push((await ask<{ showId: string }>(tab, stet, 'POST', `/api/imports/${id}/accept`, { newShow: { title } })).showId);
    }
    const [gone, heir] = shows;
    const { hash, enrichments } = await ask<{ hash: string; enrichments: string[] }>(tab, stet, 'POST', `/api/shows/${gone}/publication-preview`, {});
    await ask(tab, stet, 'POST', `/api/shows/${gone}/publications`, { hash, enrichments });
    await ask(tab, stet, 'DELETE', `/api/shows/${gone}`);
    await openAs(tab, stet, `/shows/${heir}/settings`);
    await tab.page.getByRole('textbox', { name: 'Address', exact: true }).fill('noon-bench');
    await tab.page.getByRole('button', { name: 'Save' }).click();
    const dialog = tab.page.getByRole('dialog', { name: 'Take this address over?' });
    await dialog.getByText('Its listeners will get “Dusk Bench” instead').waitFor();
    expect(await violations(tab.page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Take it over' }).click();
    await dialog.waitFor({ state: 'detached' });
    await tab.page.getByText('is kept for the listeners of a deleted show').waitFor({ state: 'detached' });
    expect((await ask<{ slug: string }>(tab, stet, 'GET', `/api/shows/${heir}`)).slug).toBe('noon-bench');
    await ask(tab, stet, 'DELETE', `/api/shows/${heir}`);
  });

  test('a title that is longer than its column goes on below, and nothing of it is cut', async () => {
    const title = `What two bakers say of ${'flour and water, '.repeat(12)}and patience`;
    const { id } = await ask<{ id: string }>(tab, stet, 'POST', '/api/imports', { kind: 'paste', content: feed.replace('How dough rests', title) });
    const { showId: long } = await ask<{ showId: string }>(tab, stet, 'POST', `/api/imports/${id}/accept`, { newShow: { title: 'Evening Bench' } });
    await openAs(tab, stet, `/shows/${long}`);
    const link = tab.page.getByRole('link', { name: title });
    await link.waitFor();
    const cut = await link.evaluate((element) => [element, element.closest('td')!].map(({ scrollWidth, clientWidth, scrollHeight, clientHeight }) => scrollWidth > clientWidth || scrollHeight > clientHeight));
    expect(cut).toEqual([false, false]);
    expect(await violations(tab.page)).toEqual([]);
    await ask(tab, stet, 'DELETE', `/api/shows/${long}`);
  });

  test('the keyboard alone finds an episode: slash, a word, down, Enter', async () => {
    const { page } = tab;
    await openAs(tab, stet, '/episodes');
    await page.getByRole('link', { name: 'A miller at the table' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('miller');
    await page.getByRole('link', { name: 'How dough rests' }).waitFor({ state: 'detached' });
    await page.keyboard.press('ArrowDown');
    await page.getByRole('link', { name: 'A miller at the table' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/#\/episodes\/[0-9a-f-]{36}/);
  });

  test.each([['a show', ''], ['its publication', '/publish']])('%s that the server does not answer is no missing page: it says so, and asks again', async (_, place) => {
    const { page } = tab;
    await page.route(/\/api\/shows\/[^/]+$/, (route) => route.abort());
    await openAs(tab, stet, '/users');
    await page.reload();
    await openAs(tab, stet, `/shows/${showId}${place}`);
    const said = page.getByRole('alert').filter({ hasText: 'This page cannot be shown now' });
    await said.getByText('The server is not answering.').waitFor();
    expect(await page.getByText('The server is not answering.').count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    await page.unroute(/\/api\/shows\/[^/]+$/);
    await said.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'Morning Bench', level: 1 }).waitFor();
  });

  test.each([['of all shows', '/episodes'], ['of one', '']])('a list %s that the server does not answer says so where its rows would be, once, and asks again', async (_, place) => {
    const { page } = tab;
    await page.route(/\/api\/episodes(\?|$)/, (route) => route.abort());
    await openAs(tab, stet, '/users');
    await page.reload();
    await openAs(tab, stet, place || `/shows/${showId}`);
    const said = page.getByRole('alert').filter({ hasText: 'The server is not answering.' });
    await said.waitFor();
    expect([await said.count(), await page.getByText('in all').count()]).toEqual([1, 0]);
    expect(await violations(page)).toEqual([]);
    await page.unroute(/\/api\/episodes(\?|$)/);
    await said.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('link', { name: 'A miller at the table' }).waitFor();
    expect(await said.count()).toBe(0);
  });

  test('a state narrows the list, and an empty answer says how to widen it', async () => {
    const { page } = tab;
    await openAs(tab, stet, '/episodes');
    await page.getByRole('button', { name: 'published' }).click();
    await page.getByText('Nothing here matches').waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByRole('link', { name: 'How dough rests' }).waitFor();
  });

  test('a speaker is renamed everywhere by one edit', async () => {
    const { page } = tab;
    await openAs(tab, stet, '/speakers');
    await page.getByRole('row', { name: /Tomas Herera/ }).getByRole('button', { name: 'Rename' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('Tomasz Herrera');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
    await page.getByRole('cell', { name: 'Tomasz Herrera' }).first().waitFor();
    await openAs(tab, stet, '/shows');
    await page.getByRole('row', { name: /Morning Bench/ }).getByRole('cell', { name: '1', exact: true }).waitFor();
  });

  test('a user is made, given a role in a show, and can sign in', async () => {
    const { page } = tab;
    await openAs(tab, stet, '/users/create');
    await page.getByLabel('Name').fill('Ines Okafor');
    await page.getByLabel('E-mail address').fill('ines@bench.example');
    await page.getByLabel('Password').fill('flour, water, salt, time');
    await page.getByRole('combobox', { name: 'Give a role in a show' }).click();
    await page.getByRole('option', { name: 'Morning Bench' }).click();
    await page.getByRole('button', { name: 'Create user' }).click();
    await page.getByRole('link', { name: 'Ines Okafor' }).waitFor();
    const other = await openTab(browser, stet);
    await openAs(other, stet, '/shows', { email: 'ines@bench.example', password: 'flour, water, salt, time' });
    await other.page.getByRole('link', { name: 'Morning Bench' }).waitFor();
    expect(await other.page.getByRole('link', { name: 'Users' }).count()).toBe(0);
    for (const denied of ['/#/users', '/api/users']) {
      await other.page.goto(denied);
      await other.page.getByRole('heading', { name: 'Your account has no access here' }).waitFor();
      expect(await violations(other.page)).toEqual([]);
      await other.page.getByRole('link', { name: 'Shows' }).last().click();
      await other.page.getByRole('link', { name: 'Morning Bench' }).waitFor();
    }
    await other.close();
  });
});
