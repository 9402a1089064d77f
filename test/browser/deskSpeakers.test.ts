import { violations } from './support/accessible.ts';
import { notes } from './support/bench.ts';
import { longNotes, openNotes, type DeskPage } from './support/desk.ts';
import { eachTestInATab, stet, tab } from './support/workplace.ts';

eachTestInATab();

const dialog = (desk: DeskPage) => desk.page.getByRole('dialog');
const cast = (desk: DeskPage) => desk.page.locator('.outline .speakers .name').allInnerTexts();

describe('a speaker of the outline', () => {
  test('is given another name, and made one with another, without leaving the desk', async () => {
    const { desk } = await openNotes(tab, stet, notes);
    const { page } = desk;
    await page.getByRole('button', { name: 'More for Maya Lindqvist' }).click();
    await page.getByRole('menuitem', { name: 'Rename Maya Lindqvist…' }).click();
    expect(await violations(page)).toEqual([]);
    await dialog(desk).getByRole('textbox').fill('Maia Lindquist');
    await page.keyboard.press('Enter');
    await desk.segment(0).getByText('Maia Lindquist').waitFor();
    expect(await cast(desk)).toEqual(['Maia Lindquist', 'Tomas Herera']);

    await desk.segment(1).locator('.time').click();
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.insertText('Merge Tomas');
    await page.getByRole('option', { name: /Merge Tomas Herera into another…/ }).waitFor();
    await page.keyboard.press('Enter');
    await dialog(desk).getByRole('combobox').click();
    await page.getByRole('option', { name: 'Maia Lindquist' }).click();
    await dialog(desk).getByRole('button', { name: 'Merge 2 segments into Maia Lindquist' }).click();
    await desk.segment(1).getByText('Maia Lindquist').waitFor();
    expect(await cast(desk)).toEqual(['Maia Lindquist']);
  });
});

test('what could not be saved is said without moving what one reads', async () => {
  const { desk } = await openNotes(tab, stet, longNotes(60));
  const { page } = desk;
  await desk.caret(30, 0);
  await desk.write('Oh. '); // where one writes is in sight from there on
  await desk.saved();
  await page.route('**/revisions', (route) => (route.request().method() === 'POST' ? route.fulfill({ status: 422, contentType: 'application/json', body: JSON.stringify({ statusCode: 422, message: 'No.' }) }) : route.continue()));
  const top = () => desk.segment(30).evaluate((segment) => Math.round(segment.getBoundingClientRect().top));
  const before = await top();
  await desk.write('Well. ');
  await page.getByRole('alert').filter({ hasText: 'No.' }).waitFor();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await top()).toBe(before);
  await page.getByRole('alert').getByRole('button').click();
  await page.getByRole('alert').waitFor({ state: 'detached' });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await top()).toBe(before);
});
