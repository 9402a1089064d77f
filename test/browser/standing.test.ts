import { importBench } from './support/bench.ts';
import { ask } from './support/browser.ts';
import { DeskPage } from './support/desk.ts';
import { eachTestInATab, stet, tab } from './support/workplace.ts';

eachTestInATab();

test('how an episode stands is called the same on its desk, in lists and beside its show', async () => {
  const { page } = tab;
  const { showId, episodeIds: [newest] } = await importBench(tab, stet);
  const isCalled = async (state: string, onDesk: string, ofShow: string) => {
    await page.goto(`/#/episodes/${newest}`);
    await page.getByText(`${state}, ${onDesk}`, { exact: true }).waitFor();
    await page.goto(`/#/shows/${showId}`);
    await page.getByRole('row', { name: /How dough rests/ }).getByText(state, { exact: true }).waitFor();
    await page.getByText(ofShow, { exact: true }).waitFor();
  };
  await page.goto(`/#/episodes/${newest}`);
  const desk = await new DeskPage(page).ready();
  await desk.caret(0, 0);
  await desk.write('Well. ');
  await desk.saved();
  await page.getByText('edited, 1 segment corrected', { exact: true }).waitFor();
  await isCalled('edited', '1 segment corrected', '1 episode edited');

  const { hash, enrichments } = await ask<{ hash: string; enrichments: string[] }>(tab, stet, 'POST', `/api/shows/${showId}/publication-preview`, {});
  await ask(tab, stet, 'POST', `/api/shows/${showId}/publications`, { hash, enrichments, override: 'The fixture is short of what PSP-1 asks.' });
  await isCalled('published', '1 segment corrected', 'no episode edited');

  const { items } = await ask<{ items: { id: string; name: string }[] }>(tab, stet, 'GET', `/api/speakers?showId=${showId}`);
  await ask(tab, stet, 'PATCH', `/api/speakers/${items.find(({ name }) => name === 'Tomas Herera')!.id}`, { name: 'Tomasz Herrera' });
  await isCalled('edited', '1 segment corrected', '1 episode edited');
});
