import { violations } from './support/accessible.ts';
import { notes } from './support/bench.ts';
import { ask } from './support/browser.ts';
import { DeskPage, importNotes, longNotes, storedDesk } from './support/desk.ts';
import { eachTestInATab, stet, tab } from './support/workplace.ts';

/** No edit reaches the server from this tab, not even one that is sent while the page is left: those pass by the routes of a page. */
const loseEdits = () => {
  const { fetch } = window;
  window.fetch = (url, options) => (sessionStorage.getItem('lost') !== null && options?.method === 'POST' && String(url).endsWith('/revisions') ? Promise.reject(new TypeError('Failed to fetch')) : fetch(url, options));
};

eachTestInATab();

let desk: DeskPage;
let episodeId: string;

/** Notes of more than 99 minutes, as people write times then. */
const inHours = (notes: string) => notes.replace(/\((\d{3}):/g, (_, minutes: string) => `(${Math.floor(Number(minutes) / 60)}:${String(Number(minutes) % 60).padStart(2, '0')}:`);
const openDesk = async (content: string, on = tab) => {
  if (on === tab) episodeId = await importNotes(tab, stet, content, expect.getState().currentTestName!.slice(0, 60));
  await on.page.goto(`/#/episodes/${episodeId}`);
  return new DeskPage(on.page).ready();
};
const stored = () => storedDesk(tab, stet, episodeId);

describe('an edit at the desk', () => {
  beforeEach(async () => {
    desk = await openDesk(notes);
  });

  test('gives a segment to another speaker, from the menu and by a number', async () => {
    await desk.segment(0).locator('.speaker').click();
    await desk.page.getByRole('textbox', { name: 'Find or add a name' }).fill('herera');
    await desk.page.keyboard.press('Enter');
    await desk.segment(0).getByText('Tomas Herera').waitFor();
    await desk.page.locator('.page:focus').waitFor();
    await desk.page.keyboard.press('ArrowDown');
    await desk.page.keyboard.press('ArrowDown');
    await desk.page.keyboard.press('2');
    await desk.segment(2).getByText('Tomas Herera').waitFor();
    await desk.saved();
    const { segments, speakers } = await stored();
    const herera = speakers.find(({ name }) => name === 'Tomas Herera')!.id;
    expect(segments.map(({ speakerId }) => speakerId)).toEqual(Array.from({ length: 4 }, () => herera));
  });

  test('asks who speaks in a menu that anyone can use', async () => {
    await desk.segment(0).locator('.speaker').click();
    await desk.page.getByRole('textbox', { name: 'Find or add a name' }).press('ArrowDown');
    await desk.page.keyboard.press('ArrowDown');
    expect(await violations(desk.page)).toEqual([]);
    await desk.page.keyboard.press('Enter');
    await desk.segment(0).getByText('Tomas Herera').waitFor();
  });

  test('gives all of one speaker to someone new', async () => {
    await desk.segment(1).locator('.speaker').click();
    await desk.page.getByRole('radio', { name: /All of Tomas Herera/ }).check();
    await desk.page.getByRole('textbox', { name: 'Find or add a name' }).fill('Tomasz Herrera');
    await desk.page.getByRole('button', { name: 'Add “Tomasz Herrera”' }).click();
    await desk.segment(3).getByText('Tomasz Herrera').waitFor();
    await desk.saved();
    expect(await desk.page.locator('.speaker', { hasText: 'Tomas Herera' }).count()).toBe(0);
  });

  test('sets a time where it stands, and says when it is none', async () => {
    await desk.segment(1).locator('.time').dblclick();
    const field = desk.page.getByRole('textbox', { name: /^Time:/ });
    await field.fill('soon');
    await field.press('Enter');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await field.fill('+0.5');
    await field.press('Enter');
    await desk.saved();
    expect((await stored()).segments[1]!.startMs).toBe(67_500);
  });

  test('splits with Enter and joins with Backspace', async () => {
    await desk.caret(0, 'Good morning.'.length);
    await desk.page.keyboard.press('Enter');
    await expect(desk.words(0).innerText()).resolves.toBe('Good morning.');
    await desk.saved();
    expect((await stored()).segments).toHaveLength(5);
    await desk.page.keyboard.press('Backspace');
    await desk.saved();
    const { segments } = await stored();
    expect(segments).toHaveLength(4);
    expect(segments[0]!.text).toMatch(/^Good morning\. I have been up since four/);
  });

  test('is taken back and made again, also after a reload', async () => {
    const before = await desk.read();
    await desk.caret(2, 0);
    await desk.write('Well. ');
    await desk.caret(2, 5);
    await desk.page.keyboard.press('Enter');
    const after = await desk.read();
    await desk.undo();
    await desk.undo();
    expect(await desk.read()).toEqual(before);
    await desk.redo();
    await desk.redo();
    expect(await desk.read()).toEqual(after);
    await desk.saved();
    await desk.page.reload();
    await desk.ready();
    expect(await desk.read()).toEqual(after);
    await desk.page.getByRole('button', { name: 'Undo' }).and(desk.page.locator(':enabled')).click();
    await desk.page.getByRole('button', { name: 'Undo' }).click();
    await desk.saved();
    expect(await desk.read()).toEqual(before);
  });

  test('shows in the margin what differs from the import, and puts it back', async () => {
    await desk.caret(0, 0);
    await desk.write('So: ');
    await desk.page.locator('.segment.corrected').waitFor();
    expect(await desk.words(0).getAttribute('title')).toMatch(/^Imported as: Good morning\./);
    await desk.segment(0).locator('.more').click();
    await desk.page.getByRole('menuitem', { name: 'Put the imported words back' }).click();
    await desk.page.locator('.segment.corrected').waitFor({ state: 'detached' });
    await desk.words(0).getByText(/^Good morning\./).waitFor();
  });

  test('of a link without an address gives it one, from the finding that asks for it', async () => {
    await desk.page.getByRole('button', { name: /“A table of flours” has no URL/ }).click();
    await desk.page.getByRole('button', { name: 'Edit this link' }).click();
    const address = desk.page.getByRole('textbox', { name: 'Address' });
    await address.fill('flours');
    await address.press('Enter');
    await desk.page.getByText('An address begins with https://').waitFor();
    await address.fill('https://flours.example/table');
    await address.press('Enter');
    await desk.saved();
    const { references } = await ask<{ references: { title: string; url: string | null }[] }>(tab, stet, 'GET', `/api/episodes/${episodeId}/desk`);
    expect(references.find(({ title }) => title.startsWith('A table of flours'))!.url).toBe('https://flours.example/table');
  });
});

describe('without a connection', () => {
  test('edits are counted, survive a reload, and are sent when the server answers', async () => {
    desk = await openDesk(notes);
    await desk.page.addInitScript(loseEdits);
    await desk.page.evaluate(loseEdits);
    await desk.page.evaluate(() => sessionStorage.setItem('lost', ''));
    await desk.caret(0, 0);
    await desk.write('Kept. ');
    await desk.page.getByText('Offline, kept on this computer: 1 edit').waitFor();
    await desk.page.reload();
    await desk.words(0).getByText('Kept. Good morning.').waitFor();
    await desk.page.getByText('Offline, kept on this computer: 1 edit').waitFor();
    await desk.page.evaluate(() => sessionStorage.removeItem('lost'));
    await desk.sendNow();
    await desk.saved();
    expect((await stored()).segments[0]!.text).toMatch(/^Kept\. Good morning\./);
  });
});

describe('two at one desk', () => {
  test('what both changed is shown both ways, and one of them chosen', async () => {
    // who hears of the other's edit at once writes on what the other wrote
    await tab.page.route('**/events?*', (route) => route.abort());
    desk = await openDesk(notes);
    const { segments, revision } = await stored();
    await ask(tab, stet, 'POST', `/api/episodes/${episodeId}/revisions`, {
      baseRevision: revision, clientId: 'someone-else', operations: [{ type: 'setText', segmentId: segments[0]!.id, text: 'Theirs.' }, { type: 'setText', segmentId: segments[3]!.id, text: 'Also theirs.' }],
    });
    await desk.caret(0, 0);
    await desk.page.keyboard.type('Mine. ');
    const card = desk.segment(0).getByRole('region', { name: 'This was changed elsewhere too' });
    await card.waitFor();
    expect(await card.innerText()).toMatch(/Theirs\.[\s\S]*Mine\. Good morning/);
    expect(await desk.words(3).innerText()).toBe('Also theirs.');
    expect(await violations(desk.page)).toEqual([]);
    await card.getByRole('button', { name: 'Keep mine' }).click();
    await desk.saved();
    const now = (await stored()).segments;
    expect(now[0]!.text).toMatch(/^Mine\. Good morning/);
    expect(now[3]!.text).toBe('Also theirs.');
  });
});

describe('no native deletion crosses a segment', () => {
  beforeEach(async () => {
    desk = await openDesk(longNotes(130));
  });

  test('Backspace right after Home, in every first segment of a chunk, joins that one and loses nothing', async () => {
    const sizes = await desk.page.locator('.chunk').evaluateAll((chunks) => chunks.map(({ children }) => children.length));
    expect(sizes.length).toBeGreaterThan(1);
    const first = sizes[0]!;
    const before = await desk.read();
    await desk.words(first).scrollIntoViewIfNeeded();
    await desk.caret(first, 4);
    // Both keys in one go: the editor has not heard of the caret's move when the second arrives.
    await Promise.all([desk.page.keyboard.press('Home'), desk.page.keyboard.press('Backspace')]);
    await desk.page.waitForFunction((count) => document.querySelectorAll('.segment').length === count, before.length - 1);
    expect(await desk.words(first - 1).innerText()).toBe(`Loaf number ${first - 1}. Loaf number ${first}.`);
    await desk.undo();
    expect(await desk.read()).toEqual(before);
  });

  test('a native deletion that the keys did not foresee is stopped at the segment', async () => {
    const before = await desk.read();
    await desk.caret(3, 0);
    const stopped = await desk.words(3).evaluate((words) => {
      const range = new StaticRange({ startContainer: words.closest('.segment')!.previousElementSibling!.querySelector('.words')!.firstChild!, startOffset: 5, endContainer: words.firstChild!, endOffset: 0 });
      const event = new InputEvent('beforeinput', { inputType: 'deleteContentBackward', bubbles: true, cancelable: true, targetRanges: [range] });
      return !words.dispatchEvent(event);
    });
    expect(stopped).toBe(true);
    expect(await desk.read()).toHaveLength(before.length - 1);
  });

  test('the words come before the gutter in the document, and deleting at their edges leaves the gutter alone', async () => {
    expect(await desk.page.locator('.segment').evaluateAll((all) => all.every((one) => one.firstElementChild?.matches('.words')))).toBe(true);
    await desk.caret(5, 0);
    await desk.page.keyboard.press('Delete');
    await desk.page.keyboard.type('L');
    await desk.page.keyboard.press('End');
    await desk.page.keyboard.press('Backspace');
    await desk.page.keyboard.type('!');
    expect((await desk.read())[5]).toBe('0:50 | Tomas Herera | Loaf number 5!');
    await desk.saved();
    expect((await stored()).segments[5]!.text).toBe('Loaf number 5!');
  });

  test('a selection over many segments is deleted as one edit, and comes back whole', async () => {
    const before = await desk.read();
    await desk.caret(10, 4);
    await desk.page.evaluate(() => {
      const words = document.querySelectorAll('.segment .words');
      getSelection()!.setBaseAndExtent(words[10]!.firstChild!, 4, words[90]!.firstChild!, 4);
    });
    await desk.page.keyboard.press('Delete');
    await desk.page.waitForFunction((count) => document.querySelectorAll('.segment').length === count, before.length - 80);
    expect(await desk.words(10).innerText()).toBe('Loaf number 90.');
    await desk.undo();
    expect(await desk.read()).toEqual(before);
    await desk.saved();
    expect((await stored()).segments).toHaveLength(130);
  });

  test('more than a thousand segments are deleted in the words as one edit', async () => {
    await openDesk(inHours(longNotes(1_050)));
    await desk.page.waitForFunction(() => document.querySelectorAll('.segment').length === 1_050);
    await desk.caret(3, 2);
    await desk.page.keyboard.press('ControlOrMeta+a');
    await desk.page.keyboard.press('Delete');
    await desk.page.waitForFunction(() => document.querySelectorAll('.segment').length === 1);
    await desk.saved();
    expect((await stored()).segments.map(({ text }) => text)).toEqual(['']);
    await desk.undo();
    await desk.page.waitForFunction(() => document.querySelectorAll('.segment').length === 1_050);
    await desk.saved();
    expect((await stored()).segments).toHaveLength(1_050);
  });

  test('pasted paragraphs stay in one segment', async () => {
    await desk.caret(0, 0);
    await desk.words(0).evaluate((words) => {
      const data = new DataTransfer();
      data.setData('text/plain', 'One.\n\nTwo\nlines. ');
      data.setData('text/html', '<h1>One.</h1><p>Two</p>');
      words.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    });
    await desk.saved();
    const { segments } = await stored();
    expect(segments).toHaveLength(130);
    expect(segments[0]!.text).toBe('One.\n\nTwo lines. Loaf number 0.');
  });
});

describe('for everyone', () => {
  test.each([1280, 1000, 820])('nothing is wrong with the desk at %i pixels', async (width) => {
    desk = await openDesk(notes);
    await desk.page.setViewportSize({ width, height: 800 });
    expect(await violations(desk.page)).toEqual([]);
    expect(await desk.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    if (width < 900) {
      await desk.page.getByRole('button', { name: 'Review and details' }).click();
      await desk.page.getByRole('tab', { name: 'Review' }).waitFor();
      expect(await violations(desk.page)).toEqual([]);
    }
  });

  test('the transcript scrolls, and nothing around it', async () => {
    desk = await openDesk(longNotes(130));
    const longer = await desk.page.locator('.page').evaluate((page) => {
      const around: Element[] = [];
      for (let element = page.parentElement; element; element = element.parentElement) around.push(element);
      return { page: page.scrollHeight > page.clientHeight, around: around.filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight).map(({ className }) => className) };
    });
    expect(longer).toEqual({ page: true, around: [] });
  });

  test.each(['Chapters', 'Links', 'Notes'])('nor with %s', async (name) => {
    desk = await openDesk(notes);
    await desk.page.getByRole('tab', { name }).click();
    expect(await violations(desk.page)).toEqual([]);
  });

  test('the sheet of keys opens with ? and shows them', async () => {
    desk = await openDesk(notes);
    await desk.page.getByRole('region', { name: 'Segments of the transcript' }).focus();
    await desk.page.keyboard.press('?');
    await desk.page.getByRole('dialog', { name: 'Keys' }).waitFor();
    expect(await violations(desk.page)).toEqual([]);
  });
});
