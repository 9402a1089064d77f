import { violations } from './support/accessible.ts';
import { notes } from './support/bench.ts';
import { ask } from './support/browser.ts';
import { importNotes, storedDesk } from './support/desk.ts';
import { eachTestInATab, stet, tab } from './support/workplace.ts';

eachTestInATab();

let episodeId: string;
const question = () => tab.page.getByRole('dialog', { name: 'Merge Tomas Herera into another' });
const row = (name: string) => tab.page.getByRole('row').filter({ hasText: name }).filter({ hasText: expect.getState().currentTestName!.slice(-60) });
const names = async () => (await storedDesk(tab, stet, episodeId)).segments.map(({ speakerId }) => speakerId);

/** The list, with the speakers of a show named like the test, where it is asked who Tomas Herera really is. */
const asked = async (content = notes) => {
  episodeId = await importNotes(tab, stet, content, expect.getState().currentTestName!.slice(-60));
  await tab.page.goto('/#/speakers');
  await row('Tomas Herera').getByRole('button', { name: 'Merge' }).click();
};
const choose = async (name: string) => {
  await question().getByRole('combobox', { name: 'Who it really is' }).click();
  await tab.page.getByRole('option', { name }).click();
};

test('who was named twice is made one, and known by both names', async () => {
  await asked();
  await choose('Maya Lindqvist');
  expect(await violations(tab.page)).toEqual([]);
  await question().getByRole('button', { name: 'Merge 2 segments into Maya Lindqvist' }).click();
  await question().waitFor({ state: 'detached' });
  await row('Maya Lindqvist').getByText('also Tomas Herera').waitFor();
  expect(await row('Tomas Herera').getByRole('button', { name: 'Merge Tomas Herera' }).count()).toBe(0);
  expect(await row('Maya Lindqvist').getByRole('cell', { name: '4', exact: true }).count()).toBe(1);
  expect(new Set(await names()).size).toBe(1);
});

test('nothing is done until it was said into whom, nor where one thinks better of it', async () => {
  await asked();
  const before = await names();
  expect(await question().getByRole('button', { name: 'Merge', exact: true }).isDisabled()).toBe(true);
  expect(await violations(tab.page)).toEqual([]);
  await choose('Maya Lindqvist');
  await question().getByRole('button', { name: 'Cancel' }).focus();
  await tab.page.keyboard.press('Escape');
  await question().waitFor({ state: 'detached' });
  await row('Tomas Herera').getByRole('button', { name: 'Merge' }).and(tab.page.locator(':focus')).waitFor();
  expect(await names()).toEqual(before);
});

test('where nobody else speaks in the show, that is said', async () => {
  await asked('Transcript\n\nTomas Herera (00:05)\nWe walked to the mill.');
  await question().getByText('has no other speaker.').waitFor();
  expect(await question().getByRole('button', { name: 'Merge', exact: true }).isDisabled()).toBe(true);
});

test('what was merged elsewhere meanwhile is said in the question, which stays', async () => {
  await asked();
  await choose('Maya Lindqvist');
  const { speakers } = await storedDesk(tab, stet, episodeId);
  const [herera, lindqvist] = ['Tomas Herera', 'Maya Lindqvist'].map((name) => speakers.find((each) => each.name === name)!.id);
  await ask(tab, stet, 'POST', `/api/speakers/${herera}/merge`, { intoId: lindqvist });
  await question().getByRole('button', { name: 'Merge 2 segments into Maya Lindqvist' }).click();
  await question().getByRole('alert').waitFor();
  expect(await violations(tab.page)).toEqual([]);
});

test('at 200 % of a small screen there is still room for the show of a speaker', async () => {
  await importNotes(tab, stet, notes, expect.getState().currentTestName!.slice(-60));
  await tab.page.setViewportSize({ width: 640, height: 400 });
  await tab.page.goto('/#/speakers');
  await row('Maya Lindqvist').waitFor();
  expect((await tab.page.getByRole('columnheader', { name: 'Show' }).boundingBox())!.width).toBeGreaterThan(60);
  expect(await tab.page.getByRole('columnheader', { name: 'Episodes' }).count()).toBe(0);
  expect(await violations(tab.page)).toEqual([]);
});
