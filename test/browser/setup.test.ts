import type { Browser } from 'playwright-core';
import { violations } from './support/accessible.ts';
import { openBrowser, openTab } from './support/browser.ts';
import { startStet, type RunningStet } from './support/stet.ts';

let stet: RunningStet;
let browser: Browser;
beforeAll(async () => {
  [stet, browser] = await Promise.all([startStet({ STET_ADMIN_EMAIL: '', STET_ADMIN_PASSWORD: '' }), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await stet?.stop();
});

/** What the server prints: what it says to somebody and what it says to a log come by two pipes, in either order. */
async function printed(wanted: RegExp): Promise<string> {
  for (;;) {
    const [found] = wanted.exec(stet.output()) ?? [];
    if (found !== undefined) return found;
    await new Promise((resolve) => { setImmediate(resolve); });
  }
}

test('the link that the first start prints makes the admin, once', async () => {
  const link = await printed(/http\S+#\/setup\?token=\S+(?=\n)/);
  const tab = await openTab(browser, stet);
  const { page } = tab;
  await page.goto(link);
  await page.getByLabel('Your name').fill('Ada Quill');
  await page.getByLabel('E-mail address').fill('ada@quill.example');
  await page.getByLabel('Password').fill('a bench before sunrise');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Create the account' }).click();
  await page.getByText('No shows yet').waitFor();
  await page.getByRole('link', { name: 'Users' }).waitFor();

  const later = await openTab(browser, stet);
  await later.page.goto(link);
  await later.page.getByText('This link no longer works').waitFor();
  expect([...tab.faults, ...later.faults]).toEqual([]);
});
