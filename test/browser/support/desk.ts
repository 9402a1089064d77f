import type { Page } from 'playwright-core';
import { ask, type Tab } from './browser.ts';
import type { RunningStet } from './stet.ts';

/** A desk in the browser, as its user sees it. Segments are counted from 0 in reading order. */
export class DeskPage {
  constructor(readonly page: Page) {}

  async ready(): Promise<this> {
    await this.page.locator('.segment').first().waitFor();
    await this.page.getByRole('status').filter({ hasText: /^Saved$/ }).waitFor();
    return this;
  }
  segment = (n: number) => this.page.locator('.segment').nth(n);
  words = (n: number) => this.segment(n).locator('.words');
  /** Time, speaker and words of each segment on the page, once the last of many has its gutter: those out of sight get theirs later. */
  async read(): Promise<string[]> {
    await this.page.waitForFunction(() => !document.querySelector('.segment:not(:has(.time))'));
    return this.page.locator('.segment').evaluateAll((all) => all.map((one) => ['.time', '.speaker', '.words'].map((part) => one.querySelector(part)!.textContent).join(' | ')));
  }
  /** Puts the caret at an offset in a segment's words through the browser's own selection. */
  async caret(n: number, offset: number): Promise<void> {
    await this.words(n).evaluate(async (words, at) => {
      words.closest<HTMLElement>('.ProseMirror')?.focus();
      const selection = getSelection()!;
      const isThere = () => selection.isCollapsed && selection.anchorNode === (words.firstChild ?? words) && selection.anchorOffset === at;
      // the editor learns of it by an event; until then, having just got the focus, it may put its old selection back
      while (!isThere()) {
        const told = new Promise((done) => { document.addEventListener('selectionchange', done, { once: true }); });
        selection.collapse(words.firstChild ?? words, at);
        await told;
      }
    }, offset);
    await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }
  /** Inserts text at the caret at once, as one edit: between single keys, a slow machine may pause long enough to split it. */
  write = (words: string) => this.page.keyboard.insertText(words);
  saved = () => this.page.getByRole('status').filter({ hasText: /^Saved$/ }).waitFor();
  /** Presses the button that says edits are unsent. It may be gone already, if the desk has just retried by itself. */
  sendNow = () => this.page.getByRole('button', { name: /^(Offline|Trouble)/ }).evaluateAll((shown: HTMLElement[]) => shown.forEach((button) => button.click()));
  /** Waits until the browser's store of unsent edits has this many edits, or contains this text. */
  kept = (wanted: number | string) =>
    this.page.evaluate(async (sought) => {
      for (;;) {
        const rows = await new Promise<unknown[]>((resolve, reject) => {
          const opening = indexedDB.open('stet');
          opening.addEventListener('error', () => reject(opening.error));
          opening.addEventListener('success', () => {
            const all = opening.result.transaction('edit').objectStore('edit').getAll();
            all.addEventListener('success', () => resolve(all.result));
            opening.result.close();
          });
        });
        if (typeof sought === 'number' ? rows.length === sought : JSON.stringify(rows).includes(sought)) return;
      }
    }, wanted);
  undo = () => this.page.keyboard.press('ControlOrMeta+z');
  redo = () => this.page.keyboard.press('ControlOrMeta+Shift+z');
}

interface StoredDesk {
  revision: number;
  segments: { id: string; startMs: number | null; speakerId: string | null; text: string }[];
  speakers: { id: string; name: string }[];
}

/** An episode's desk as the server has stored it. */
export const storedDesk = (tab: Tab, stet: RunningStet, episodeId: string) => ask<StoredDesk>(tab, stet, 'GET', `/api/episodes/${episodeId}/desk`);

/** Notes with many short turns, for a transcript of several chunks. */
export const longNotes = (turns: number): string =>
  [
    'Two bakers on a long night.', '', 'Transcript', '',
    ...Array.from({ length: turns }, (_, i) => [`${i % 2 ? 'Tomas Herera' : 'Maya Lindqvist'} (${String(Math.floor(i / 6)).padStart(2, '0')}:${String((i % 6) * 10).padStart(2, '0')})`, `Loaf number ${i}.`, '']).flat(),
  ].join('\n');

/** Imports a page of notes as a new show; returns the id of its episode. */
export async function importNotes(tab: Tab, stet: RunningStet, content: string, title: string): Promise<string> {
  const { id } = await ask<{ id: string }>(tab, stet, 'POST', '/api/imports', { kind: 'paste', content });
  const { episodeIds } = await ask<{ episodeIds: string[] }>(tab, stet, 'POST', `/api/imports/${id}/accept`, { newShow: { title }, title });
  return episodeIds[0]!;
}

/** Imports a page of notes into a show named after the current test, and opens its desk. */
export async function openNotes(tab: Tab, stet: RunningStet, content: string): Promise<{ episodeId: string; desk: DeskPage }> {
  const episodeId = await importNotes(tab, stet, content, expect.getState().currentTestName!.slice(0, 60));
  await tab.page.goto(`/#/episodes/${episodeId}`);
  return { episodeId, desk: await new DeskPage(tab.page).ready() };
}
