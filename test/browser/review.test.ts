import { violations } from './support/accessible.ts';
import { ask } from './support/browser.ts';
import { DeskPage, importNotes, openNotes, storedDesk } from './support/desk.ts';
import { eachTestInATab, stet, tab } from './support/workplace.ts';

const notes = `Two bakers on a long night.

Transcript

Maya Lindqvist (00:05)
We walked to the the mill before it was light.

Tomas Herrera (00:20)
It was open. Maya, you had the key, and Herera is how they wrote me on the door.

Maya Lindqvist (00:12)
So they did.

Tomas Herrera (00:40)
And so we began.`;

/** As a recogniser gives it: words with how sure it was of each. */
const heard = { segments: [{ start: 5, end: 9, text: ' We walked to the mill.', words: [['We', 5, 0.98], ['walked', 5.4, 0.41], ['to', 6, 0.97], ['the', 6.2, 0.99], ['mill.', 6.5, 0.12]].map(([word, start, probability]) => ({ word: ` ${word}`, start, end: (start as number) + 0.3, probability })) }] };

eachTestInATab();

const open = async (content: string): Promise<string> => (await openNotes(tab, stet, content)).episodeId;
const left = (text: string | RegExp) => tab.page.locator('.review .quiet', { hasText: text }).first().waitFor();
const message = () => tab.page.locator('.finding .message').innerText();

describe('the queue of findings', () => {
  test('is worked through by keys alone: a fix, a reason to leave one be, and what is left', async () => {
    const { page } = tab;
    const episodeId = await open(notes);
    await left('3 of 3 left');
    await page.keyboard.press('n');
    expect(await message()).toMatch(/^Starts at 0:12/); // errors come first
    expect(await page.locator('.segment[data-finding]').count()).toBe(3);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('i');
    await page.locator('.ignore-form input').waitFor();
    expect(await violations(page)).toEqual([]);
    const kept = page.waitForResponse((response) => response.url().endsWith('/findings/ignore') && response.ok());
    await page.keyboard.insertText('They were cut together');
    await page.keyboard.press('Enter');
    await left('2 of 3 left');
    await kept;
    await page.keyboard.press('n');
    expect(await message()).toMatch(/“the” stands here twice/);
    await page.keyboard.press('a');
    await page.locator('.words', { hasText: 'We walked to the mill before' }).waitFor();
    await left('1 of 3 left');
    await page.keyboard.press('n');
    expect(await message()).toMatch(/“Herera” may be “Herrera”/);
    await page.keyboard.press('a');
    await page.getByText('All reviewed').waitFor();
    expect(await violations(page)).toEqual([]);
    const { ignored } = await ask<{ ignored: { reason: string }[] }>(tab, stet, 'GET', `/api/episodes/${episodeId}/findings`);
    expect(ignored).toMatchObject([{ reason: 'They were cut together' }]);
  });

  test('shows what is ignored with its reason, also after a reload, and brings it back', async () => {
    const { page } = tab;
    await open(notes);
    await page.keyboard.press('n');
    await page.keyboard.press('i');
    await page.locator('.ignore-form input').waitFor();
    await Promise.all([page.waitForResponse((response) => response.url().endsWith('/findings/ignore') && response.ok()), page.keyboard.press('Enter')]);
    await left('2 of 3 left');
    await page.reload();
    await new DeskPage(page).ready();
    await left('2 of 2 left');
    await page.getByRole('button', { name: 'Ignored (1)' }).click();
    await page.getByText('It is right as it is').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Bring it back' }).click();
    await page.getByText('Nothing is ignored').waitFor();
    await page.getByRole('button', { name: 'Show everything open' }).click();
    await left(/^3 of 3 left/);
  });

  test('accepts many as they are for one reason, those that are chosen or all that are shown, and brings them back at once', async () => {
    const { page } = tab;
    const episodeId = await open(notes);
    const reasons = async () => (await ask<{ ignored: { reason: string }[] }>(tab, stet, 'GET', `/api/episodes/${episodeId}/findings`)).ignored.map(({ reason }) => reason);
    const kept = () => page.waitForResponse((response) => response.url().includes('/findings/') && response.ok());
    for (const finding of [/^Choose: Starts at/, /^Choose: .*stands here twice/]) await page.getByRole('checkbox', { name: finding }).press('Space');
    await page.getByRole('button', { name: 'Accept 2 as they are…' }).click();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('combobox', { name: 'Why can these 2 stay as they are?' }).fill('They said so');
    await Promise.all([kept(), page.keyboard.press('Enter')]);
    await left('1 of 3 left');
    expect(await reasons()).toEqual(['They said so', 'They said so']);
    expect(await violations(page)).toEqual([]);
    await Promise.all([kept(), page.getByRole('button', { name: 'Bring them back' }).click()]);
    await left('3 of 3 left');
    expect(await reasons()).toEqual([]);
    await page.getByRole('button', { name: 'Accept all 3 as they are…' }).click();
    await Promise.all([kept(), page.keyboard.press('Enter')]);
    await page.getByText('All reviewed').waitFor();
    expect(await reasons()).toEqual(Array.from({ length: 3 }, () => 'It is right as it is'));
    // the same by a command
    await Promise.all([kept(), page.getByRole('button', { name: 'Bring them back' }).click()]);
    await left('3 of 3 left');
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.type('accept all');
    await page.getByRole('option', { name: /Accept all findings shown/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: /3/ }).or(page.getByRole('combobox', { name: /3/ })).fill('Heard all of them.');
    await Promise.all([kept(), page.keyboard.press('Enter')]);
    await page.getByText('All reviewed').waitFor();
    expect(await reasons()).toEqual(Array.from({ length: 3 }, () => 'Heard all of them.'));
  });

  test('is narrowed to a kind, and says what else there is', async () => {
    const { page } = tab;
    await open(notes);
    await page.getByLabel('Kind').selectOption('times');
    await left('1 of 1 left');
    await page.getByLabel('Severity').selectOption('info');
    await page.getByText('Nothing of this kind').waitFor();
    await page.getByText('3 other findings are open').waitFor();
  });

  test('keeps the focus: number after number mends one finding after the other, and names no speaker', async () => {
    const { page } = tab;
    const episodeId = await open(notes);
    const before = await storedDesk(tab, stet, episodeId);
    await page.locator('.fixes button').first().focus();
    for (const count of [2, 1]) {
      await page.keyboard.press('1');
      await left(`${count} of 3 left`);
      await page.locator('.finding:focus').waitFor();
    }
    await page.keyboard.press('1');
    await page.locator('.review .teach:focus').waitFor();
    await new DeskPage(page).saved();
    const after = await storedDesk(tab, stet, episodeId);
    expect(after.segments.map(({ speakerId }) => speakerId)).toEqual(before.segments.map(({ speakerId }) => speakerId));
  });

  test('gives the focus back after a reason, or none: to the page where a key asked for it, else to the finding', async () => {
    const { page } = tab;
    await open(notes);
    const segments = page.getByRole('region', { name: 'Segments of the transcript' });
    const field = page.locator('.ignore-form input');
    await segments.focus();
    for (const end of ['Escape', 'Enter']) {
      await page.keyboard.press('n');
      await page.keyboard.press('i');
      await field.waitFor();
      await page.keyboard.press(end);
      await field.waitFor({ state: 'detached' });
      expect(await segments.evaluate((region) => region === document.activeElement)).toBe(true);
    }
    await left('2 of 3 left');
    await page.locator('.finding').getByRole('button', { name: 'Ignore…' }).press('Enter');
    await field.waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.finding:focus').waitFor();
  });

  test('comes over the page where there is no room beside it, with the same keys, and gives way to the words', async () => {
    const { page } = tab;
    await page.setViewportSize({ width: 640, height: 400 }); // 1280 × 800 at a zoom of 200 %
    await open(notes);
    await page.keyboard.press('n');
    await page.locator('.drawer .finding').waitFor();
    expect(await message()).toMatch(/^Starts at 0:12/);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('a');
    await left('2 of 3 left');
    expect(await page.locator('.drawer').evaluate((drawer) => drawer.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('n');
    await page.locator('.drawer').getByRole('button', { name: 'Edit it' }).press('Enter');
    await page.locator('.drawer').waitFor({ state: 'detached' });
    await page.keyboard.insertText('Well: ');
    await page.locator('.words', { hasText: 'Well: ' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    await page.locator('.drawer .finding').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.drawer').waitFor({ state: 'detached' });
  });

  test('numbers choose a fix while the focus is in it', async () => {
    const { page } = tab;
    await open(notes);
    await page.getByLabel('Kind').selectOption('times');
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Next finding' }).focus();
    await page.keyboard.press('1');
    await page.locator('.segment .time', { hasText: '0:12' }).waitFor({ state: 'detached' });
  });
});

describe('words that a recogniser was not sure of', () => {
  test('are queued worst first under the threshold, and accepted as they are', async () => {
    const { page } = tab;
    const episodeId = await importNotes(tab, stet, notes, 'Heard');
    const { id } = await ask<{ id: string }>(tab, stet, 'POST', `/api/episodes/${episodeId}/imports`, { text: JSON.stringify(heard) });
    await ask(tab, stet, 'POST', `/api/episodes/${episodeId}/imports/${id}/accept`, { mode: 'replace', baseRevision: 0 });
    await page.goto(`/#/episodes/${episodeId}`);
    await new DeskPage(page).ready();
    await page.getByLabel('Kind').selectOption('doubtful');
    await left('2 of 2 left');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Next finding' }).click();
    expect(await message()).toMatch(/“mill\.”.*12 %/);
    await page.locator('.review summary').click();
    await page.getByRole('slider', { name: /confidence/ }).fill('20');
    await left('1 of 1 left');
    await page.keyboard.press('n');
    const kept = page.waitForResponse((response) => response.url().endsWith('/findings/ignore') && response.ok());
    await page.getByRole('button', { name: 'Accept it as it is', exact: true }).click();
    await kept;
    await page.getByText('reviewed', { exact: false }).first().waitFor();
    const { ignored } = await ask<{ ignored: { code: string; about: string }[] }>(tab, stet, 'GET', `/api/episodes/${episodeId}/findings`);
    expect(ignored).toMatchObject([{ code: 'low-confidence', about: 'mill. 6500' }]);
  });
});
