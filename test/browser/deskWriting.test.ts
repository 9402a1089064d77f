import type { CDPSession } from 'playwright-core';
import { recording, startAudioHost, wavOf, type AudioHost } from '../support/audioHost.ts';
import { ask } from './support/browser.ts';
import { DeskPage, longNotes, openNotes, storedDesk } from './support/desk.ts';
import { eachTestInATab, stet, tab } from './support/workplace.ts';

let desk: DeskPage;
let episodeId: string;
eachTestInATab();

const openDesk = async (content: string) => {
  ({ episodeId, desk } = await openNotes(tab, stet, content));
};
const spelled = () => tab.page.locator('.words').evaluateAll((all) => all.map((words) => (words as HTMLElement).spellcheck));
const stored = async () => {
  await desk.saved();
  return (await storedDesk(tab, stet, episodeId)).segments;
};

describe('an input method', () => {
  let method: CDPSession;
  const compose = (text: string) => method.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  const commit = (text: string) => method.send('Input.insertText', { text });
  beforeEach(async () => {
    await tab.page.clock.install();
    await openDesk(longNotes(3));
    method = await tab.page.context().newCDPSession(tab.page);
    await desk.caret(1, 0);
  });

  test('writes what was chosen, once, as one step to undo', async () => {
    // no time passes and no connection is made: what somebody rests over is saved, and a step of its own
    await tab.page.route('**/events?*', (route) => route.abort());
    await tab.page.reload();
    await desk.ready();
    await desk.caret(1, 0);
    await tab.page.clock.pauseAt(Date.now() + 20_000);
    for (const text of ['n', 'に', 'にほ', 'にほん']) await compose(text);
    await commit('日本');
    await tab.page.clock.resume();
    await desk.words(1).getByText('日本Loaf number 1.').waitFor();
    expect((await stored())[1]!.text).toBe('日本Loaf number 1.');
    await desk.undo();
    expect(await desk.words(1).innerText()).toBe('Loaf number 1.');
  });

  test('keeps its keys: Enter chooses and parts nothing, Backspace at the start joins nothing', async () => {
    await compose('に');
    await tab.page.evaluate(() => {
      for (const [code, key] of [['Enter', 'Enter'], ['Backspace', 'Backspace'], ['Escape', 'Escape']] as const) {
        document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { code, key, keyCode: 229, isComposing: true, bubbles: true, cancelable: true } as KeyboardEventInit));
      }
    });
    await commit('日');
    await desk.words(1).getByText('日Loaf number 1.').waitFor();
    expect(await desk.read()).toHaveLength(3);
    expect(await tab.page.evaluate(() => document.activeElement?.matches('.ProseMirror'))).toBe(true);
  });

  test('is not disturbed by what someone else changes, which is shown when it is done', async () => {
    const { segments, revision } = await storedDesk(tab, stet, episodeId);
    await compose('に');
    await ask(tab, stet, 'POST', `/api/episodes/${episodeId}/revisions`, { baseRevision: revision, clientId: 'someone-else', operations: [{ type: 'setText', segmentId: segments[2]!.id, text: 'Theirs.' }] });
    await compose('にほ');
    await commit('日本');
    await desk.words(2).getByText('Theirs.').waitFor();
    expect((await stored()).map(({ text }) => text)).toEqual(['Loaf number 0.', '日本Loaf number 1.', 'Theirs.']);
  });
});

describe('words that run from right to left', () => {
  const arabic = ['نص', '', 'Transcript', '', 'ليلى (00:05)', 'صباح الخير، أنا هنا منذ الرابعة.', '', 'Tomas Herera (01:07)', 'Hello Leila.', '', 'ليلى (02:00)', 'أهلا وسهلا بك.'].join('\n');

  test('stand and are written so, each segment by its own letters; the gutter stays where it is', async () => {
    await openDesk(arabic);
    const direction = (n: number) => desk.words(n).evaluate((words) => getComputedStyle(words).direction);
    expect([await direction(0), await direction(1), await direction(2)]).toEqual(['rtl', 'ltr', 'rtl']);
    const gutter = (n: number) => desk.segment(n).locator('.time').evaluate((time) => Math.round(time.getBoundingClientRect().right));
    expect(await gutter(0)).toBe(await gutter(1));
    await desk.caret(0, 0);
    await tab.page.keyboard.type('نعم، ');
    expect((await stored())[0]!.text).toBe('نعم، صباح الخير، أنا هنا منذ الرابعة.');
    await desk.caret(0, 4);
    await tab.page.keyboard.press('Enter');
    expect((await stored()).slice(0, 2).map(({ text }) => text)).toEqual(['نعم،', 'صباح الخير، أنا هنا منذ الرابعة.']);
    await tab.page.keyboard.press('Backspace');
    expect((await stored())[0]!.text).toBe('نعم، صباح الخير، أنا هنا منذ الرابعة.');
  });
});

test.each(['Backspace', 'Delete'])('a word that Enter parted is whole again after %s', async (key) => {
  await openDesk(longNotes(3));
  const before = await desk.read();
  await desk.caret(1, 2);
  await desk.page.keyboard.press('Enter');
  await desk.page.waitForFunction(() => document.querySelectorAll('.segment').length === 4);
  if (key === 'Delete') await desk.caret(1, 2);
  await desk.page.keyboard.press(key);
  expect(await desk.read()).toEqual(before);
  await desk.page.keyboard.type('-');
  expect(await desk.words(1).innerText()).toBe('Lo-af number 1.');
});

test('the spelling is looked at where one writes, in the language of the show', async () => {
  await openDesk(longNotes(3));
  await desk.caret(1, 0);
  expect(await spelled()).toEqual([false, true, false]);
  await desk.caret(2, 0);
  expect(await spelled()).toEqual([false, false, true]);
  expect(await tab.page.locator('.ProseMirror').getAttribute('lang')).toBe((await ask<{ show: { language: string } }>(tab, stet, 'GET', `/api/episodes/${episodeId}/desk`)).show.language);
});

describe('with a recording', () => {
  let host: AudioHost;
  const wav = wavOf(Array.from({ length: 20 }, () => 220));
  const feed = (url: string) => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Clicks</title><link>https://clicks.example</link><description>Two turns.</description><language>en</language>
<item><title>Two turns</title><guid isPermaLink="false">clicks-1</guid><enclosure url="${url}" length="${wav.length}" type="audio/wav"/>
<content:encoded><![CDATA[<h3>Transcript</h3><p>Maya Lindqvist (00:02)</p><p>Good morning, it is early.</p><p>Tomas Herera (00:12)</p><p>I brought the rye.</p>]]></content:encoded></item></channel></rss>`;
  beforeAll(async () => {
    host = await startAudioHost();
    host.at('/clicks.wav', recording(wav, 'audio/wav'));
  });
  afterAll(() => host?.close());

  test('a click on a word goes there in the recording and leaves the keys on the page; a double click writes there', async () => {
    const { id } = await ask<{ id: string }>(tab, stet, 'POST', '/api/imports', { kind: 'paste', content: feed(`${host.origin}/clicks.wav`) });
    const { episodeIds } = await ask<{ episodeIds: string[] }>(tab, stet, 'POST', `/api/imports/${id}/accept`, { newShow: { title: 'Clicks' } });
    await tab.page.goto(`/#/episodes/${episodeIds[0]!}`);
    desk = await new DeskPage(tab.page).ready();
    const position = tab.page.getByRole('region', { name: 'Player' }).getByRole('slider', { name: 'Position' });
    await position.waitFor();
    const place = (from: number, to: number) => desk.words(0).evaluate((words, [start, end]) => {
      const range = document.createRange();
      range.setStart(words.firstChild!, start);
      range.setEnd(words.firstChild!, end);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }, [from, to] as const);
    const early = await place('Good morning, it is '.length, 'Good morning, it is early'.length);
    await tab.page.mouse.click(early.x, early.y);
    await tab.page.waitForFunction(() => Number(document.querySelector<HTMLInputElement>('.player .position')?.value) >= 8);
    expect(await tab.page.evaluate(() => document.activeElement?.matches('.page'))).toBe(true);
    await tab.page.keyboard.press('2');
    await desk.segment(0).getByText('Tomas Herera').waitFor();
    const good = await place(0, 'Good'.length);
    await tab.page.mouse.dblclick(good.x, good.y);
    await tab.page.keyboard.type('Fine');
    expect(await desk.words(0).innerText()).toBe('Fine morning, it is early.');
  });
});
