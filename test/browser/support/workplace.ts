import type { Browser } from 'playwright-core';
import { ask, openBrowser, openTab, type Tab } from './browser.ts';
import { startStet, type RunningStet } from './stet.ts';

/** Shared by the tests of a file; set by `oneStetForAll` and `eachTestInATab`. */
export let stet: RunningStet;
export let browser: Browser;
export let tab: Tab;

/** Starts one Stet and one browser for a test file, without a tab or a session. */
export function oneStetForAll(): void {
  beforeAll(async () => {
    [stet, browser] = await Promise.all([startStet(), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await stet?.stop();
  });
}

/** The same, with a tab in a fresh profile for each test, signed in as the admin by default. A test fails if its tab has faults. */
export function eachTestInATab({ signedIn = true }: { signedIn?: boolean } = {}): void {
  oneStetForAll();
  beforeEach(async () => {
    tab = await openTab(browser, stet);
    if (signedIn) await ask(tab, stet, 'POST', '/api/session', stet.admin);
  });
  afterEach(async () => {
    await tab.close();
    expect(tab.faults).toEqual([]);
  });
}

/** The same, with one tab for all tests of the file, which are steps on one way. They fail if it has faults. */
export function oneTabForAll(options?: Parameters<typeof openTab>[2]): void {
  afterAll(() => tab?.close());
  oneStetForAll();
  beforeAll(async () => {
    tab = await openTab(browser, stet, options);
  });
  afterAll(() => expect(tab.faults).toEqual([]));
}
