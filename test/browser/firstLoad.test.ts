import type { Browser, Page } from 'playwright-core';
import { commandsEnglish } from '../../admin/i18n/commands.en.ts';
import { openAs, openBrowser, openTab } from './support/browser.ts';
import { startStet, type RunningStet } from './support/stet.ts';

let stet: RunningStet;
let browser: Browser;
beforeAll(async () => {
  [stet, browser] = await Promise.all([startStet(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await stet?.stop();
});

/** The scripts and styles that a page fetches until it stands, with the bytes of each as gzip. */
async function codeOf(page: Page, visit: () => Promise<unknown>): Promise<Map<string, number>> {
  const asked: string[] = [];
  page.on('response', (response) => {
    if (['script', 'stylesheet'].includes(response.request().resourceType())) asked.push(response.url());
  });
  await visit();
  const sizes = await Promise.all(asked.map(async (url) => {
    const response = await page.request.get(url, { headers: { 'accept-encoding': 'gzip' } });
    const whole = (await response.body()).length;
    return [new URL(url).pathname, response.headers()['content-encoding'] === 'gzip' ? Number(response.headers()['content-length']) : whole] as const;
  }));
  return new Map(sizes);
}

const sum = (sizes: Map<string, number>) => [...sizes.values()].reduce((total, size) => total + size, 0);
const isForLater = (path: string) => /\/(?:desk|ImportPage|PublishPage|UpstreamPage|GlossaryPage)-[^/]+$/.test(path);

test('the admin comes compressed and small, without the desk and the pages that come when they are opened', async () => {
  const { page, faults } = await openTab(browser, stet);
  const code = await codeOf(page, async () => {
    await openAs({ page, faults, close: () => Promise.resolve() }, stet, '/shows');
    await page.getByText('No shows yet').waitFor();
  });
  expect(code.size).toBeGreaterThan(2);
  expect(sum(code)).toBeLessThan(330_000);
  expect([...code.keys()].filter(isForLater)).toEqual([]);
  const scripts = await Promise.all([...code.keys()].map(async (path) => (await page.request.get(path)).text()));
  expect(scripts.filter((script) => script.includes(commandsEnglish.desk.commands.player.loop)).length).toBe(0);
  expect(faults).toEqual([]);
});

test('who comes to a desk by its address asks for its words and its code, and who they are, before there is a page', async () => {
  const { page } = await openTab(browser, stet);
  let held: () => void;
  const isHeld = new Promise<void>((resolve) => { held = resolve; });
  await page.route(/\/assets\/page-[^/]+\.js$/, async (route) => {
    await isHeld;
    await route.continue();
  });
  const asked = [/\/api\/session$/, /\/api\/episodes\/no-such\/desk$/, /\/assets\/desk-[^/]+\.js$/].map((url) => page.waitForRequest(url));
  await page.goto('/#/episodes/no-such', { waitUntil: 'commit' });
  await Promise.all(asked);
  held!();
  await page.getByLabel('Password').waitFor();
});
