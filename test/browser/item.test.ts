import type { Page } from 'playwright-core';
import { violations } from './support/accessible.ts';
import { asFile, saltmarshXml } from '../support/saltmarsh.ts';
import { ask } from './support/browser.ts';
import { eachTestInATab, stet, tab } from './support/workplace.ts';

eachTestInATab();

const PAGE = 'The lantern keepers\n\nMara Quill (0:00)\nWe keep the lanterns.\n\nOdd Lind (0:10)\nAll night.\n';

/** An episode that was made here of a pasted page, with audio of an unknown size. */
async function madeHere(): Promise<{ showId: string; id: string }> {
  const { id: importId } = await ask<{ id: string }>(tab, stet, 'POST', '/api/imports', { kind: 'paste', content: PAGE });
  const { showId, episodeIds: [id] } = await ask<{ showId: string; episodeIds: [string] }>(tab, stet, 'POST', `/api/imports/${importId}/accept`, { newShow: { title: 'Lanterns' }, title: 'The lantern keepers', enclosureUrl: `${stet.origin}/lantern.mp3` });
  return { showId, id };
}

/** By the keyboard alone, from the menu of the episode. */
async function openForm(page: Page, id: string): Promise<void> {
  await page.goto(`/#/episodes/${id}`);
  await page.getByRole('button', { name: 'More for this episode' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Title, date and audio…' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Enter');
}

test('what an item lacks is filled in by the keyboard, from the page that complains of it to the feed, and others see it at once', async () => {
  const { page } = tab;
  const { showId, id } = await madeHere();
  const other = await tab.page.context().newPage();
  await other.goto(`/#/episodes/${id}`);
  await other.getByRole('heading', { name: 'The lantern keepers' }).waitFor();

  await page.goto(`/#/shows/${showId}/go-live`);
  await page.getByRole('link', { name: /audio of an unknown size/ }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Title, date and audio' });
  const field = (name: string) => dialog.getByLabel(name, { exact: true });
  await field('Length of the audio in bytes').and(page.locator(':focus')).waitFor();
  await page.keyboard.type('4.8 MB');
  await field('Title').fill('Keepers of lanterns');
  await field('Duration').fill('1:05');
  expect(await violations(page)).toEqual([]);

  await page.keyboard.press('Enter');
  await field('Length of the audio in bytes').and(page.locator(':focus')).waitFor();
  await dialog.getByText('Write the number of bytes').waitFor();
  expect(await field('Title').inputValue()).toBe('Keepers of lanterns');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('4,800,000');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  for (const desk of [page, other]) await desk.getByRole('heading', { name: 'Keepers of lanterns' }).waitFor();
  const kept = await ask<object>(tab, stet, 'GET', `/api/episodes/${id}`);
  expect(kept).toMatchObject({ title: 'Keepers of lanterns', enclosureLength: 4_800_000, durationMs: 65_000, pubDate: null, version: 2 });

  await page.goto(`/#/shows/${showId}/go-live`);
  await page.getByText('Still to fill in').waitFor();
  await page.getByRole('link', { name: /audio of an unknown size/ }).waitFor({ state: 'hidden' });
  await other.close();
});

/** Changes the item as another person would, from its first version on. */
const patchElsewhere = (page: Page, id: string, change: object) =>
  page.evaluate(([path, body]) => fetch(path, { method: 'PATCH', headers: { 'content-type': 'application/json', 'if-match': '"1"' }, body }), [`/api/episodes/${id}`, JSON.stringify(change)] as const);

const dialogOn = (page: Page) => page.getByRole('dialog', { name: 'Title, date and audio' });
const fieldOn = (page: Page, name: string) => dialogOn(page).getByLabel(name, { exact: true });

describe('where somebody else changes the item meanwhile', () => {
  test('the change appears in the form, and both stay', async () => {
    const { page } = tab;
    const { id } = await madeHere();
    await openForm(page, id);
    await fieldOn(page, 'Title').fill('Keepers');
    await patchElsewhere(page, id, { durationMs: 65_000 });
    while ((await fieldOn(page, 'Duration').inputValue()) !== '1:05');
    await page.keyboard.press('Enter');
    await dialogOn(page).waitFor({ state: 'hidden' });
    expect(await ask<object>(tab, stet, 'GET', `/api/episodes/${id}`)).toMatchObject({ title: 'Keepers', durationMs: 65_000, version: 3 });
  });

  test('so do both where the form is saved before it is told', async () => {
    const { page } = tab;
    const { id } = await madeHere();
    await page.route('**/events**', (route) => route.abort());
    await openForm(page, id);
    await fieldOn(page, 'Title').fill('Keepers');
    await patchElsewhere(page, id, { durationMs: 65_000 });
    await page.keyboard.press('Enter');
    await dialogOn(page).waitFor({ state: 'hidden' });
    expect(await ask<object>(tab, stet, 'GET', `/api/episodes/${id}`)).toMatchObject({ title: 'Keepers', durationMs: 65_000, version: 3 });
  });

  test('and both changed the same, both values stand there until one is chosen: in two tabs of one person, too', async () => {
    const { page } = tab;
    const { id } = await madeHere();
    const other = await page.context().newPage();
    await openForm(page, id);
    await openForm(other, id);
    await fieldOn(page, 'Title').fill('Keepers');
    await fieldOn(other, 'Title').fill('Lanterns');
    await other.keyboard.press('Enter');
    await dialogOn(other).waitFor({ state: 'hidden' });
    await dialogOn(page).getByText('Changed elsewhere in the meantime: “Lanterns”').waitFor();
    expect(await fieldOn(page, 'Title').inputValue()).toBe('Keepers');
    await fieldOn(page, 'Title').press('Enter');
    await dialogOn(page).getByText('Choose which of the two to keep.').waitFor();
    expect(await violations(page)).toEqual([]);

    await page.reload(); // what both had typed is not gone with the other tab's
    await dialogOn(page).getByText('Changed elsewhere in the meantime: “Lanterns”').waitFor();
    await dialogOn(page).getByRole('button', { name: 'Keep mine: Title' }).focus();
    await page.keyboard.press('Enter');
    await fieldOn(page, 'Title').and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await dialogOn(page).waitFor({ state: 'hidden' });
    expect(await ask<object>(tab, stet, 'GET', `/api/episodes/${id}`)).toMatchObject({ title: 'Keepers', version: 3 });

    await other.getByRole('heading', { name: 'Keepers' }).waitFor();
    await other.close();
  });

  test('theirs can be kept', async () => {
    const { page } = tab;
    const { id } = await madeHere();
    await page.route('**/events**', (route) => route.abort());
    await openForm(page, id);
    await fieldOn(page, 'Title').fill('Keepers');
    await patchElsewhere(page, id, { title: 'Lanterns' });
    await page.keyboard.press('Enter');
    await dialogOn(page).getByRole('button', { name: 'Keep the other: Title' }).click();
    expect(await fieldOn(page, 'Title').inputValue()).toBe('Lanterns');
    await page.keyboard.press('Enter');
    await dialogOn(page).waitFor({ state: 'hidden' });
    expect(await ask<object>(tab, stet, 'GET', `/api/episodes/${id}`)).toMatchObject({ title: 'Lanterns', version: 2 });
  });
});

test('what came with a feed is corrected by the keyboard, beside what the feed says, and is not lost by Escape', async () => {
  const { page } = tab;
  const { id: importId } = await ask<{ id: string }>(tab, stet, 'POST', '/api/imports', asFile(saltmarshXml));
  const { showId, episodeIds: [id] } = await ask<{ showId: string; episodeIds: [string] }>(tab, stet, 'POST', `/api/imports/${importId}/accept`, { newShow: { title: 'Saltmarsh' } });
  await openForm(page, id);
  const dialog = page.getByRole('dialog', { name: 'Title, date and audio' });
  const field = (name: string) => dialog.getByLabel(name, { exact: true });
  await field('Title').and(page.locator(':focus')).waitFor();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Samphire in July');
  await dialog.getByText('In the feed: Samphire in June').waitFor();
  await field('Duration').fill('1:40');
  expect(await violations(page)).toEqual([]);

  await page.keyboard.press('Escape');
  const asking = page.getByRole('dialog', { name: 'Close without saving?' });
  await asking.waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await asking.waitFor({ state: 'hidden' });
  expect(await field('Title').inputValue()).toBe('Samphire in July');

  await dialog.getByRole('button', { name: 'Back to that: Duration' }).focus();
  await page.keyboard.press('Enter');
  await field('Duration').and(page.locator(':focus')).waitFor();
  expect(await field('Duration').inputValue()).toBe('1:35');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('heading', { name: 'Samphire in July' }).waitFor();
  await page.getByText('edited, title, date or audio corrected').waitFor();
  expect(await ask<object>(tab, stet, 'GET', `/api/episodes/${id}`)).toMatchObject({ title: 'Samphire in July', durationMs: 95_000, inFeed: { title: 'Samphire in June' } });

  await page.goto(`/#/shows/${showId}/publish`);
  await page.getByRole('article', { name: 'Samphire in July' }).getByText('title', { exact: true }).first().waitFor();
  await page.goto(`/#/episodes/${id}?item=title`);
  await dialog.getByRole('button', { name: 'Back to that: Title' }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('heading', { name: 'Samphire in June' }).waitFor();
  expect(await ask<object>(tab, stet, 'GET', `/api/episodes/${id}`)).toMatchObject({ inFeed: {} });
});

test('what was typed in the form and is not saved is there again after a reload and from another page, and says what was changed since', async () => {
  const { page } = tab;
  const { id } = await madeHere();
  await page.goto('/#/episodes');
  await page.goto(`/#/episodes/${id}?item=link`);
  const dialog = page.getByRole('dialog', { name: 'Title, date and audio' });
  const field = (name: string) => dialog.getByLabel(name, { exact: true });
  await field('Title').fill('Keepers');
  await field('Duration').fill('1:0');
  await page.reload();
  await dialog.getByText('You typed this earlier and did not save it.').waitFor();
  await field('Title').and(page.locator(':focus')).waitFor();
  expect([await field('Title').inputValue(), await field('Duration').inputValue(), await field('Page').inputValue()]).toEqual(['Keepers', '1:0', '']);
  expect(await violations(page)).toEqual([]);

  await field('Duration').fill('1:05');
  await page.goBack();
  await dialog.waitFor({ state: 'hidden' });
  await patchElsewhere(page, id, { title: 'Lanterns' });
  await page.goForward();
  await dialog.getByText('Changed elsewhere in the meantime: “Lanterns”').waitFor();
  expect([await field('Title').inputValue(), await field('Duration').inputValue()]).toEqual(['Keepers', '1:05']);
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Keep mine: Title' }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'hidden' });
  expect(await ask<object>(tab, stet, 'GET', `/api/episodes/${id}`)).toMatchObject({ title: 'Keepers', durationMs: 65_000, version: 3 });

  await page.reload();
  await page.getByRole('heading', { name: 'Keepers' }).waitFor();
  expect(await dialog.count()).toBe(0);
});

test('what was typed in the form is asked about before the page goes where the browser keeps nothing', async () => {
  const { page } = tab;
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('Full.', 'QuotaExceededError');
    };
  });
  const { id } = await madeHere();
  await page.goto(`/#/episodes/${id}?item=title`);
  const dialog = page.getByRole('dialog', { name: 'Title, date and audio' });
  await dialog.getByLabel('Title', { exact: true }).fill('Keepers');
  const asked = page.waitForEvent('dialog').then(async (question) => {
    await question.dismiss();
    return question.type();
  });
  await page.close({ runBeforeUnload: true });
  expect(await asked).toBe('beforeunload');
  expect(await dialog.getByLabel('Title', { exact: true }).inputValue()).toBe('Keepers');
});

test('a form that was touched is closed without saving only when that is said', async () => {
  const { page } = tab;
  const { id } = await madeHere();
  await page.goto(`/#/episodes/${id}?item=title`);
  const dialog = page.getByRole('dialog', { name: 'Title, date and audio' });
  await dialog.getByLabel('Title', { exact: true }).fill('Keepers');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('dialog', { name: 'Close without saving?' }).getByRole('button', { name: 'Close without saving' }).click();
  await dialog.waitFor({ state: 'hidden' });
  expect(await ask<object>(tab, stet, 'GET', `/api/episodes/${id}`)).toMatchObject({ title: 'The lantern keepers', version: 1 });
  await page.reload();
  await page.getByRole('heading', { name: 'The lantern keepers' }).waitFor();
  expect(await dialog.count()).toBe(0);
});
