import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { violations } from './support/accessible.ts';
import { ask, openBrowser, openTab, type Tab } from './support/browser.ts';
import { DeskPage } from './support/desk.ts';
import { startStet, type RunningStet } from './support/stet.ts';

let stet: RunningStet;
let browser: Browser;
let host: Server;
let tab: Tab;
let origin: string;
beforeAll(async () => {
  host = createServer((request, response) => {
    if (request.url === '/talk.srt') response.end('1\n00:00:01,000 --> 00:00:03,000\nSomebody left nets on the wall again.\n');
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => { host.listen(0, '127.0.0.1', resolve); });
  origin = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
  [stet, browser] = await Promise.all([startStet(), openBrowser()]);
  tab = await openTab(browser, stet);
  await ask(tab, stet, 'POST', '/api/session', stet.admin);
});
afterAll(async () => {
  await tab?.close();
  await browser?.close();
  await stet?.stop();
  host.close();
});

test('the desk lists where else the transcript stands, and shows what using one instead would change', async () => {
  const xml = readFileSync(new URL('../fixtures/feeds/saltmarsh.xml', import.meta.url), 'utf8')
    .replace('<rss ', '<rss xmlns:podcast="https://podcastindex.org/namespace/1.0" ')
    .replace('</item>', `<podcast:transcript url="${origin}/talk.srt" type="application/x-subrip"/><podcast:transcript url="${origin}/gone.vtt" type="text/vtt"/></item>`);
  const { id } = await ask<{ id: string }>(tab, stet, 'POST', '/api/imports', { kind: 'paste', content: xml });
  const { episodeIds: [episodeId] } = await ask<{ episodeIds: string[] }>(tab, stet, 'POST', `/api/imports/${id}/accept`, { newShow: { title: 'Saltmarsh' } });
  await tab.page.goto(`/#/episodes/${episodeId}`);
  await new DeskPage(tab.page).ready();
  await tab.page.getByRole('tab', { name: 'Sources' }).click();
  const panel = tab.page.getByRole('tabpanel');
  await panel.getByText('Fetched').waitFor();
  await panel.getByText('no longer has this file (404)').waitFor();
  expect(await panel.getByRole('listitem').filter({ hasText: '· used' }).count()).toBe(2);
  expect(await violations(tab.page)).toEqual([]);
  await panel.getByRole('listitem').filter({ hasText: 'talk.srt' }).getByRole('button', { name: 'Use this one instead…' }).click();
  const dialog = tab.page.getByRole('dialog');
  await dialog.getByText('talk.srt').waitFor();
  await dialog.getByRole('button', { name: /replace|merge|bring|take|add/i }).first().waitFor();
  expect(tab.faults).toEqual([]);
});
