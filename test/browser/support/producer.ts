import type { Locator, Page } from 'playwright-core';

/** A user whose interactions are counted: every key or combination, every click and every typed word counts as one. */
export class Producer {
  interactions = 0;

  constructor(readonly page: Page) {}

  async press(key: string): Promise<void> {
    this.interactions += 1;
    await this.page.keyboard.press(key);
  }

  async click(target: Locator): Promise<void> {
    this.interactions += 1;
    await target.click();
  }

  /** Clicks at a point of the page. */
  async clickAt(x: number, y: number): Promise<void> {
    this.interactions += 1;
    await this.page.mouse.click(x, y);
  }

  async doubleClickAt(x: number, y: number): Promise<void> {
    this.interactions += 2;
    await this.page.mouse.dblclick(x, y);
  }

  async type(words: string): Promise<void> {
    this.interactions += words.split(/\s+/u).filter(Boolean).length;
    await this.page.keyboard.insertText(words);
  }

  /** Clicks into a field and types. */
  async fill(field: Locator, words: string): Promise<void> {
    await this.click(field);
    await this.type(words);
  }

  /** Pastes a text of any length into a field: a click and one key combination. */
  async paste(field: Locator, text: string): Promise<void> {
    await this.click(field);
    this.interactions += 1;
    await field.fill(text);
  }
}
