/** Measures one editor with one transcript, in a browser of its own. */
import { chromium } from 'playwright-core';
import { findChromium } from '../../support/chromium.mjs';
import { inSight, middleOf, usable, watchFrames, watchInput } from './inThePage.mjs';

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--js-flags=--expose-gc', '--enable-precise-memory-info', '--autoplay-policy=no-user-gesture-required'];
/** The pace of a fast typist. */
const KEY_MS = 40;
const TYPED = 'some corrected words in here for the test run now and a few more of them to be sure of it all';

export const percentile = (values, share) => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? NaN;

export async function openBrowser() {
  return chromium.launch({ executablePath: findChromium(), args: FLAGS });
}

/** Null if the editor does not get far enough to be measured. */
export async function measure(contender, where, hours, spoken) {
  const browser = await openBrowser();
  try {
    const shaped = contender.shape(spoken);
    const url = await contender.prepare(where, hours, shaped);
    const letters = shaped.words.reduce((sum, { text }) => sum + text.length, 0);
    const loads = [];
    for (let load = 0; load < 2; load += 1) loads.push(await loadOnce(browser, contender, where, url, letters));
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    await contender.signIn(context, where);
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    await page.addInitScript(watchInput);
    await page.goto(url);
    await page.evaluate(usable, { editor: contender.editor, letters });
    const found = { usableMs: Math.min(...loads), heapBytes: await heapOf(page), ...(await typing(page, contender)) };
    const scrolled = await scrolling(page, contender);
    const more = contender.isStet ? await relabelling(page) : {};
    return { segments: shaped.paragraphs.length, words: shaped.words.length, ...found, ...scrolled, ...more };
  } catch (error) {
    console.error(`${contender.name}, ${hours} hours: ${String(error.message).split('\n')[0]}`);
    return null;
  } finally {
    await browser.close();
  }
}

async function loadOnce(browser, contender, where, url, letters) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await contender.signIn(context, where);
  const page = await context.newPage();
  await page.addInitScript(watchInput);
  await page.goto(url, { waitUntil: 'commit', timeout: 120_000 });
  const ms = await page.evaluate(usable, { editor: contender.editor, letters });
  await context.close();
  return ms;
}

/** Memory after garbage collection: JavaScript objects, the document with its styles and layout, and what both keep outside the heap. */
async function heapOf(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize, backingStorageSize } = await devtools.send('Runtime.getHeapUsage');
  return usedSize + embedderHeapUsedSize + backingStorageSize;
}

/** Collects garbage now, such as that of a search through thousands of segments, and not in the frame to be measured. */
async function tidy(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.detach();
  await settled(page);
}

const framesOf = (page, type) => page.evaluate((wanted) => window.frames.filter((frame) => frame.type === wanted).map(({ ms }) => ms), type);
/** Waits until the page is idle; if nothing is drawn any more, Chromium sometimes never calls back, hence the timeout. */
const settled = (page) => page.evaluate(() => new Promise((done) => requestIdleCallback(done, { timeout: 1_000 })));

async function typing(page, { paragraphs }) {
  const { x, y } = await page.evaluate(middleOf, paragraphs);
  await page.mouse.click(x, y);
  await settled(page);
  await page.evaluate(() => void (window.frames = []));
  await page.keyboard.type(TYPED, { delay: KEY_MS });
  await settled(page);
  const isThere = await page.evaluate((words) => document.body.textContent.includes(words), TYPED);
  if (!isThere) throw new Error('what was typed is not there');
  const keys = await framesOf(page, 'keydown');
  return { keyMs: percentile(keys, 0.95), keyMedianMs: percentile(keys, 0.5), keyWorstMs: Math.max(...keys) };
}

/** Scrolls down from the middle, and up; the direction with fewer dropped frames counts, since other load drops some even on a page of plain paragraphs. */
async function scrolling(page, contender) {
  const down = await stretch(page, contender, 700);
  await page.evaluate(middleOf, contender.paragraphs);
  const up = await stretch(page, contender, -700);
  return up.dropped < down.dropped ? up : down;
}

const TURNS = 60;

async function stretch(page, { editor, paragraphs }, by) {
  const top = () => page.evaluate(([within, each]) => document.querySelector(within).querySelector(each.split(' ').at(-1)).getBoundingClientRect().top, [editor, paragraphs]);
  const before = await top();
  await page.mouse.move(640, 400);
  await page.evaluate(watchFrames);
  for (let turn = 0; turn < TURNS; turn += 1) await page.mouse.wheel(0, by);
  await settled(page);
  const between = await page.evaluate(() => window.stopFrames());
  if (Math.abs(before - (await top())) < (TURNS * Math.abs(by)) / 2) throw new Error('the page was not scrolled');
  // a frame is due every 16.7 ms: after twice that, one was dropped
  return { frames: between.length, dropped: between.filter((ms) => ms > 33).length, frameWorstMs: Math.max(...between) };
}

/** Changes the speaker of all their segments, and undoes it: the time from the click to the frame. */
async function relabelling(page) {
  const named = () => page.evaluate(() => String(Object.entries(Object.groupBy(document.querySelectorAll('.segment'), (segment) => segment.querySelector('.speaker')?.textContent ?? '')).map(([name, same]) => `${name} ${same.length}`).toSorted()));
  // segments out of sight are updated later, some in each frame
  const until = async (is, otherwise) => {
    for (let looks = 0; looks < 500; looks += 1) {
      if (is(await named())) return;
      await settled(page);
    }
    throw new Error(otherwise);
  };
  await until((names) => !/(?:^|,) \d/.test(names), 'not all segments were drawn');
  const before = await named();
  await page.keyboard.press('Escape');
  const name = await page.evaluate(inSight, '.segment .speaker');
  await page.mouse.click(name.x, name.y);
  await page.locator('.speaker-menu .scope label').last().click();
  await page.locator('.speaker-menu li button').first().waitFor();
  await tidy(page); // so that garbage collection does not fall into the measured frame
  await page.evaluate(() => void (window.frames = []));
  await page.locator('.speaker-menu li button').filter({ hasNotText: '✓' }).nth(1).click();
  await settled(page);
  const [relabelMs] = await framesOf(page, 'click');
  await until((names) => names !== before, 'nobody was relabelled');
  await tidy(page);
  await page.evaluate(() => void (window.frames = []));
  await page.keyboard.press('ControlOrMeta+z');
  await settled(page);
  const [undoMs] = (await framesOf(page, 'keydown')).slice(-1);
  await until((names) => names === before, 'undo did not bring the names back');
  return { relabelMs, undoMs };
}
