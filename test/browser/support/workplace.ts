import type { Browser } from 'playwright-core';
import { ask, openBrowser, openTab, type Tab } from './browser.ts';
import { startStet, type RunningStet } from './stet.ts';

/** What the tests of a file work at, from `oneStetForAll` and `eachTestInATab` on. */
export let stet: RunningStet;
export let browser: Browser;
export let tab: Tab;

/** For a file of tests: one Stet and one browser, with nobody in it yet. */
export function oneStetForAll(): void {
  beforeAll(async () => {
    [stet, browser] = await Promise.all([startStet(), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await stet?.stop();
  });
}

/** The same, with a fresh profile for each test, which ends without a fault; the admin has a session there, unless nobody shall. */
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
