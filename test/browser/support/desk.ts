import type { Page } from 'playwright-core';
import { ask, type Tab } from './browser.ts';
import type { RunningStet } from './stet.ts';

/** A desk in the browser, spoken to as one who works at it. Segments are counted from 0, in reading order. */
export class DeskPage {
  constructor(readonly page: Page) {}

  async ready(): Promise<this> {
    await this.page.locator('.segment').first().waitFor();
    await this.page.getByRole('status').filter({ hasText: /^Saved$/ }).waitFor();
    return this;
  }
  segment = (n: number) => this.page.locator('.segment').nth(n);
  words = (n: number) => this.segment(n).locator('.words');
  /** What stands on the page: time, speaker and words of each segment. */
  read = () => this.page.locator('.segment').evaluateAll((all) => all.map((one) => ['.time', '.speaker', '.words'].map((part) => one.querySelector(part)?.textContent ?? '').join(' | ')));
  /** The caret before the n-th letter of a segment's words, put there by the browser itself. */
  async caret(n: number, offset: number): Promise<void> {
    await this.words(n).evaluate(async (words, at) => {
      words.closest<HTMLElement>('.ProseMirror')?.focus();
      const selection = getSelection()!;
      const isThere = () => selection.isCollapsed && selection.anchorNode === (words.firstChild ?? words) && selection.anchorOffset === at;
      // the editor is told by an event; one that got the focus and heard of nothing yet puts back where it was
      while (!isThere()) {
        const told = new Promise((done) => { document.addEventListener('selectionchange', done, { once: true }); });
        selection.collapse(words.firstChild ?? words, at);
        await told;
      }
    }, offset);
    await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }
  /** Writes at the caret all at once, which is one edit: between keys a slow machine may rest for as long as somebody who pauses. */
  write = (words: string) => this.page.keyboard.insertText(words);
  saved = () => this.page.getByRole('status').filter({ hasText: /^Saved$/ }).waitFor();
  /** Presses what says that edits are only here; where the desk tried again by itself a moment before, it is gone already. */
  sendNow = () => this.page.getByRole('button', { name: /^(Offline|Trouble)/ }).evaluateAll((shown: HTMLElement[]) => shown.forEach((button) => button.click()));
  /** Waits until so many edits, or these words, lie in the browser's store of what is not sent yet. */
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

/** What the server holds of an episode. */
export const storedDesk = (tab: Tab, stet: RunningStet, episodeId: string) => ask<StoredDesk>(tab, stet, 'GET', `/api/episodes/${episodeId}/desk`);

/** Notes with many short turns: enough for several chunks of the transcript. */
export const longNotes = (turns: number): string =>
  [
    'Two bakers on a long night.', '', 'Transcript', '',
    ...Array.from({ length: turns }, (_, i) => [`${i % 2 ? 'Tomas Herera' : 'Maya Lindqvist'} (${String(Math.floor(i / 6)).padStart(2, '0')}:${String((i % 6) * 10).padStart(2, '0')})`, `Loaf number ${i}.`, '']).flat(),
  ].join('\n');

/** A show made of one page of notes; the id of its episode. */
export async function importNotes(tab: Tab, stet: RunningStet, content: string, title: string): Promise<string> {
  const { id } = await ask<{ id: string }>(tab, stet, 'POST', '/api/imports', { kind: 'paste', content });
  const { episodeIds } = await ask<{ episodeIds: string[] }>(tab, stet, 'POST', `/api/imports/${id}/accept`, { newShow: { title }, title });
  return episodeIds[0]!;
}

/** The desk of a new episode made of a page of notes, in a show named like the test. */
export async function openNotes(tab: Tab, stet: RunningStet, content: string): Promise<{ episodeId: string; desk: DeskPage }> {
  const episodeId = await importNotes(tab, stet, content, expect.getState().currentTestName!.slice(0, 60));
  await tab.page.goto(`/#/episodes/${episodeId}`);
  return { episodeId, desk: await new DeskPage(tab.page).ready() };
}
