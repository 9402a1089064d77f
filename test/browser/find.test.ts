import { violations } from './support/accessible.ts';
import { notes } from './support/bench.ts';
import { ask } from './support/browser.ts';
import { type DeskPage, longNotes, openNotes, storedDesk } from './support/desk.ts';
import { eachTestInATab, stet, tab } from './support/workplace.ts';

eachTestInATab();

let desk: DeskPage;
let episodeId: string;

const openDesk = async (content: string) => {
  ({ episodeId, desk } = await openNotes(tab, stet, content));
};
const panel = () => tab.page.locator('.find');
const field = (name: string) => panel().getByRole('textbox', { name, exact: true });
const standing = (words: string | RegExp) => panel().getByRole('status').filter({ hasText: words }).waitFor();
const texts = async () => (await storedDesk(tab, stet, episodeId)).segments.map(({ text }) => text);
/** The words that are marked on the page, and the one at hand. */
const marked = () => tab.page.evaluate(() => ['find-hit', 'find-current'].map((name) => [...(CSS.highlights.get(name) ?? [])].map(String)));
const drawn = () => tab.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** Whether the words at hand are on the page, once the browser has laid out what came into sight. */
const seen = async () => {
  for (let frame = 0; frame < 5; frame++) await drawn();
  return tab.page.evaluate(() => {
    const page = document.querySelector('.page')!.getBoundingClientRect();
    return [...(CSS.highlights.get('find-current') ?? [])].map((range) => (range as Range).getBoundingClientRect()).map(({ top, bottom }) => top >= page.top && bottom <= page.bottom);
  });
};

test('what is found far away in a long transcript is in sight', async () => {
  await openDesk(longNotes(590));
  await tab.page.keyboard.press('ControlOrMeta+f');
  for (const number of [431, 97, 588, 250]) {
    await field('Find').fill(`number ${number}.`);
    await standing('1 of 1');
    expect([number, await seen()]).toEqual([number, [true]]);
  }
});

describe('finding at the desk', () => {
  beforeEach(() => openDesk(notes));

  test('marks everything that is found as one types, and goes through it', async () => {
    await desk.caret(1, 6);
    await tab.page.keyboard.press('ControlOrMeta+f');
    await tab.page.keyboard.type('the RYE');
    await standing('1 of 2');
    await drawn();
    expect(await marked()).toEqual([['the rye'], ['the rye']]);
    await tab.page.keyboard.press('Enter');
    await standing('2 of 2');
    await tab.page.keyboard.press('Enter');
    await standing('1 of 2');
    await tab.page.keyboard.press('Shift+Enter');
    await standing('2 of 2');
    expect(await violations(tab.page)).toEqual([]);
    await tab.page.keyboard.press('Escape');
    await panel().waitFor({ state: 'detached' });
    expect(await marked()).toEqual([[], []]);
    await tab.page.keyboard.type('!');
    await desk.saved();
    expect((await texts())[1]).toMatch(/^Hello !Maya/);
  });

  test('keeps to whole words, to capitals, to one speaker, and to where it is asked to look', async () => {
    await tab.page.keyboard.press('ControlOrMeta+f');
    await field('Find').fill('mill');
    await standing('1 of 3');
    await panel().getByRole('combobox', { name: 'Look in' }).selectOption('Chapters, links, introduction');
    await standing('1 of 1');
    await panel().getByText('Link', { exact: true }).waitFor();
    await panel().getByRole('combobox', { name: 'Look in' }).selectOption('Everywhere');
    await panel().getByRole('combobox', { name: 'Said by' }).selectOption('Maya Lindqvist');
    await standing('Nothing found');
    await panel().getByRole('combobox', { name: 'Said by' }).selectOption('Everybody');
    await field('Find').fill('It');
    await panel().getByRole('button', { name: 'Whole words only' }).click();
    await panel().getByRole('button', { name: 'Capitals matter' }).click();
    await standing('1 of 1');
  });

  test('says where a regular expression is not understood', async () => {
    await tab.page.keyboard.press('ControlOrMeta+f');
    await panel().getByRole('button', { name: 'Regular expression (RE2)' }).click();
    await field('Find').fill('(mill|rye');
    await panel().getByRole('alert').getByText('A bracket "(" is not closed.').waitFor();
    expect(await panel().locator('mark').first().textContent()).toBe('(');
    expect(await field('Find').getAttribute('aria-invalid')).toBe('true');
    await field('Find').fill('(mill|rye)');
    await standing('1 of 5');
  });

  test('follows what is edited while the panel is open', async () => {
    await tab.page.keyboard.press('ControlOrMeta+f');
    await field('Find').fill('dough');
    await standing('1 of 2');
    await desk.caret(0, 0);
    await tab.page.keyboard.type('Dough. ');
    await standing('of 3');
    await tab.page.keyboard.press('F3');
    await tab.page.keyboard.type('paste');
    await desk.saved();
    expect((await texts())[0]).toMatch(/^Dough\..*the paste since yesterday/);
  });
});

describe('replacing at the desk', () => {
  test('replaces what is ticked, as one step to undo', async () => {
    await openDesk(notes);
    const before = await texts();
    await tab.page.keyboard.press('ControlOrMeta+h');
    await field('Find').fill('the mill');
    await field('Replace with').fill('the windmill');
    await standing('1 of 3');
    await panel().getByRole('button', { name: 'Keep capitals: replace KUBERNETES in capitals, too' }).click();
    await panel().getByRole('checkbox', { name: /^Replace “The mill” at Link/ }).uncheck();
    expect(await violations(tab.page)).toEqual([]);
    await panel().getByRole('button', { name: 'Replace 2' }).click();
    await standing('Replaced 2. 1 of 1');
    await desk.saved();
    expect(await texts()).toEqual(before.map((text) => text.replaceAll('the mill', 'the windmill').replaceAll('At the mill', 'At the windmill')));
    const { items } = await ask<{ items: { operations: { type: string; find: string; replacement: string }[] }[] }>(tab, stet, 'GET', `/api/episodes/${episodeId}/revisions`);
    expect(items.map(({ operations }) => operations)).toMatchObject([[{ type: 'replaceAll', find: 'the mill', replacement: 'the windmill' }]]);
    await tab.page.keyboard.press('Escape');
    await desk.undo();
    await desk.saved();
    expect(await texts()).toEqual(before);
  });

  test('goes one by one with Enter, and all at once with Ctrl and Enter, in hundreds of segments', async () => {
    await openDesk(longNotes(300));
    await tab.page.keyboard.press('ControlOrMeta+h');
    await tab.page.keyboard.type('loaf number');
    await field('Replace with').fill('Loaf no.');
    await standing('1 of 300');
    await field('Replace with').press('Enter');
    await standing('1 of 299');
    await desk.words(0).getByText('Loaf no. 0.').waitFor();
    await panel().getByRole('list').getByRole('button').first().focus();
    await tab.page.keyboard.press('ArrowDown');
    await tab.page.keyboard.press('Space');
    await panel().getByText('298 of 299').waitFor();
    await tab.page.keyboard.press('End');
    await standing('299 of 299');
    await desk.words(299).getByText('Loaf number 299.').waitFor();
    await field('Replace with').press('ControlOrMeta+Enter');
    await standing('Replaced 298. 1 of 1');
    await desk.saved();
    expect((await texts()).filter((text) => text.startsWith('Loaf number'))).toEqual(['Loaf number 2.']);
  });
});
