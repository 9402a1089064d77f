import { importBench } from './support/bench.ts';
import { ask } from './support/browser.ts';
import { DeskPage } from './support/desk.ts';
import { eachTestInATab, stet, tab } from './support/workplace.ts';

eachTestInATab();

const LONG = 'How dough rests, and what the two of them talked about while it did, from four in the morning until the oven was hot enough for the first loaf of the day';

/** Whether all of its words are in sight. */
const isWhole = (selector: string) => tab.page.locator(selector).evaluate(({ scrollWidth, clientWidth, scrollHeight, clientHeight }) => scrollWidth <= clientWidth && scrollHeight <= clientHeight);

test.each([820, 1280])('at %i pixels it is read below a title of any length how an episode stands, and all of both by keys', async (width) => {
  const { page } = tab;
  await page.setViewportSize({ width, height: 800 });
  const { episodeIds: [newest] } = await importBench(tab, stet);
  const { version } = await ask<{ version: number }>(tab, stet, 'GET', `/api/episodes/${newest}`);
  await page.goto('/#/episodes');
  await page.evaluate(([path, match, title]) => fetch(path, { method: 'PATCH', headers: { 'content-type': 'application/json', 'if-match': match }, body: JSON.stringify({ title }) }), [`/api/episodes/${newest}`, `"${version}"`, LONG] as const);
  await page.goto(`/#/episodes/${newest}`);
  await new DeskPage(page).ready();
  await page.getByText('title, date or audio corrected').waitFor();
  expect(await isWhole('.desk-header .naming p')).toBe(true);
  await page.getByRole('link', { name: 'Episodes' }).focus();
  await page.keyboard.press('Tab');
  await page.getByRole('tooltip', { name: `${LONG} · Morning Bench · edited, title, date or audio corrected` }).waitFor();
});

test('why a recording cannot be played is read whole', async () => {
  const { page } = tab;
  await page.setViewportSize({ width: 640, height: 800 });
  const { episodeIds: [newest] } = await importBench(tab, stet);
  await page.goto(`/#/episodes/${newest}`);
  await new DeskPage(page).ready();
  await page.locator('.no-sound[role="alert"]').waitFor();
  expect(await isWhole('.no-sound')).toBe(true);
  expect(await isWhole('.player')).toBe(true);
});
