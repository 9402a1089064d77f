import { violations } from './support/accessible.ts';
import { importBench } from './support/bench.ts';
import { openTab } from './support/browser.ts';
import { DeskPage } from './support/desk.ts';
import { browser, eachTestInATab, stet, tab } from './support/workplace.ts';

/** A window of 1280 × 800 at a zoom of 200 %, a tablet, and a phone. */
const SCREENS = [{ width: 640, height: 400 }, { width: 820, height: 1180 }, { width: 390, height: 844 }];

eachTestInATab();

/** What a pointer cannot get at, however one scrolls, and what makes the page itself wider than the window. */
const outOfReach = () => tab.page.evaluate(() => {
  const controls = [...document.querySelectorAll<HTMLElement>('button, a:not([href="#main"]), input, select, textarea, [role="tab"]')]
    .filter((control) => control.checkVisibility() && !control.closest(':disabled, .ProseMirror, .minimap, .waveform, .visually-hidden, [aria-hidden="true"], details:not([open])'));
  const covered = controls.filter((control) => {
    control.scrollIntoView({ block: 'center', inline: 'center' });
    const { left, top, width, height } = control.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    return !(hit !== null && (control.contains(hit) || control.closest('label')?.contains(hit)));
  });
  const wide = [document.documentElement, document.getElementById('main')!].some(({ scrollWidth }) => scrollWidth > innerWidth) ? ['the page is wider than the window'] : [];
  return [...wide, ...covered.map((control) => control.getAttribute('aria-label') ?? control.textContent)];
});

/** Words of the tables, but for those of titles, that go on in another line. */
const brokenWords = () => tab.page.locator('th > *, td:not(:first-of-type)').evaluateAll((cells) => cells.flatMap((cell) => {
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  const broken: string[] = [];
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    for (const { index, 0: word } of (text.nodeValue ?? '').matchAll(/[\p{L}\p{N}]+/gu)) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      if (!text.parentElement!.closest('.visually-hidden') && range.getClientRects().length > 1) broken.push(word);
    }
  }
  return broken;
}));

describe.each(SCREENS)('on a screen of $width × $height', (viewport) => {
  beforeEach(async () => {
    await tab.close();
    Object.assign(tab, await openTab(browser, stet, { viewport, deviceScaleFactor: 2 }));
  });

  test('everything on the pages of a show can be reached', async () => {
    const { page } = tab;
    const { showId } = await importBench(tab, stet);
    for (const place of ['', 'upstream', 'glossary', 'publications', 'go-live', 'settings', 'publish']) {
      await page.goto(`/#/shows/${showId}/${place}`);
      await page.getByRole('heading', { level: 1, name: 'Morning Bench' }).waitFor();
      await page.locator('[aria-busy="true"], output:has-text("…")').first().waitFor({ state: 'detached' });
      expect([place, await outOfReach()]).toEqual([place, []]);
    }
  });

  test('everything in the lists can be reached, and no word of them is broken', async () => {
    const { page } = tab;
    await importBench(tab, stet);
    for (const [place, title] of [['shows', 'Shows'], ['episodes', 'Episodes'], ['speakers', 'Speakers'], ['users', 'Users']] as const) {
      await page.goto(`/#/${place}`);
      await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
      await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
      expect([place, await outOfReach()]).toEqual([place, []]);
      expect([place, await brokenWords()]).toEqual([place, []]);
    }
  });

  test('the way to publish is at hand without scrolling, and leads to what else there is to choose', async () => {
    const { page } = tab;
    const { showId } = await importBench(tab, stet);
    await page.goto(`/#/shows/${showId}/publish`);
    const button = page.getByRole('button', { name: 'Publish Morning Bench' });
    await button.waitFor();
    const isAtHand = await button.evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    });
    expect(isAtHand).toBe(true);
    await page.getByRole('button', { name: 'What goes out…' }).click();
    await page.getByRole('complementary', { name: 'Publishing' }).and(page.locator(':focus')).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('everything at the desk can be reached, in its drawers, panels and dialogs, too', async () => {
    const { page } = tab;
    const { episodeIds: [newest] } = await importBench(tab, stet);
    await page.goto(`/#/episodes/${newest}`);
    await new DeskPage(page).ready();
    expect(await outOfReach()).toEqual([]);
    await page.getByRole('button', { name: 'Review and details' }).click();
    for (const name of [/^Review/, 'Chapters', 'Links', 'Notes', 'Sources', 'History']) {
      await page.getByRole('tab', { name }).click();
      await page.getByRole('tab', { name, selected: true }).waitFor();
      expect([String(name), await outOfReach()]).toEqual([String(name), []]);
    }
    await page.keyboard.press('Escape');
    await page.locator('.drawer').waitFor({ state: 'detached' });
    await page.getByRole('region', { name: 'Segments of the transcript' }).focus();
    await page.keyboard.press('ControlOrMeta+h');
    await page.keyboard.type('dough');
    await page.getByRole('button', { name: /^Replace \d/ }).waitFor();
    expect(await outOfReach()).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    expect(await outOfReach()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.goto(`/#/episodes/${newest}?item=title`);
    await page.getByRole('dialog', { name: 'Title, date and audio' }).waitFor();
    expect(await outOfReach()).toEqual([]);
  });
});
