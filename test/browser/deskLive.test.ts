import { violations } from './support/accessible.ts';
import { notes } from './support/bench.ts';
import { ask, openTab, type Tab } from './support/browser.ts';
import { DeskPage, importNotes, storedDesk } from './support/desk.ts';
import { browser, oneStetForAll, stet } from './support/workplace.ts';

const MIA = { email: 'mia@holm.example', name: 'Mia Holm', password: 'rye and salt before dawn' };
const revisions = (url: URL) => url.pathname.endsWith('/revisions');

oneStetForAll();
beforeAll(async () => {
  const tab = await openTab(browser, stet);
  await ask(tab, stet, 'POST', '/api/session', stet.admin);
  await ask(tab, stet, 'POST', '/api/users', { ...MIA, admin: true });
  await tab.close();
});

let tab: Tab;
let desk: DeskPage;
let episodeId: string;
const tabs: Tab[] = [];
beforeEach(async () => {
  tab = await signedIn(stet.admin);
  episodeId = await importNotes(tab, stet, notes, expect.getState().currentTestName!.slice(0, 60));
  desk = await openDesk(tab);
});
afterEach(async () => {
  const faults = tabs.flatMap((each) => each.faults);
  for (const each of tabs.splice(0)) await each.close();
  expect(faults).toEqual([]);
});

async function signedIn(who: { email: string; password: string }): Promise<Tab> {
  const made = await openTab(browser, stet);
  tabs.push(made);
  await ask(made, stet, 'POST', '/api/session', { email: who.email, password: who.password });
  return made;
}
async function openDesk({ page }: Tab): Promise<DeskPage> {
  await page.goto(`/#/episodes/${episodeId}`);
  return new DeskPage(page).ready();
}
const stored = async () => (await storedDesk(tab, stet, episodeId)).segments.map(({ text }) => text);
const write = async (on: DeskPage, n: number, words: string, at = 0) => {
  await on.caret(n, at);
  await on.write(words);
};
/** The speakers of the outline, in the order of their numbers. */
const cast = (on: DeskPage) => on.page.locator('.outline section', { hasText: 'Speakers' }).getByRole('button').locator('.name').allInnerTexts();
const wordsBegin = (on: DeskPage, n: number, words: string) => on.segment(n).locator('.words', { hasText: new RegExp(`^${words}`) }).waitFor();
const offline = (on: DeskPage, edits: number) => on.page.getByText(`Offline, kept on this computer: ${edits} edit${edits === 1 ? '' : 's'}`).waitFor();

/** Does something while the next edit is under way: before that, what it does might meet who still writes. */
async function asItIsSent(act: () => Promise<unknown>): Promise<void> {
  let acted: Promise<unknown> | undefined;
  await desk.page.route(revisions, async (route) => {
    if (route.request().method() === 'POST') await (acted ??= act());
    await route.continue();
  });
}

describe('two people at one episode', () => {
  test('see who is where, and what the other writes as it is written', async () => {
    const mia = await openDesk(await signedIn(MIA));
    await desk.page.getByText('Mia Holm is here').waitFor();
    await write(mia, 2, 'Well. ');
    await wordsBegin(desk, 2, 'Well\\.');
    await desk.page.locator('.segment[data-company="Mia"]').waitFor();
    expect(await desk.page.locator('.segment[data-company="Mia"]').getAttribute('data-id')).toBe(await desk.segment(2).getAttribute('data-id'));
    expect(await violations(desk.page)).toEqual([]);
    await mia.page.close();
    await desk.page.getByText('Mia Holm is here').waitFor({ state: 'detached' });
  });

  test('see the same speakers under the same numbers, whoever of them speaks first by now', async () => {
    const before = await cast(desk);
    const { segments } = await storedDesk(tab, stet, episodeId);
    await ask(tab, stet, 'POST', `/api/episodes/${episodeId}/revisions`, { baseRevision: 0, clientId: 'relabel', operations: [{ type: 'setSpeaker', segmentIds: [segments[0]!.id], speakerId: segments[1]!.speakerId }] });
    await desk.segment(0).getByText(before[1]!).waitFor();
    const mia = await openDesk(await signedIn(MIA));
    expect([await cast(desk), await cast(mia)]).toEqual([before, before]);
  });

  test('hear of it without having asked: no time passes on their page, and nothing is requested by it', async () => {
    await desk.page.clock.install();
    await desk.page.reload();
    await desk.ready();
    const mia = await openDesk(await signedIn(MIA));
    await desk.page.getByText('Mia Holm is here').waitFor();
    // a leap that no delay of this test reaches, and that is shorter than the silence after which a page connects anew
    await desk.page.clock.pauseAt(Date.now() + 20_000);
    const asked: string[] = [];
    desk.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await write(mia, 2, 'Well. ');
    await desk.page.locator('.segment[data-company="Mia"] .words', { hasText: /^Well\. / }).waitFor();
    expect(asked.filter((path) => !path.endsWith('/findings'))).toEqual([]);
  });

  test('who both change the same words choose with both before them, or combine them', async () => {
    const mia = await openDesk(await signedIn(MIA));
    await tab.page.route(revisions, (route) => route.abort());
    await tab.page.route('**/events?*', (route) => route.abort());
    await desk.page.reload();
    await desk.ready();
    await write(desk, 0, 'Oh, g');
    await offline(desk, 1);
    const end = (await mia.words(0).innerText()).length;
    await write(mia, 0, ' Or not.', end);
    await mia.saved();
    await tab.page.unroute(revisions);
    await desk.sendNow();
    const card = desk.page.getByRole('region', { name: 'This was changed elsewhere too' });
    await card.waitFor();
    expect(await violations(desk.page)).toEqual([]);
    await card.getByRole('button', { name: 'Combine…' }).press('Enter');
    const both = card.getByRole('textbox', { name: 'Both in one' });
    expect(await both.inputValue()).toMatch(/^Oh, gGood morning.* Or not\.$/);
    await both.fill('Oh, good morning. Or not.');
    await card.getByRole('button', { name: 'Keep this' }).press('Enter');
    await desk.saved();
    expect((await stored())[0]).toBe('Oh, good morning. Or not.');
    await wordsBegin(mia, 0, 'Oh, good morning');
  });

  test('who write in the same words at once are not interrupted, and nothing is gone that they write before they choose', async () => {
    const { segments, revision } = await storedDesk(tab, stet, episodeId);
    await tab.page.route(revisions, (route) => route.abort());
    const end = (await desk.words(0).innerText()).length;
    await write(desk, 0, ' One two thr', end);
    await offline(desk, 1);
    await ask(tab, stet, 'POST', `/api/episodes/${episodeId}/revisions`, { baseRevision: revision, clientId: 'amid', operations: [{ type: 'setText', segmentId: segments[0]!.id, text: 'Theirs.' }] });
    const card = desk.segment(0).getByRole('region', { name: 'This was changed elsewhere too' });
    await card.waitFor();
    await desk.page.keyboard.type('ee four.');
    await card.getByText('One two three four.').waitFor();
    expect(await desk.words(0).innerText()).toMatch(/ One two three four\.$/);
    await tab.page.unroute(revisions);
    await card.getByRole('button', { name: 'Keep mine' }).press('Enter');
    await desk.saved();
    expect((await stored())[0]).toMatch(/^Good morning.* One two three four\.$/);
  });

  test('keep what one writes in a segment that the other deletes, where it was, or let it go', async () => {
    const { segments, revision } = await storedDesk(tab, stet, episodeId);
    await tab.page.route(revisions, (route) => route.abort());
    await write(desk, 1, 'Mine. ');
    await offline(desk, 1);
    await ask(tab, stet, 'POST', `/api/episodes/${episodeId}/revisions`, { baseRevision: revision, clientId: 'gone', operations: [{ type: 'deleteSegment', segmentId: segments[1]!.id }] });
    const card = desk.segment(1).getByRole('region', { name: 'This was changed elsewhere too' });
    await card.waitFor();
    expect(await card.innerText()).toMatch(/\(deleted, or joined to the one before\)[\s\S]*Mine\. /);
    expect(await card.innerText()).not.toContain('"id"');
    expect(await violations(desk.page)).toEqual([]);
    await tab.page.unroute(revisions);
    await card.getByRole('button', { name: 'Keep it, as it is here' }).press('Enter');
    await desk.saved();
    const now = (await storedDesk(tab, stet, episodeId)).segments;
    expect(now.map(({ id }) => id)).toEqual(segments.map(({ id }) => id));
    expect(now[1]).toMatchObject({ speakerId: segments[1]!.speakerId, startMs: segments[1]!.startMs, text: `Mine. ${segments[1]!.text}` });
  });

  test('are told who stands in the way of taking something back', async () => {
    const mia = await openDesk(await signedIn(MIA));
    await write(desk, 0, 'Mine. ');
    await desk.saved();
    await wordsBegin(mia, 0, 'Mine\\.');
    await write(mia, 0, ' Hers.', (await mia.words(0).innerText()).length);
    await desk.segment(0).locator('.words', { hasText: / Hers\.$/ }).waitFor();
    await desk.page.reload();
    await desk.ready();
    await desk.page.getByRole('button', { name: 'Undo' }).and(desk.page.locator(':enabled')).click();
    await desk.page.getByText('Mia Holm has since changed the same words, so your edit was not taken back.').waitFor();
    await desk.page.getByRole('button', { name: 'Do it anyway' }).click();
    await wordsBegin(desk, 0, 'Good morning');
    await wordsBegin(mia, 0, 'Good morning');
  });

  test('are asked about it whatever the other goes on with, until there is nothing to answer', async () => {
    const mia = await openDesk(await signedIn(MIA));
    await write(desk, 0, 'Mine. ');
    await desk.saved();
    await wordsBegin(mia, 0, 'Mine\\.');
    await write(mia, 0, ' Hers.', (await mia.words(0).innerText()).length);
    await mia.saved();
    await desk.segment(0).locator('.words', { hasText: / Hers\.$/ }).waitFor();
    await desk.page.getByRole('button', { name: 'Undo' }).and(desk.page.locator(':enabled')).click();
    const question = desk.page.getByRole('alert').filter({ hasText: 'Mia Holm has since changed the same words, so your edit was not taken back.' });
    await question.waitFor();
    await write(mia, 2, 'Elsewhere. ');
    await mia.saved();
    await wordsBegin(desk, 2, 'Elsewhere\\.');
    expect(await question.isVisible()).toBe(true);
    for (const [n, words] of [[2, /^(?!Elsewhere)/], [0, /(?<! Hers\.)$/]] as const) {
      await mia.undo();
      await mia.segment(n).locator('.words', { hasText: words }).waitFor();
    }
    await desk.page.getByRole('status').filter({ hasText: 'Nothing is in the way any more: your edit can be taken back.' }).waitFor();
    expect([await question.count(), await violations(desk.page)]).toEqual([0, []]);
    await desk.page.getByRole('button', { name: 'Take it back' }).click();
    await wordsBegin(desk, 0, 'Good morning');
    await wordsBegin(mia, 0, 'Good morning');
  });
});

describe('nothing is lost', () => {
  test('when the connection goes and comes back', async () => {
    await tab.page.context().setOffline(true);
    await write(desk, 0, 'Kept. ');
    await write(desk, 1, 'Kept, too. ');
    await offline(desk, 2);
    await tab.page.context().setOffline(false);
    await desk.saved();
    expect((await stored()).slice(0, 2)).toEqual([expect.stringMatching(/^Kept\. /), expect.stringMatching(/^Kept, too\. /)]);
  });

  test('when a tab goes without a word while nothing can be sent: whoever is there next sends what it left, once', async () => {
    const other = await tab.page.context().newPage();
    await other.goto(`/#/episodes/${episodeId}`);
    const living = await new DeskPage(other).ready();
    await stet.kill();
    await write(desk, 0, 'Crashed. ');
    await write(living, 1, 'Living. ');
    await living.kept(2);
    await tab.page.close({ runBeforeUnload: false });
    await stet.restart();
    const third = await living.page.context().newPage();
    await third.goto(`/#/episodes/${episodeId}`);
    const heir = new DeskPage(third);
    for (const each of [heir, living]) {
      await wordsBegin(each, 0, 'Crashed\\.');
      await wordsBegin(each, 1, 'Living\\.');
      await each.saved();
    }
    await heir.kept(0);
    tab = await signedIn(stet.admin);
    const { revision } = await storedDesk(tab, stet, episodeId);
    expect([revision, (await stored()).slice(0, 2)]).toEqual([2, [expect.stringMatching(/^Crashed\. /), expect.stringMatching(/^Living\. /)]]);
  });

  test('when the server is killed while one writes, and comes back', async () => {
    await write(desk, 0, 'Before. ');
    await stet.kill();
    await write(desk, 1, 'Meanwhile. ');
    await desk.page.getByText(/^Offline, kept on this computer: [12] edit/).waitFor();
    await stet.restart();
    await desk.saved();
    expect((await stored()).slice(0, 2)).toEqual([expect.stringMatching(/^Before\. /), expect.stringMatching(/^Meanwhile\. /)]);
  });

  test('when the session ends: the password is asked for in place, and what waited is sent', async () => {
    await asItIsSent(() => ask(tab, stet, 'DELETE', '/api/session'));
    await write(desk, 0, 'Still here. ');
    const dialog = desk.page.getByRole('dialog');
    await dialog.waitFor();
    await dialog.getByRole('textbox', { name: 'E-mail' }).fill(stet.admin.email);
    await dialog.getByLabel('Password').fill(stet.admin.password);
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await desk.saved();
    expect((await stored())[0]).toMatch(/^Still here\. /);
  });

  test('nor is it done in another’s name, who signed in beside it: its own person is asked for', async () => {
    await asItIsSent(() => ask(tab, stet, 'POST', '/api/session', { email: MIA.email, password: MIA.password }));
    await write(desk, 0, 'Ada’s own. ');
    const dialog = desk.page.getByRole('dialog', { name: 'Your session has ended' });
    await dialog.waitFor();
    expect((await stored())[0]).toMatch(/^Good morning/);
    await dialog.getByLabel('Password').fill(stet.admin.password);
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await desk.saved();
    const { items } = await ask<{ items: { author: string }[] }>(tab, stet, 'GET', `/api/episodes/${episodeId}/revisions?after=0`);
    expect([(await stored())[0], items.map(({ author }) => author)]).toEqual([expect.stringMatching(/^Ada’s own\. Good morning/), [stet.admin.email]]);
  });

  test('and nothing is sent in another’s name, who signs in there', async () => {
    // a page that goes may still send what it has, in Ada's own name, to a server that is there
    await stet.kill();
    await write(desk, 0, 'Ada’s. ');
    await offline(desk, 1);
    await desk.kept(1);
    await tab.page.goto('about:blank');
    await stet.restart();
    await ask(tab, stet, 'POST', '/api/session', { email: MIA.email, password: MIA.password });
    await openDesk(tab);
    expect((await stored())[0]).toMatch(/^Good morning/);
    await ask(tab, stet, 'POST', '/api/session', stet.admin);
    await tab.page.reload();
    await wordsBegin(desk, 0, 'Ada’s\\.');
    await desk.saved();
    expect((await stored())[0]).toMatch(/^Ada’s\. /);
  });
});

describe('the history', () => {
  beforeEach(async () => {
    await write(desk, 0, 'One. ');
    await desk.saved();
    await write(desk, 1, 'Two. ');
    await desk.saved();
    await desk.page.getByRole('tab', { name: 'History' }).click();
  });

  test('says who changed what, puts one segment back, and that can be taken back', async () => {
    const panel = desk.page.getByRole('tabpanel', { name: 'History' });
    await panel.locator('.history-entry').nth(1).waitFor();
    expect(await violations(desk.page)).toEqual([]);
    await desk.segment(0).locator('.more').click();
    await desk.page.getByRole('menuitem', { name: 'History of this segment' }).click();
    await panel.getByText('Only the segment at 0:05').waitFor();
    await desk.page.waitForFunction(() => document.querySelectorAll('.history-entry').length === 1);
    expect(await panel.locator('.history-entry ins').allInnerTexts()).toEqual(['One. ']);
    await panel.getByRole('button', { name: 'Show all' }).click();
    await panel.getByRole('checkbox', { name: /^Choose edit 1 / }).check();
    await panel.getByRole('button', { name: 'Compare edit 1 with now' }).click();
    await panel.getByRole('checkbox', { name: 'Choose the segment at 1:07 to put back' }).check();
    await panel.getByRole('button', { name: 'Put 1 segment back' }).click();
    await wordsBegin(desk, 1, 'Hello Maya');
    await desk.saved();
    await desk.page.getByRole('button', { name: 'Undo' }).click();
    await wordsBegin(desk, 1, 'Two\\. Hello Maya');
  });

  test('compares two edits, and shows the whole beside its import', async () => {
    const panel = desk.page.getByRole('tabpanel', { name: 'History' });
    for (const number of [1, 2]) await panel.getByRole('checkbox', { name: new RegExp(`^Choose edit ${number} `) }).press('Space');
    await panel.getByRole('button', { name: 'Compare edits 1 and 2' }).press('Enter');
    await panel.locator('.history-entry').first().waitFor();
    expect(await panel.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    expect(await panel.locator('ins').allInnerTexts()).toEqual(['Two. ']);
    await panel.getByRole('button', { name: 'Back to the history' }).press('Enter');
    await panel.getByRole('button', { name: 'Beside the import' }).waitFor();
    expect(await panel.evaluate((element) => element !== document.activeElement && element.contains(document.activeElement))).toBe(true);
    await panel.getByRole('button', { name: 'Beside the import' }).click();
    const dialog = desk.page.getByRole('dialog', { name: 'Beside the import' });
    await dialog.locator('.beside-row').nth(3).waitFor();
    expect(await dialog.locator('ins').allInnerTexts()).toEqual(['One. ', 'Two. ']);
    expect(await violations(desk.page)).toEqual([]);
  });
});
