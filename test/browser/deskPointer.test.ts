import { recording, startAudioHost, wavOf, type AudioHost } from '../support/audioHost.ts';
import { ask } from './support/browser.ts';
import { DeskPage } from './support/desk.ts';
import { eachTestInATab, stet, tab } from './support/workplace.ts';

const wav = wavOf(Array.from({ length: 120 }, () => 220));
/** More than a page of words, no two of them alike. */
const tall = (name: string) => `${Array.from({ length: 330 }, (_, n) => `${name}${n}`).join(' ')}.`;
/** Short turns around two that are taller than the page. */
const turns = [
  ['Maya Lindqvist (00:02)', 'Good morning, it is early.'], ['Tomas Herera (00:05)', tall('loaf')], ['Maya Lindqvist (01:05)', 'Put it on the table.'],
  ['Tomas Herera (01:10)', 'My name is Maya Lindqvist, there is no table.'], ['Maya Lindqvist (01:15)', tall('crust')], ['Tomas Herera (01:55)', 'So it is.'],
] as const;
const [TALL, AFTER, FLAGGED, OTHER] = [1, 2, 3, 4];
const feed = (url: string) => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Tall turns</title><link>https://tall.example</link><description>Two bakers.</description><language>en</language>
<item><title>Tall turns</title><guid isPermaLink="false">tall-1</guid><enclosure url="${url}" length="${wav.length}" type="audio/wav"/>
<content:encoded><![CDATA[<h3>Chapters</h3><ul><li>00:02 Early</li><li>01:10 No table</li></ul><h3>Transcript</h3>${turns.map(([who, words]) => `<p>${who}</p><p>${words}</p>`).join('\n')}]]></content:encoded></item></channel></rss>`;

let host: AudioHost;
let desk: DeskPage;
eachTestInATab();
beforeAll(async () => {
  host = await startAudioHost();
  host.at('/tall.wav', recording(wav, 'audio/wav'));
});
afterAll(() => host?.close());
beforeEach(async () => {
  const { id } = await ask<{ id: string }>(tab, stet, 'POST', '/api/imports', { kind: 'paste', content: feed(`${host.origin}/tall.wav`) });
  const { episodeIds } = await ask<{ episodeIds: string[] }>(tab, stet, 'POST', `/api/imports/${id}/accept`, { newShow: { title: 'Tall turns' } });
  await tab.page.goto(`/#/episodes/${episodeIds[0]!}`);
  desk = await new DeskPage(tab.page).ready();
  await tab.page.getByRole('region', { name: 'Player' }).getByText('/ 2:00').waitFor();
});

const frames = () => tab.page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
const scrolled = () => tab.page.locator('.page').evaluate((page) => Math.round(page.scrollTop));
const scrollTo = async (top: number) => {
  await tab.page.locator('.page').evaluate((page, to) => { page.scrollTop = to; }, top);
  await frames();
  return scrolled();
};
/** Scrolls so that the end of a segment stands so far below the top of the page. */
const showTail = async (n: number, below: number) => {
  const by = await desk.segment(n).evaluate((segment, to) => segment.getBoundingClientRect().bottom - segment.closest('.page')!.getBoundingClientRect().top - to, below);
  return scrollTo((await scrolled()) + by);
};
/** The middle of a word, on the screen, and whether that is on the page. */
const place = (n: number, word: string) => desk.words(n).evaluate((words, sought) => {
  const start = words.textContent!.indexOf(sought);
  const range = document.createRange();
  range.setStart(words.firstChild!, start);
  range.setEnd(words.firstChild!, start + sought.length);
  const { x, y, width, height } = range.getBoundingClientRect();
  const { top, bottom } = words.closest('.page')!.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2, seen: y >= top && y + height <= bottom };
}, word);
/** How far below the top of the page the caret is, and whether it is in sight. */
const caret = () => tab.page.evaluate(() => {
  const { anchorNode, anchorOffset } = getSelection()!;
  const range = document.createRange();
  range.setStart(anchorNode!, anchorOffset);
  // a caret behind the last letter of a line has no box of its own
  if (anchorOffset < (anchorNode!.textContent?.length ?? 0)) range.setEnd(anchorNode!, anchorOffset + 1);
  const { top, bottom } = range.getBoundingClientRect();
  const page = document.querySelector('.page')!.getBoundingClientRect();
  return { top: Math.round(top - page.top), seen: top >= page.top && bottom <= page.bottom };
});
const current = () => tab.page.locator('.segment').evaluateAll((all) => all.findIndex((segment) => segment.classList.contains('current')));

test('what is clicked stays where it is, in the tail of a turn taller than the page as well', async () => {
  const top = await showTail(TALL, 400);
  const word = await place(TALL, 'loaf310');
  await tab.page.mouse.click(word.x, word.y);
  await frames();
  expect([await scrolled(), await current()]).toEqual([top, TALL]);
  // it goes there in the recording: 310 of 330 words into a minute
  expect(Number(await tab.page.getByRole('slider', { name: 'Position' }).inputValue())).toBe(61);
  const another = await place(TALL, 'loaf290');
  await tab.page.mouse.dblclick(another.x, another.y);
  expect(await tab.page.evaluate(() => getSelection()!.toString().trim())).toBe('loaf290');
  await tab.page.keyboard.type('bread');
  await frames();
  expect([await desk.words(TALL).innerText().then((text) => text.includes('loaf289 bread loaf291')), await scrolled()]).toEqual([true, top]);
  // while one writes, a click only moves the caret
  const other = await place(TALL, 'loaf318');
  await tab.page.mouse.click(other.x, other.y);
  await frames();
  expect([await scrolled(), (await caret()).seen]).toEqual([top, true]);
  // nor does what is partly in sight jump, clicked or chosen with Shift
  await tab.page.keyboard.press('Escape');
  await tab.page.locator('.page').evaluate((page) => page.scrollBy(0, -360));
  const edge = await desk.segment(AFTER).evaluate((segment) => segment.getBoundingClientRect().top - segment.closest('.page')!.getBoundingClientRect().bottom);
  const partly = await scrollTo((await scrolled()) + edge + 50);
  const beside = await desk.segment(AFTER).evaluate((segment) => { const { x, y } = segment.querySelector('.words')!.getBoundingClientRect(); return { x: x + 300, y: y + 4 }; });
  await tab.page.keyboard.down('Shift');
  await tab.page.mouse.click(beside.x, beside.y);
  await tab.page.keyboard.up('Shift');
  await frames();
  expect([await scrolled(), await current()]).toEqual([partly, AFTER]);
});

test('where one writes stays in sight, and is scrolled to only when it is not', async () => {
  await desk.caret(TALL, turns[TALL]![1].indexOf('loaf310'));
  const top = await showTail(TALL, 500);
  const before = await caret();
  await tab.page.keyboard.press('Enter');
  await frames();
  const parted = await caret();
  expect([await scrolled(), parted.seen, parted.top > before.top]).toEqual([top, true, true]);
  // joined again, the caret is where the two meet, and so is the page
  await tab.page.keyboard.press('Backspace');
  await frames();
  expect([await scrolled(), await caret()]).toEqual([top, before]);
  // a join whose seam is out of sight brings that into sight, and no more
  await desk.caret(AFTER, 0);
  await showTail(TALL, -20);
  await tab.page.keyboard.press('Backspace');
  await frames();
  expect([(await caret()).seen, await desk.words(TALL).innerText().then((text) => text.endsWith('loaf329.\nPut it on the table.') || text.endsWith('loaf329. Put it on the table.'))]).toEqual([true, true]);
});

test('keys bring what they go to into sight by as little as that takes', async () => {
  await scrollTo(0);
  await tab.page.getByRole('region', { name: 'Segments of the transcript' }).focus();
  await tab.page.keyboard.press('ArrowDown');
  await frames();
  expect([await scrolled(), await current()]).toEqual([0, 0]);
  await tab.page.keyboard.press('ArrowDown');
  await frames();
  // the head of what is taller than the page
  const head = await desk.segment(TALL).evaluate((segment) => Math.round(segment.getBoundingClientRect().top - segment.closest('.page')!.getBoundingClientRect().top));
  expect([head >= 0 && head < 40, await current()]).toEqual([true, TALL]);
  // what comes behind it, whole
  await tab.page.keyboard.press('ArrowDown');
  await frames();
  const foot = await desk.segment(AFTER).evaluate((segment) => Math.round(segment.closest('.page')!.getBoundingClientRect().bottom - segment.getBoundingClientRect().bottom));
  expect([foot, await current()]).toEqual([24, AFTER]);
});

test('what is looked for is brought into sight by as little as that takes, deep in a turn taller than the page as well', async () => {
  const { page } = tab;
  const look = async (words: string) => {
    await page.keyboard.press('ControlOrMeta+f');
    await page.locator('.find').getByRole('textbox', { name: 'Find', exact: true }).fill(words);
    await page.locator('.find').getByRole('status').filter({ hasText: /^1 of/ }).waitFor();
    await frames();
    return scrolled();
  };
  await scrollTo(0);
  await look('loaf320');
  expect((await place(TALL, 'loaf320')).seen).toBe(true);
  const there = await scrolled();
  expect([await look('loaf318'), (await place(TALL, 'loaf318')).seen]).toEqual([there, true]);
  await look('crust7');
  expect((await place(OTHER, 'crust7')).seen).toBe(true);
});

/** What is marked as spoken, by which mark, and whether it is in sight. */
const spoken = () => tab.page.evaluate(() => {
  for (const mark of ['spoken-word', 'spoken-word-estimate']) {
    const [range] = CSS.highlights.get(mark) ?? [];
    if (!(range instanceof Range)) continue;
    const [{ top, bottom }, page] = [range.getBoundingClientRect(), document.querySelector('.page')!.getBoundingClientRect()];
    return { mark, seen: top >= page.top && bottom <= page.bottom };
  }
  return null;
});
const player = () => tab.page.getByRole('region', { name: 'Player' });
/** Goes to the word that stands so far above the bottom of the page, within a segment. */
const clickLow = async (n: number, above: number) => {
  const at = await desk.words(n).evaluate((words, up) => ({ x: words.getBoundingClientRect().x + 60, y: words.closest('.page')!.getBoundingClientRect().bottom - up }), above);
  await tab.page.mouse.click(at.x, at.y);
};

test('the word being spoken is followed through a turn taller than the page, but never away from where one writes', async () => {
  await player().getByLabel('Speed').selectOption('3');
  await showTail(TALL, 900);
  await clickLow(TALL, 60);
  const top = await scrolled();
  await tab.page.keyboard.press('Space');
  await tab.page.waitForFunction((was) => document.querySelector('.page')!.scrollTop > was + 100, top);
  expect(await spoken()).toEqual({ mark: 'spoken-word-estimate', seen: true });
  // following ends with a look elsewhere, and is what one likes at the next opening all the same
  const follow = player().getByRole('button', { name: 'Follow' });
  expect(await follow.getAttribute('aria-pressed')).toBe('true');
  await tab.page.mouse.wheel(0, -300);
  await player().locator('.follow[aria-pressed=false]').waitFor();
  await player().getByLabel('Speed').selectOption('2.5');
  await tab.page.reload();
  await desk.ready();
  await player().getByText('/ 2:00').waitFor();
  expect([await follow.getAttribute('aria-pressed'), await player().getByLabel('Speed').inputValue()]).toEqual(['true', '2.5']);
  // one writes above the turn that is spoken
  await showTail(FLAGGED, 300);
  await clickLow(OTHER, 60);
  const writing = await scrolled();
  await desk.caret(FLAGGED, 10);
  await scrollTo(writing);
  await tab.page.keyboard.press('ControlOrMeta+Enter');
  await tab.page.waitForFunction(() => {
    const [range] = CSS.highlights.get('spoken-word-estimate') ?? [];
    return range instanceof Range && range.getBoundingClientRect().top > document.querySelector('.page')!.getBoundingClientRect().bottom;
  });
  expect([await scrolled(), (await caret()).seen]).toEqual([writing, true]);
});

const frame = () => tab.page.locator('.segment.current > .frame').evaluate((element) => getComputedStyle(element).outlineStyle);

test('what plain keys act on has a frame, the mark of a finding stands beside its time, and a time plays', async () => {
  await tab.page.keyboard.press('n');
  await tab.page.waitForFunction(() => document.querySelector('.segment.current'));
  expect([await tab.page.evaluate(() => document.activeElement?.matches('.page')), await frame()]).toEqual([true, 'solid']);
  await desk.caret(FLAGGED, 3);
  expect(await frame()).toBe('none');
  await tab.page.keyboard.press('Escape');
  expect(await frame()).toBe('solid');
  expect(await desk.segment(FLAGGED).getAttribute('data-finding')).toBe('warning');
  const off = await desk.segment(FLAGGED).evaluate((segment) => {
    const time = segment.querySelector('.time')!;
    const [{ top, height }, mark] = [time.getBoundingClientRect(), getComputedStyle(time, '::before')];
    const middle = segment.getBoundingClientRect().top + Number.parseFloat(mark.top) + Number.parseFloat(mark.marginTop) + Number.parseFloat(mark.height) / 2;
    return Math.abs(middle - (top + height / 2));
  });
  expect(off).toBeLessThan(2);
  const titles = await desk.segment(FLAGGED).evaluate((segment) => ['.time', '.speaker', '.more'].map((part) => segment.querySelector<HTMLElement>(part)!.title));
  expect(titles).toEqual(['Play from here. Double-click to change (Shift+T)', 'Change the speaker (S)', 'More (M)']);
  await desk.segment(AFTER).locator('.time').click();
  await player().getByRole('button', { name: 'Pause' }).waitFor();
  expect(await current()).toBe(AFTER);
  // whoever wants to change it hears nothing meanwhile
  await tab.page.keyboard.press('Space');
  await desk.segment(FLAGGED).locator('.time').dblclick();
  await desk.segment(FLAGGED).locator('.time-field').waitFor();
  await player().getByRole('button', { name: 'Play', exact: true }).waitFor();
});
