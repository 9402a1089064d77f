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
const stored = async () => {
  await desk.saved();
  return storedDesk(tab, stet, episodeId);
};
const press = async (...keys: string[]) => {
  for (const key of keys) await desk.page.keyboard.press(key);
};
/** The page has the focus, its keys at the n-th segment. */
const listen = async (n = 0) => {
  await desk.page.getByRole('region', { name: 'Segments of the transcript' }).focus();
  await press('Home', ...Array.from({ length: n }, () => 'ArrowDown'));
};
const speakers = async () => (await desk.read()).map((line) => line.split(' | ')[1]);
const times = async () => (await stored()).segments.map(({ startMs }) => startMs);
const selected = () => desk.page.locator('.segment.selected, .chunk.selected .segment').count();
/** Pastes at what has the focus, as the browser would. */
const paste = (text: string) =>
  desk.page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData('text/plain', pasted);
    document.activeElement!.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);

const said = (words: string) => desk.page.locator('.told', { hasText: words }).waitFor();
const search = () => desk.page.getByRole('combobox', { name: /^What do you want to do/ });
const sheet = () => desk.page.getByRole('dialog', { name: 'Keys' });
/** Presses keys for a command in the sheet of keys. */
const change = async (what: string, keys: string) => {
  await desk.page.keyboard.press('?');
  await sheet().getByRole('searchbox').fill(what);
  await sheet().getByRole('button', { name: `Change the keys of “${what}”` }).first().click();
  await press(keys);
};
/** Runs a command from the palette. */
const run = async (what: string) => {
  await press('ControlOrMeta+k');
  await search().fill(what);
  await press('Enter');
};
const chapterTimes = async () => (await ask<{ chapters: { startMs: number }[] }>(tab, stet, 'GET', `/api/episodes/${episodeId}/desk`)).chapters.map(({ startMs }) => startMs).sort((a, b) => a - b);

describe('two modes', () => {
  beforeEach(() => openDesk(notes));

  test('keys act on segments on the page, and write in the words', async () => {
    await listen(1);
    await press('1');
    expect((await speakers())[1]).toBe('Maya Lindqvist');
    await press('Enter');
    await press('1', 'n', 'Space');
    expect(await desk.words(1).innerText()).toMatch(/^1n Hello Maya/);
    await press('Escape', '2');
    expect((await speakers())[1]).toBe('Tomas Herera');
    expect((await stored()).segments[1]!.text).toMatch(/^1n Hello Maya/);
  });

  test('the desk opens with the focus on the page, where the first key acts: at the beginning, or where the user was last', async () => {
    const page = desk.page.getByRole('region', { name: 'Segments of the transcript' });
    const isFocused = () => page.evaluate((element) => element === document.activeElement);
    expect(await isFocused()).toBe(true);
    await press('Enter');
    await desk.write('First of all: ');
    expect(await desk.words(0).innerText()).toMatch(/^First of all: /);
    await press('Escape', 'ArrowDown', 'ArrowDown');
    await desk.saved();
    await desk.page.reload();
    await desk.ready();
    expect(await isFocused()).toBe(true);
    await press('Enter');
    await desk.write('Third: ');
    expect(await desk.words(2).innerText()).toMatch(/^Third: /);
  });

  test('a number with Shift relabels from here on, what the same one says', async () => {
    await listen(0);
    await press('Shift+2');
    expect(await speakers()).toEqual(Array.from({ length: 4 }, () => 'Tomas Herera'));
  });

  test('keys mean places on the keyboard, and what was typed stays text', async () => {
    await listen(1);
    await desk.page.evaluate(() => document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { code: 'Digit1', key: '&', bubbles: true, cancelable: true })));
    expect((await speakers())[1]).toBe('Maya Lindqvist');
  });

  test('times are nudged by 0.1 s, which is said, and typed; there is no playhead to stamp without a recording', async () => {
    await listen(1);
    await press('Period', 'Period', 'Comma');
    await said('Starts at 1:07.100');
    expect((await times())[1]).toBe(67_100);
    await press('t');
    await said('There is no recording to play.');
    expect((await times())[1]).toBe(67_100);
    await press('Shift+T');
    await desk.page.getByRole('textbox', { name: /^Time:/ }).fill('1:02:03.250');
    await press('Enter');
    expect((await times())[1]).toBe(3_723_250);
  });

  test('a start goes behind its own end, which gives way, and takes along the end that meets it', async () => {
    const { revision, segments: [first, second] } = await stored();
    const ends = [{ type: 'setTime', segmentId: first!.id, endMs: 67_000 }, { type: 'setTime', segmentId: second!.id, endMs: 70_000 }];
    await ask(tab, stet, 'POST', `/api/episodes/${episodeId}/revisions`, { baseRevision: revision, clientId: 'ends', operations: ends });
    await desk.page.reload();
    await desk.ready();
    await listen(1);
    const field = desk.page.getByRole('textbox', { name: /^Time:/ });
    await press('Shift+T');
    await field.fill('1:15');
    await press('Enter');
    await field.waitFor({ state: 'detached' });
    const next = (await times())[2];
    expect((await stored()).segments).toMatchObject([{ endMs: 75_000 }, { startMs: 75_000, endMs: next }, {}, {}]);
    await desk.undo(); // one step
    expect((await stored()).segments).toMatchObject([{ endMs: 67_000 }, { startMs: 67_000, endMs: 70_000 }, {}, {}]);
  });

  test('what is no time stays in its field, with the reason, until it is one or is given up', async () => {
    await listen(1);
    const field = desk.page.getByRole('textbox', { name: /^Time:/ });
    await press('Shift+T');
    await field.fill('7:5x');
    await desk.segment(0).locator('.words').click();
    expect([await field.inputValue(), await field.getAttribute('aria-invalid')]).toEqual(['7:5x', 'true']);
    expect(await desk.page.getByRole('alert').filter({ hasText: /^Write a time such as 7:51/ }).count()).toBe(1);
    expect(await violations(desk.page)).toEqual([]);
    await field.focus();
    await press('Escape');
    expect(await desk.segment(1).locator('.time').innerText()).toBe('1:07');
    expect(await desk.page.getByRole('alert').filter({ hasText: 'Write a time' }).count()).toBe(0);
  });

  test('the menu of a segment gives the focus back to the page', async () => {
    await listen(1);
    await press('m');
    await desk.page.getByRole('menu').waitFor();
    await press('Escape');
    await desk.page.waitForFunction(() => document.activeElement?.matches('.page'));
  });

  test('Tab moves the focus in both modes', async () => {
    await listen(0);
    await press('Tab');
    expect(await desk.page.evaluate(() => document.activeElement?.matches('.page'))).toBe(false);
    await desk.caret(0, 3);
    await press('Tab');
    expect(await desk.words(0).innerText()).toMatch(/^Good morning/);
    expect(await desk.page.evaluate(() => document.activeElement?.matches('.ProseMirror'))).toBe(false);
  });
});

describe('a split in the middle of a turn', () => {
  beforeEach(async () => {
    await openDesk(notes);
    await desk.caret(0, 'Good morning.'.length);
    await press('Enter');
  });

  test('gives the second half to another speaker by Enter once more', async () => {
    expect(await speakers()).toEqual(['Maya Lindqvist', 'Maya Lindqvist', 'Tomas Herera', 'Maya Lindqvist', 'Tomas Herera']);
    await desk.page.getByRole('group', { name: 'Who speaks from here on?' }).getByText('Tomas Herera').waitFor();
    expect(await violations(desk.page)).toEqual([]);
    await press('Enter');
    expect((await speakers())[1]).toBe('Tomas Herera');
    await press('Enter');
    expect((await speakers())[1]).toBe('Maya Lindqvist');
    expect((await stored()).segments).toHaveLength(5);
  });

  test('leaves the offer when something is typed, a digit too', async () => {
    await desk.page.keyboard.type('3 times. ');
    expect(await desk.words(1).innerText()).toMatch(/^3 times\. I have been up/);
    expect(await desk.page.getByRole('group', { name: 'Who speaks from here on?' }).count()).toBe(0);
    await press('Home', 'Enter');
    expect((await speakers())[1]).toBe('Maya Lindqvist');
  });
});

describe('several segments', () => {
  beforeEach(() => openDesk(longNotes(130)));

  test('are all chosen before any was, and only taken away by a key where they are looked at', async () => {
    await press('ControlOrMeta+a', '1');
    await desk.page.locator('.outline .count', { hasText: /^130/ }).waitFor();
    await desk.page.getByRole('button', { name: 'Undo' }).focus();
    await press('Delete', 'g');
    await said('This key acts on the transcript');
    expect((await stored()).segments).toHaveLength(130);
    await desk.page.getByRole('region', { name: 'Segments of the transcript' }).focus();
    await press('Delete');
    expect((await stored()).segments).toHaveLength(0);
  });

  test('are selected by keys and by Shift and a click, and all at once', async () => {
    await listen(2);
    await press('Shift+ArrowDown', 'Shift+ArrowDown');
    expect(await selected()).toBe(3);
    await desk.page.getByText('3 segments selected').waitFor({ state: 'attached' });
    await desk.segment(8).locator('.words').click({ modifiers: ['Shift'] });
    expect(await selected()).toBe(7);
    await press('ControlOrMeta+a');
    expect(await selected()).toBe(130);
    expect(await violations(desk.page)).toEqual([]);
    await press('Escape');
    expect(await selected()).toBe(0);
  });

  test('are relabelled, joined and deleted together, each one step to undo', async () => {
    const before = await desk.read();
    await listen(2);
    await press('Shift+ArrowDown', 'Shift+ArrowDown', '2');
    expect((await speakers()).slice(2, 5)).toEqual(['Tomas Herera', 'Tomas Herera', 'Tomas Herera']);
    await desk.undo();
    expect(await desk.read()).toEqual(before);
    await listen(2);
    await press('Shift+ArrowDown', 'Shift+ArrowDown', 'g');
    expect(await desk.words(2).innerText()).toBe('Loaf number 2. Loaf number 3. Loaf number 4.');
    await desk.undo();
    expect(await desk.read()).toEqual(before);
    await press('Shift+ArrowDown', 'Delete');
    await desk.page.waitForFunction(() => document.querySelectorAll('.segment').length === 128);
    await desk.undo();
    expect(await desk.read()).toEqual(before);
    expect((await stored()).segments).toHaveLength(130);
  });

  test('are copied with names and times, and move whole from one place to another', async () => {
    await listen(2);
    await press('Shift+ArrowDown');
    await press('ControlOrMeta+x');
    await desk.page.waitForFunction(() => document.querySelectorAll('.segment').length === 128);
    // The browser's caret stays in the words that were left.
    await press('Enter', 'Escape', 'ArrowDown', 'ControlOrMeta+v');
    await desk.page.waitForFunction(() => document.querySelectorAll('.segment').length === 130);
    expect((await desk.read()).slice(1, 7)).toEqual([
      '0:10 | Tomas Herera | Loaf number 1.', '0:40 | Maya Lindqvist | Loaf number 4.', '0:50 | Tomas Herera | Loaf number 5.',
      '0:20 | Maya Lindqvist | Loaf number 2.', '0:30 | Tomas Herera | Loaf number 3.', '1:00 | Maya Lindqvist | Loaf number 6.',
    ]);
    expect(await selected()).toBe(2);
    await desk.page.evaluate(() => addEventListener('paste', (event) => { document.title = event.clipboardData!.getData('text/plain'); }, { capture: true, once: true }));
    await press('ControlOrMeta+c', 'ControlOrMeta+v');
    expect(await desk.page.title()).toBe('Maya Lindqvist (0:20) Loaf number 2. Tomas Herera (0:30) Loaf number 3.');
    await desk.page.waitForFunction(() => document.querySelectorAll('.segment').length === 132);
  });

  test('are made of plain turns that are pasted: behind a segment on the page, at the caret in the words', async () => {
    await listen(1);
    await paste('Maya Lindqvist (0:12)\nAnd salt?\n\nCy Reed (0:14)\nAnd salt.');
    await desk.page.waitForFunction(() => document.querySelectorAll('.segment').length === 132);
    expect((await desk.read()).slice(2, 4)).toEqual(['0:12 | Maya Lindqvist | And salt?', '0:14 | Cy Reed | And salt.']);
    await desk.undo();
    await desk.page.waitForFunction(() => document.querySelectorAll('.segment').length === 130);
    await desk.caret(0, 'Loaf'.length);
    await paste('Cy Reed (0:03)\nIt is.');
    await desk.page.waitForFunction(() => document.querySelectorAll('.segment').length === 132);
    expect((await desk.read()).slice(0, 3).map((line) => line.split(' | ').slice(1))).toEqual([['Maya Lindqvist', 'Loaf'], ['Cy Reed', 'It is.'], ['Maya Lindqvist', 'number 0.']]);
    await desk.undo();
    await desk.page.waitForFunction(() => document.querySelectorAll('.segment').length === 130);
    expect((await stored()).segments).toHaveLength(130);
  });
});

describe('the palette', () => {
  beforeEach(() => openDesk(notes));

  test('leads to each panel with the keys, where a link is added, and to publishing', async () => {
    for (const tab of ['chapters', 'links', 'notes', 'sources', 'links']) {
      await run(`go to the ${tab}`);
      await desk.page.locator(`[data-tab="${tab}"]:focus[aria-selected="true"]`).waitFor();
    }
    await desk.page.getByRole('button', { name: 'Add a link' }).press('Enter');
    await desk.page.keyboard.type('The mill');
    await desk.saved();
    await run('Publish');
    await desk.page.getByRole('heading', { name: /^Publish the palette/ }).waitFor();
    expect(desk.page.url()).toContain(`/publish?episode=${episodeId}`);
  });

  test('finds a command by its words, runs it where the keys were, and says why one cannot run', async () => {
    await desk.caret(0, 'Good morning.'.length);
    await press('ControlOrMeta+k');
    await search().fill('caret split');
    expect(await violations(desk.page)).toEqual([]);
    await press('Enter');
    await desk.words(0).getByText(/^Good morning\.$/).waitFor();
    await desk.page.keyboard.type('So: ');
    expect(await desk.words(1).innerText()).toMatch(/^So: I have been up/);
    await press('Escape', 'ControlOrMeta+k');
    await search().fill('play or');
    await desk.page.getByRole('option', { name: 'Play or pause' }).getByText('There is no recording to play.').waitFor();
    await press('Enter');
    await search().waitFor();
    await press('Escape');
    await search().waitFor({ state: 'detached' });
    await press('ControlOrMeta+k');
    await desk.page.getByRole('option').first().filter({ hasText: 'Split the segment at the caret' }).waitFor();
  });

  test('goes to a time, a chapter, a speaker', async () => {
    await listen(0);
    for (const [typed, time] of [['4:10', '4:10'], ['next segment of tomas', '7:40'], ['flour on', '0:05']] as const) {
      await press('ControlOrMeta+k');
      await search().fill(typed);
      await press('Enter');
      await search().waitFor({ state: 'detached' });
      await desk.page.locator('.segment.current', { hasText: time }).waitFor();
      expect(await desk.page.locator('.segment.current .time').innerText()).toBe(time);
    }
  });
});

describe('keys of one’s own', () => {
  /** Each test is somebody else, whose keys nobody changed before. */
  beforeEach(async () => {
    const someone = { email: `${crypto.randomUUID()}@keys.example`, password: 'ten fingers at the keys' };
    await ask(tab, stet, 'POST', '/api/users', { ...someone, name: 'Ida Keys', admin: true });
    await ask(tab, stet, 'POST', '/api/session', someone);
    await openDesk(notes);
  });

  test('are pressed, refused where someone keeps them, taken from who had them, kept, and put back', async () => {
    await listen(0);
    await change('Next segment', 'ControlOrMeta+t');
    await sheet().getByText(/^Cannot be used: .* keeps it for windows and tabs\.$/).waitFor();
    await press('a');
    await sheet().getByText('Belongs to “Make the first fix” now, which would lose it.').waitFor();
    expect(await violations(desk.page)).toEqual([]);
    await sheet().getByRole('button', { name: 'Use A' }).click();
    await press('Escape');
    await desk.page.reload();
    await desk.ready();
    await listen(0);
    await press('a');
    await desk.page.locator('.segment.current', { hasText: 'Hello Maya' }).waitFor();
    await press('?');
    await sheet().getByRole('button', { name: 'Reset all keys' }).click();
    await sheet().getByRole('searchbox').fill('Next segment');
    await sheet().locator('kbd', { hasText: /^↓$/ }).waitFor();
  });

  test('are given to what has none, and to all numbers at once, and are there in another browser', async () => {
    await listen(0);
    await press('?');
    await sheet().getByRole('searchbox').fill('Shift times');
    await sheet().getByRole('button', { name: 'Give “Shift times…” keys' }).click();
    await press('x');
    await sheet().getByText('Nothing else uses it.').waitFor();
    await sheet().getByRole('button', { name: 'Use X' }).click();
    await sheet().locator('.key-line', { hasText: 'Shift times' }).locator('kbd', { hasText: /^X$/ }).waitFor();
    await press('Escape');
    await change('Speaker 1 to 9 speaks here', 'x');
    await sheet().getByText(/it takes a number from 1 to 9/).waitFor();
    await press('Shift+5');
    await sheet().getByText('Belongs to “Speaker 1 to 9 speaks from here on” now, which would lose it.').waitFor();
    expect(await violations(desk.page)).toEqual([]);
    const kept = desk.page.waitForResponse((response) => response.url().endsWith('/api/session/keys') && /"Shift\+Digit1"/.test(response.request().postData() ?? ''));
    await sheet().getByRole('button', { name: 'Use Shift+1 – Shift+9' }).click();
    await kept;
    await press('Escape');
    await desk.page.evaluate(() => localStorage.clear());
    await desk.page.reload();
    await desk.ready();
    // the keys are kept in the browser again, once they came from the server
    await desk.page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('stet.keys.')));
    await listen(0);
    await press('Shift+2');
    expect(await speakers()).toEqual(['Tomas Herera', 'Tomas Herera', 'Maya Lindqvist', 'Tomas Herera']);
    await press('2');
    expect((await speakers())[0]).toBe('Tomas Herera');
    await press('x');
    await desk.page.getByRole('dialog', { name: 'Shift times' }).waitFor();
  });

  test('that are for listening are given to the text, too, and keep what they are on the page', async () => {
    await listen(0);
    await press('?');
    await sheet().getByRole('searchbox').fill('Speaker 1 to 9 speaks here');
    await sheet().getByRole('button', { name: 'Change the keys of “Speaker 1 to 9 speaks here”' }).first().waitFor();
    await press('Tab', 'Tab');
    const also = sheet().getByRole('button', { name: 'Give “Speaker 1 to 9 speaks here” keys for while you edit, too' });
    await also.and(desk.page.locator(':focus')).waitFor();
    await press('Enter');
    await press('5');
    await sheet().getByText('Cannot be used: in the text it types a character.').waitFor();
    await press('Alt+Shift+5');
    expect(await violations(desk.page)).toEqual([]);
    await sheet().getByRole('button', { name: /^Use .*1 – .*9$/ }).click();
    await also.waitFor({ state: 'detached' });
    await sheet().getByRole('button', { name: 'Change the keys of “Speaker 1 to 9 speaks here”' }).and(desk.page.locator(':focus')).waitFor();
    await press('Escape');
    await sheet().waitFor({ state: 'detached' });
    await desk.caret(1, 3);
    await press('Alt+Shift+1');
    expect((await speakers())[1]).toBe('Maya Lindqvist');
    await listen(1);
    await press('2');
    expect((await speakers())[1]).toBe('Tomas Herera');
  });

  test('that can do nothing now say why, in a quiet line', async () => {
    await listen(0);
    await press('9');
    await desk.page.locator('.told').getByText('Nobody in this episode has that number.').waitFor();
    expect(await violations(desk.page)).toEqual([]);
  });

  test('are those of another tool where someone wants that', async () => {
    await listen(1);
    await press('?');
    await sheet().getByRole('combobox').selectOption({ label: 'oTranscribe (Esc, F1–F4)' });
    await press('Escape');
    await listen(1);
    await press('Enter', 'ControlOrMeta+j'); // a start is stamped, where there is a recording
    await said('There is no recording to play.');
    await press('Escape');
    await desk.page.keyboard.type('x');
    expect(await desk.words(1).innerText()).toMatch(/^xHello/);
    await press('ControlOrMeta+Shift+Enter', '1');
    expect((await speakers())[1]).toBe('Maya Lindqvist');
  });
});

describe('times of many segments', () => {
  beforeEach(() => openDesk(notes));

  test('are shifted, with their chapters, as one step', async () => {
    await listen(0);
    await run('shift times');
    const dialog = desk.page.getByRole('dialog', { name: 'Shift times' });
    await dialog.getByRole('textbox', { name: 'By how much' }).fill('-32');
    await dialog.getByText(/would move before the start of the episode/).waitFor();
    await dialog.getByRole('textbox', { name: 'By how much' }).fill('32');
    await dialog.getByRole('row', { name: /0:05.*0:37.*Good morning/ }).waitFor();
    expect(await violations(desk.page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Shift 4 segments' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await times()).toEqual([37_000, 99_000, 282_000, 492_000]);
    expect(await chapterTimes()).toEqual([32_000, 282_000, 602_000]);
    await desk.undo();
    expect(await times()).toEqual([5_000, 67_000, 250_000, 460_000]);
    expect(await chapterTimes()).toEqual([0, 250_000, 570_000]);
  });

  test('are stretched along the line through two anchors, as one step', async () => {
    await listen(0);
    await run('stretch');
    const dialog = desk.page.getByRole('dialog', { name: 'Stretch times' });
    await dialog.getByRole('checkbox', { name: /Move the chapters, too/ }).uncheck();
    for (const [name, typed] of [['First anchor', '0:05'], ['First anchor comes to', '0:05'], ['Second anchor', '7:40'], ['Second anchor comes to', '15:15']] as const) await dialog.getByRole('textbox', { name, exact: true }).fill(typed);
    await dialog.getByRole('row', { name: /7:40.*15:15/ }).waitFor();
    expect(await violations(desk.page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Stretch 4 segments' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await times()).toEqual([5_000, 129_000, 495_000, 915_000]);
    await desk.undo();
    expect(await times()).toEqual([5_000, 67_000, 250_000, 460_000]);
    await run('stretch');
    for (const [name, typed] of [['First anchor', '1:00'], ['First anchor comes to', '1:00'], ['Second anchor', '4:10'], ['Second anchor comes to', '7:20']] as const) await dialog.getByRole('textbox', { name, exact: true }).fill(typed);
    await dialog.getByRole('radio', { name: /between the two moments/ }).check();
    await dialog.getByRole('row', { name: /4:10.*7:20.*asleep/ }).waitFor();
    await dialog.getByRole('button', { name: 'Stretch 2 segments' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await times()).toEqual([5_000, 74_000, 440_000, 460_000]);
    await desk.undo();
    expect(await times()).toEqual([5_000, 67_000, 250_000, 460_000]);
  });
});
