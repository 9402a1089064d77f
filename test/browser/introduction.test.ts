import { violations } from './support/accessible.ts';
import { notes } from './support/bench.ts';
import { ask } from './support/browser.ts';
import { type DeskPage, openNotes } from './support/desk.ts';
import { eachTestInATab, stet, tab } from './support/workplace.ts';

eachTestInATab();

const IMPORTED = 'Two bakers on the hours in which nothing seems to happen.';

let desk: DeskPage;
let episodeId: string;
beforeEach(async () => {
  ({ episodeId, desk } = await openNotes(tab, stet, notes));
  await desk.page.getByRole('tab', { name: 'Notes' }).click();
});

const field = () => desk.page.getByRole('textbox', { name: 'Introduction' });
const written = async () => (await ask<{ notes: { introduction: string | null } }>(tab, stet, 'GET', `/api/episodes/${episodeId}/desk`)).notes.introduction;

test('the introduction is written where it stands: as it is typed, and there after a reload', async () => {
  expect(await field().inputValue()).toBe(IMPORTED);
  expect(await violations(desk.page)).toEqual([]);
  await field().press('ControlOrMeta+End');
  await desk.page.keyboard.type(' \n\nBring boots. ');
  expect(await field().inputValue()).toBe(`${IMPORTED} \n\nBring boots. `); // not tidied under the hands
  await desk.saved();
  expect(await written()).toBe(`${IMPORTED}\n\nBring boots.`);
  await desk.page.reload();
  await desk.ready();
  await desk.page.getByRole('tab', { name: 'Notes' }).click();
  expect(await field().inputValue()).toBe(`${IMPORTED}\n\nBring boots.`);
  expect(await violations(desk.page)).toEqual([]);
  await desk.page.getByRole('button', { name: 'Bring back the imported one' }).click();
  await desk.page.getByRole('button', { name: 'Bring back the imported one' }).waitFor({ state: 'detached' });
  expect(await field().inputValue()).toBe(IMPORTED);
  await desk.saved();
  expect(await written()).toBeNull();
  await desk.page.getByRole('button', { name: 'Undo' }).and(desk.page.locator(':enabled')).click();
  await desk.page.getByRole('button', { name: 'Bring back the imported one' }).waitFor();
  await desk.saved();
  expect(await written()).toBe(`${IMPORTED}\n\nBring boots.`);
});

test('words are found and replaced in it, also where it is as it was imported, in one step', async () => {
  const panel = desk.page.locator('.find');
  const replaced = IMPORTED.replace('seems', 'appears');
  await desk.segment(0).click();
  await desk.page.keyboard.press('ControlOrMeta+h');
  await panel.getByRole('textbox', { name: 'Find', exact: true }).fill('seems');
  await panel.getByRole('textbox', { name: 'Replace with', exact: true }).fill('appears');
  await panel.getByText('Introduction', { exact: true }).waitFor();
  await panel.getByRole('button', { name: /^Replace/ }).last().click();
  await desk.saved();
  expect(await written()).toBe(replaced);
  await desk.page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  expect(await field().inputValue()).toBe(replaced);
  await desk.page.getByRole('button', { name: 'Undo' }).and(desk.page.locator(':enabled')).click();
  await desk.page.getByRole('button', { name: 'Bring back the imported one' }).waitFor({ state: 'detached' });
  await desk.saved();
  expect([await written(), await field().inputValue()]).toEqual([null, IMPORTED]);
});

test('what the checks find in it leads there, and is mended by the key of any finding', async () => {
  const { page } = desk;
  ({ episodeId, desk } = await openNotes(tab, stet, 'Two bakers on the the long night.\n\nTranscript\n\nMaya Lindqvist (00:05)\nWe walked to the mill.\n\nTomas Herrera (00:20)\nIt was open.'));
  await page.keyboard.press('n');
  await page.locator('.finding .message', { hasText: '“the” stands here twice: “… bakers on the the”.' }).waitFor();
  await page.getByRole('button', { name: 'Edit the introduction' }).click();
  await page.waitForFunction(() => document.activeElement?.matches('.introduction textarea'));
  expect(await violations(page)).toEqual([]);
  await page.getByRole('tab', { name: /^Review/ }).click();
  await page.getByRole('button', { name: /^Write “the” once/ }).click();
  await desk.saved();
  expect(await written()).toBe('Two bakers on the long night.');
});
