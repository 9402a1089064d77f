import { violations } from './support/accessible.ts';
import { notes } from './support/bench.ts';
import { ask, type Tab } from './support/browser.ts';
import { DeskPage, importNotes, storedDesk } from './support/desk.ts';
import { openOwnBrowser } from './support/ownBrowser.ts';
import { eachTestInATab, stet, tab } from './support/workplace.ts';

const revisions = (url: URL) => url.pathname.endsWith('/revisions');

eachTestInATab();

let desk: DeskPage;
let episodeId: string;
beforeEach(async () => {
  episodeId = await importNotes(tab, stet, notes, expect.getState().currentTestName!.slice(-60));
});

async function openDesk({ page }: Pick<Tab, 'page'>): Promise<DeskPage> {
  await page.goto(`${stet.origin}/#/episodes/${episodeId}`);
  return new DeskPage(page).ready();
}
const stored = async () => (await storedDesk(tab, stet, episodeId)).segments.map(({ text }) => text);
const made = async () => (await storedDesk(tab, stet, episodeId)).revision;
const begins = (on: DeskPage, n: number, words: string) => on.segment(n).locator('.words', { hasText: new RegExp(`^${words}`) }).waitFor();

/** A page's clock stops at a time that is still to come, however long it takes until the page hears of it. */
const LEAP_MS = 20_000;
/** What is typed from here on is typed while no time passes in the page: no timer of it runs, and no connection is made that would have it sent. */
async function writeInNoTime(on: DeskPage, n: number, words: string): Promise<void> {
  await on.caret(n, 0);
  await on.page.clock.pauseAt(Date.now() + LEAP_MS);
  await on.page.keyboard.type(words);
  await begins(on, n, words);
}
/** It takes over what the others there have not sent, so that it is not saved either. */
async function heirTab(): Promise<DeskPage> {
  const page = await tab.page.context().newPage();
  await page.goto(`/#/episodes/${episodeId}`);
  return new DeskPage(page);
}
const notice = () => desk.page.getByRole('status').filter({ hasText: 'This browser cannot store anything for Stet' });

/** Its time can be stopped from here on, and nothing is told to it: a connection that is made sends what waits. */
async function stoppable({ page }: Tab): Promise<void> {
  await page.clock.install();
  await page.route('**/events?*', (route) => route.abort());
}

describe('what was typed is kept before any time has passed', () => {
  beforeEach(async () => {
    await stoppable(tab);
    desk = await openDesk(tab);
  });

  test('and sent within two seconds, though the typing never pauses', async () => {
    await writeInNoTime(desk, 0, 'Now. ');
    const sent = desk.page.waitForRequest((request) => request.method() === 'POST' && revisions(new URL(request.url())));
    for (const letter of 'and on and on and on ') {
      await desk.page.clock.runFor(100);
      await desk.page.keyboard.type(letter);
    }
    await sent;
  });

  test('so that a crashed tab loses none of it', async () => {
    await writeInNoTime(desk, 0, 'Crashed. ');
    await desk.kept('Crashed. ');
    const context = desk.page.context();
    const devtools = await context.newCDPSession(desk.page);
    const crashed = desk.page.waitForEvent('crash');
    devtools.send('Page.crash').catch(() => {}); // who crashed does not answer
    await crashed;
    expect((await stored())[0]).toMatch(/^Good morning/);
    await desk.page.close();
    await context.clock.resume();
    const heir = await openDesk({ page: await context.newPage() });
    await begins(heir, 0, 'Crashed\\.');
    await heir.saved();
    expect([await made(), (await stored())[0]]).toEqual([1, expect.stringMatching(/^Crashed\. Good morning/)]);
  });
});

test('a browser that is killed loses none of what was typed', async () => {
  const own = await openOwnBrowser();
  try {
    await ask(own.tab, stet, 'POST', '/api/session', stet.admin);
    await stoppable(own.tab);
    const there = await openDesk(own.tab);
    await writeInNoTime(there, 0, 'Killed. ');
    await there.kept('Killed. ');
    await own.kill();
    expect((await stored())[0]).toMatch(/^Good morning/);
    await own.start();
    await ask(own.tab, stet, 'POST', '/api/session', stet.admin);
    const again = await openDesk(own.tab);
    await begins(again, 0, 'Killed\\.');
    await again.saved();
    expect([await made(), (await stored())[0]]).toEqual([1, expect.stringMatching(/^Killed\. Good morning/)]);
  } finally {
    await own.close();
  }
});

describe('a server that is killed', () => {
  test('after it took an edit and before it could say so has it once, and what was typed on since', async () => {
    desk = await openDesk(tab);
    const first = new Promise<void>((resolve) => {
      void desk.page.route(revisions, async (route) => {
        if (route.request().method() !== 'POST') return route.continue();
        const answer = await route.fetch();
        expect(answer.status()).toBe(201);
        await stet.kill();
        await route.abort();
        await desk.page.unroute(revisions);
        resolve();
      });
    });
    await desk.caret(0, 0);
    await desk.page.keyboard.type('Taken ');
    await first;
    await desk.page.keyboard.type('and more. ');
    await stet.restart();
    await desk.sendNow();
    await desk.saved();
    expect((await stored())[0]).toMatch(/^Taken and more\. Good morning/);
    expect(await made()).toBe(2);
  });
});

const decisions = (url: URL) => url.pathname.endsWith('/findings/ignore');
const ignored = async () => (await ask<{ ignored: { reason: string }[] }>(tab, stet, 'GET', `/api/episodes/${episodeId}/findings`)).ignored.map(({ reason }) => reason);
const decide = async (reason: string) => {
  await desk.page.keyboard.press('n');
  await desk.page.keyboard.press('i');
  await desk.page.locator('.ignore-form input').waitFor();
  await desk.page.keyboard.insertText(reason);
  await desk.page.keyboard.press('Enter');
};

describe('a decision to leave a finding be whose answer never comes', () => {
  beforeEach(async () => {
    episodeId = await importNotes(tab, stet, notes.replace('Good morning', 'Good good morning'), expect.getState().currentTestName!.slice(-60));
    desk = await openDesk(tab);
  });

  test('is kept on this computer, asked about before one leaves, and sent by the next opening', async () => {
    await desk.page.context().route(decisions, (route) => route.abort());
    await desk.page.context().route(revisions, (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
    await decide('Said twice.');
    await desk.page.getByText('Offline, kept on this computer: 1 decision').waitFor();
    await desk.caret(0, 0);
    await desk.write('And so. ');
    await desk.page.getByText('Offline, kept on this computer: 1 decision and 1 edit').waitFor();
    const asked = desk.page.waitForEvent('dialog');
    await desk.page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    const context = desk.page.context();
    await desk.page.close();
    await context.unroute(decisions);
    await context.unroute(revisions);
    desk = await openDesk({ page: await context.newPage() });
    expect(await ignored()).toEqual(['Said twice.']);
  });

  test('is made once where a killed server had it already', async () => {
    const first = new Promise<void>((resolve) => {
      void desk.page.route(decisions, async (route) => {
        expect((await route.fetch()).status()).toBe(200);
        await stet.kill();
        await route.abort();
        await desk.page.unroute(decisions);
        resolve();
      });
    });
    await decide('Said twice.');
    await first;
    await stet.restart();
    await desk.sendNow();
    await desk.saved();
    expect(await ignored()).toEqual(['Said twice.']);
  });
});

describe('who leaves with edits that the server does not have', () => {
  test('is asked, and stays', async () => {
    desk = await openDesk(tab);
    await desk.page.route(revisions, (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
    await desk.caret(0, 0);
    await desk.page.keyboard.type('Unsent. ');
    await desk.page.getByText(/^Offline, kept on this computer: \d+ edit/).waitFor();
    const asked = desk.page.waitForEvent('dialog');
    await desk.page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await desk.page.unroute(revisions);
    await desk.sendNow();
    await desk.saved();
    const closed = desk.page.waitForEvent('close');
    await desk.page.close({ runBeforeUnload: true }); // nothing is asked now: a dialog would keep it open
    await closed;
    expect((await stored())[0]).toMatch(/^Unsent\. /);
  });
});

describe('a browser that keeps nothing', () => {
  test('says so, saves on the server all the same, and asks before it is left while that does not answer', async () => {
    await tab.page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('Denied, as in a private window.', 'SecurityError');
      };
    });
    desk = await openDesk(tab);
    await notice().waitFor();
    expect(await violations(desk.page)).toEqual([]);
    await desk.caret(0, 0);
    await desk.page.keyboard.type('Saved. ');
    await desk.saved();
    expect((await stored())[0]).toMatch(/^Saved\. /);
    await desk.page.getByRole('button', { name: 'Understood' }).click();
    await notice().waitFor({ state: 'detached' });
    await desk.page.route(revisions, (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
    await desk.caret(0, 'Saved. '.length);
    await desk.write('And more. ');
    await desk.page.getByText('Trouble, not kept: 1 edit').waitFor();
    await desk.page.unroute(revisions);
    await desk.sendNow();
    await desk.saved();
    expect((await stored())[0]).toMatch(/^Saved\. And more\. /);
  });

  test('says so when its storage is full, and no longer when there is room again', async () => {
    desk = await openDesk(tab);
    await desk.page.evaluate(() => {
      const { put } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.put = function putOrNot(...row) {
        if (document.title === 'full') throw new DOMException('The disk is full.', 'QuotaExceededError');
        return put.apply(this, row);
      };
      document.title = 'full';
    });
    await desk.caret(0, 0);
    await desk.page.keyboard.type('Full. ');
    await notice().waitFor();
    await desk.saved();
    await notice().waitFor();
    expect((await stored())[0]).toMatch(/^Full\. Good morning/);
    await desk.page.evaluate(() => void (document.title = 'room'));
    await desk.page.keyboard.type('Room. ');
    await notice().waitFor({ state: 'detached' });
    await desk.saved();
  });
});

describe('tabs without locks, as over plain http,', () => {
  beforeEach(async () => {
    await tab.page.context().addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'locks'));
    await tab.page.context().route(revisions, (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
    desk = await openDesk(tab);
    expect(await desk.page.evaluate(() => 'locks' in navigator)).toBe(false);
  });

  test('take over the same edits, and make them once', async () => {
    await desk.caret(0, 'Good morning.'.length);
    await desk.page.keyboard.press('Enter');
    await desk.caret(2, 0);
    await desk.write('Once. ');
    await desk.kept('Once. ');
    const other = await heirTab();
    await begins(other, 2, 'Once\\.');
    await other.kept('Once. ');
    const third = await heirTab();
    await begins(third, 2, 'Once\\.');
    await tab.page.context().unroute(revisions);
    for (const each of [desk, other, third]) {
      await each.sendNow();
      await each.saved();
    }
    const { revision, segments } = await storedDesk(tab, stet, episodeId);
    expect([revision, segments.length, segments[2]!.text]).toEqual([2, 5, expect.stringMatching(/^Once\. (?!Once)/)]);
  });

  test('lose nothing that was typed on since the other took over', async () => {
    await desk.caret(0, 0);
    // it sends nothing until it is told to
    await desk.page.evaluate(() => void (window.setTimeout = (() => 0) as unknown as typeof setTimeout));
    await desk.page.keyboard.type('Begun ');
    await desk.kept('Begun ');
    const heir = await heirTab();
    await begins(heir, 0, 'Begun ');
    await desk.page.keyboard.type('and ended. ');
    await tab.page.context().unroute(revisions);
    await heir.sendNow();
    await heir.saved();
    expect((await stored())[0]).toMatch(/^Begun Good morning/);
    await begins(desk, 0, 'Begun and ended\\.');
    await desk.page.evaluate(() => window.dispatchEvent(new Event('online')));
    await begins(heir, 0, 'Begun and ended\\.');
    expect([await made(), (await stored())[0]]).toEqual([2, expect.stringMatching(/^Begun and ended\. Good morning/)]);
  });
});
