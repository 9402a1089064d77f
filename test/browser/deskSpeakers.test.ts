import { violations } from './support/accessible.ts';
import { notes } from './support/bench.ts';
import { longNotes, openNotes, storedDesk, type DeskPage } from './support/desk.ts';
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

/** What a recogniser wrote: when, and not who. */
const unnamed = `<p>Two bakers on a long night.</p>
<h3>Transcript</h3>
<p>[00:00.000 --&gt; 00:12.000] Good morning.</p>
<p>[00:12.000 --&gt; 00:31.500] Is the rye up?</p>
<p>[00:31.500 --&gt; 00:40.000] Since four.</p>`;

test('segments of which nobody said who speaks are given to somebody, by keys alone', async () => {
  const { desk, episodeId } = await openNotes(tab, stet, unnamed);
  const { page } = desk;
  const who = async () => {
    await desk.saved();
    const { segments, speakers } = await storedDesk(tab, stet, episodeId);
    return segments.map(({ speakerId }) => speakers.find(({ id }) => id === speakerId)?.name ?? null);
  };
  const keysAt = async (...keys: string[]) => {
    await page.getByRole('region', { name: 'Segments of the transcript' }).focus();
    for (const key of ['Home', ...keys]) await page.keyboard.press(key);
  };
  expect(await who()).toEqual([null, null, null]);
  await keysAt('s');
  await dialog(desk).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.insertText('Maya Lindqvist');
  await page.keyboard.press('Enter');
  await desk.segment(0).getByText('Maya Lindqvist').waitFor();
  await keysAt('ArrowDown', 's');
  await dialog(desk).waitFor();
  await page.keyboard.insertText('Tomas Herera');
  await page.keyboard.press('Enter');
  await desk.segment(1).getByText('Tomas Herera').waitFor();
  await keysAt('ArrowDown', 'ArrowDown', '1');
  await desk.segment(2).getByText('Maya Lindqvist').waitFor();
  expect(await who()).toEqual(['Maya Lindqvist', 'Tomas Herera', 'Maya Lindqvist']);
  await desk.undo();
  await desk.segment(2).getByText('Maya Lindqvist').waitFor({ state: 'detached' });
  expect(await who()).toEqual(['Maya Lindqvist', 'Tomas Herera', null]);
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
