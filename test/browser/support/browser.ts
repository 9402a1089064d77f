import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { findChromium } from '../../support/chromium.mjs';
import type { RunningStet } from './stet.ts';

export const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required'];

export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium here: install one or name it with CHROMIUM_PATH.');
  return chromium.launch({ executablePath, args: FLAGS });
}

export interface Tab {
  page: Page;
  /** Script errors and violations of the content security policy; a test must end with none. */
  faults: string[];
  close: () => Promise<void>;
}

/** Opens a tab in a fresh profile. */
export async function openTab(browser: Browser, stet: RunningStet, options: BrowserContextOptions = {}): Promise<Tab> {
  const context = await browser.newContext({ baseURL: stet.origin, viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', locale: 'en-GB', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  return { page, faults: await watchFaults(page), close: () => context.close() };
}

export async function watchFaults(page: Page): Promise<string[]> {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error.stack ?? error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy/i.test(message.text())) faults.push(message.text());
  });
  // Chromium's console does not report a violation that a script catches, so listen for the event
  await page.addInitScript(() => document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => console.error(`Content Security Policy: ${violatedDirective} ${blockedURI} ${sourceFile}`)));
  return faults;
}

/** Signs in and opens a page of the admin, such as `/shows`. */
export async function openAs(tab: Tab, stet: RunningStet, place: string, who: { email: string; password: string } = stet.admin): Promise<void> {
  await ask(tab, stet, 'POST', '/api/session', who);
  await tab.page.goto(`/#${place}`);
}

/** Sends a request to the server with the tab's session. */
export async function ask<Answer>(tab: Tab, stet: RunningStet, method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, data?: unknown): Promise<Answer> {
  const response = await tab.page.request.fetch(new URL(path, stet.origin).href, { method, data, headers: { origin: stet.origin } }).catch((error: Error) => {
    throw new Error(`${method} ${path} got no answer: ${error.message}\nThe server printed:\n${stet.output()}`, { cause: error });
  });
  if (!response.ok()) throw new Error(`${method} ${path} answered ${response.status()}: ${await response.text()}`);
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as Answer;
}
