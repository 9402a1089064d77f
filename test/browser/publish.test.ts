import { violations } from './support/accessible.ts';
import { feed, importBench } from './support/bench.ts';
import { ask, openAs } from './support/browser.ts';
import { oneTabForAll, stet, tab } from './support/workplace.ts';

oneTabForAll({ permissions: ['clipboard-read', 'clipboard-write'] });

let showId: string;
let episodeIds: string[];
beforeAll(async () => {
  ({ showId, episodeIds } = await importBench(tab, stet));
  const { items } = await ask<{ items: { id: string; name: string }[] }>(tab, stet, 'GET', `/api/speakers?showId=${showId}`);
  await ask(tab, stet, 'PATCH', `/api/speakers/${items.find(({ name }) => name === 'Tomas Herera')!.id}`, { name: 'Tomasz Herrera' });
});

describe('publishing', () => {
  test('shows the change in words, in the notes and in the XML, then does exactly that', async () => {
    const { page } = tab;
    await openAs(tab, stet, `/shows/${showId}/publish`);
    const notes = page.getByRole('article', { name: 'How dough rests' }).getByRole('table', { name: 'The notes, side by side' });
    await notes.locator('del').first().waitFor();
    expect(await notes.locator('del').allInnerTexts()).toContain('Tomas Herera');
    expect(await notes.locator('ins').allInnerTexts()).toContain('Tomasz Herrera');
    await page.getByRole('button', { name: /changed place/ }).click();
    await page.getByText('<p>').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: /^Publish \d+ corrections? to Morning Bench$/ }).click();
    await page.getByText('What to do next').waitFor();
    expect(await violations(page)).toEqual([]);
    const address = await page.getByRole('link', { name: /\/feeds\/.*\.xml$/ }).first().innerText();
    const published = await (await page.request.get(address)).text();
    expect(published).toBe(feed.replaceAll('Tomas Herera', 'Tomasz Herrera'));
    await page.getByRole('button', { name: 'Copy as HTML' }).first().click();
    await page.getByRole('button', { name: 'Copied', exact: true }).waitFor();
    expect(await page.evaluate<string>('navigator.clipboard.readText()')).toContain('Tomasz Herrera (01:07)');
  });

  test('with nothing new, says so and offers no button to press', async () => {
    await openAs(tab, stet, `/shows/${showId}/publish`);
    await tab.page.reload();
    await tab.page.getByText('Nothing would change').waitFor();
    expect(await tab.page.getByRole('button', { name: 'Nothing to publish' }).isDisabled()).toBe(true);
    expect(await violations(tab.page)).toEqual([]);
  });

  test('the publication is listed with what it changed', async () => {
    await openAs(tab, stet, '/publications');
    await tab.page.getByRole('row', { name: /Morning Bench/ }).waitFor();
    expect(await violations(tab.page)).toEqual([]);
  });

  test('hands the corrected notes back as HTML', async () => {
    const { html } = await ask<{ html: string }>(tab, stet, 'GET', `/api/episodes/${episodeIds[0]}/notes`);
    expect(html).toContain('Tomasz Herrera (01:07)');
    expect(html).not.toContain('Tomas Herera');
  });
});
