import { violations } from './support/accessible.ts';
import { importBench } from './support/bench.ts';
import { ask } from './support/browser.ts';
import { DeskPage, storedDesk } from './support/desk.ts';
import { eachTestInATab, stet, tab } from './support/workplace.ts';

let showId: string;
let episodeId: string;
eachTestInATab();
beforeEach(async () => {
  ({ showId, episodeIds: [episodeId] } = (await importBench(tab, stet)) as { showId: string; episodeIds: [string] });
});

const rules = async () => (await ask<{ items: { wrong: string; right: string; caseRule: string }[] }>(tab, stet, 'GET', `/api/shows/${showId}/glossary`)).items;
const words = async () => (await storedDesk(tab, stet, episodeId)).segments.map(({ text }) => text).join('\n');
const open = async (search = '') => {
  await tab.page.goto(`/#/shows/${showId}/glossary${search}`);
  await tab.page.getByRole('heading', { name: 'Morning Bench' }).waitFor();
};

test('a spelling is written, looked for in all episodes, applied and taken back', async () => {
  const { page } = tab;
  await open();
  await page.getByText('No spellings yet').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('textbox', { name: 'Wrong, of a new rule' }).fill('the mill');
  await page.getByRole('textbox', { name: 'Right, of a new rule' }).fill('the windmill');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Wrong, of “the mill”' }).waitFor();
  await page.getByRole('combobox', { name: 'Capitals, of “the mill”' }).selectOption('Any, and kept');
  await page.getByRole('button', { name: 'Look in all 2 episodes' }).click();
  await page.getByText('It would change 3 places in 1 episode. Nothing is changed yet.').waitFor();
  await page.getByRole('heading', { name: /How dough rests 3 places/ }).waitFor();
  expect(await violations(page)).toEqual([]);
  const before = await words();
  await page.getByRole('button', { name: 'Apply to 1 episode' }).click();
  await page.getByText('Changed 3 places in 1 episode.').waitFor();
  expect(await words()).toBe(before.replaceAll('the mill', 'the windmill'));
  await page.getByRole('button', { name: 'Take back' }).click();
  await page.getByText('taken back by', { exact: false }).waitFor();
  expect(await words()).toBe(before);
});

test('at 200 % of a small screen, and on a phone, all of a rule is in sight, with room for the note', async () => {
  const { page } = tab;
  await ask(tab, stet, 'POST', `/api/shows/${showId}/glossary`, { wrong: 'rye', right: 'Rye', caseRule: 'any', wholeWord: true, note: 'a grain', enabled: true });
  await open();
  await page.getByRole('textbox', { name: 'Wrong, of “rye”' }).waitFor();
  for (const width of [640, 390]) {
    await page.setViewportSize({ width, height: 800 });
    const outside = await page.getByRole('table', { name: 'Glossary' }).locator('input, select, button').evaluateAll((all) => all.map((each) => each.getBoundingClientRect()).filter(({ left, right }) => left < 0 || right > innerWidth).length);
    expect([width, outside]).toEqual([width, 0]);
    expect((await page.getByRole('textbox', { name: 'Note, of a new rule' }).boundingBox())!.width).toBeGreaterThan(200);
    expect(await violations(page)).toEqual([]);
  }
});

test('rules come from a file, with what was not understood, and change in place', async () => {
  const { page } = tab;
  await open();
  await page.getByRole('button', { name: 'Import…' }).click();
  await page.getByRole('textbox', { name: 'Rules, a line each' }).fill('Herera → Herrera\nsolo\nrye -> rye flour');
  await page.getByText('Line 2: “solo” is not a rule').waitFor();
  await page.getByRole('button', { name: 'Import 2 rules' }).click();
  const right = page.getByRole('textbox', { name: 'Right, of “rye”' });
  await right.fill('Rye');
  // a change is shown at once, and kept a moment later
  const kept = () => page.waitForResponse((response) => response.request().method() === 'PATCH' && response.ok());
  await Promise.all([kept(), right.press('Enter')]);
  await Promise.all([kept(), page.getByRole('checkbox', { name: 'On, of “Herera”' }).click()]);
  await page.locator('tr[data-off]').waitFor();
  expect(await rules()).toMatchObject([{ wrong: 'Herera', right: 'Herrera', enabled: false }, { wrong: 'rye', right: 'Rye' }]);
});

test('what is replaced at the desk becomes a rule, whose finding is accepted by one button', async () => {
  const { page } = tab;
  await page.goto(`/#/episodes/${episodeId}`);
  await new DeskPage(page).ready();
  await page.keyboard.press('ControlOrMeta+h');
  await page.getByRole('textbox', { name: 'Find', exact: true }).fill('dough');
  await page.getByRole('textbox', { name: 'Replace with' }).fill('paste');
  await page.getByRole('button', { name: 'Add to the glossary' }).click();
  await page.getByText('In the glossary').waitFor();
  expect(await rules()).toMatchObject([{ wrong: 'dough', right: 'paste', caseRule: 'any' }]);
  const found = async () => (await ask<{ items: { code: string }[] }>(tab, stet, 'GET', `/api/episodes/${episodeId}/findings`)).items.some(({ code }) => code === 'glossary');
  while (!(await found())); // a job has the episode checked again
  await page.reload();
  const desk = await new DeskPage(page).ready();
  await page.getByRole('button', { name: /Glossary: “dough” should be “paste”, here and in 1 more place/ }).click();
  await page.getByRole('button', { name: 'Replace “dough” by “paste” in all 2 places' }).click();
  await desk.saved();
  expect(await words()).not.toContain('dough');
});
