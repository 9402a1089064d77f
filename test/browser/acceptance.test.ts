import { openAs } from './support/browser.ts';
import { DeskPage } from './support/desk.ts';
import { conversation, HOST, pageOf, seededErrors, stamp, typed, type Seeded, type Shown } from './support/interview.ts';
import { Producer } from './support/producer.ts';
import { oneTabForAll, stet, tab } from './support/workplace.ts';

const MOST_INTERACTIONS = 250;

const { turns, chapters } = conversation();
const errors = seededErrors(turns);
const shown = typed(turns, errors);

oneTabForAll();

const kinds = (kind: Seeded['kind']) => errors.filter((error) => error.kind === kind).length;

test('the interview is as long, as full of people and as full of errors as it says', () => {
  expect(turns.at(-1)!.startMs / 60_000).toBeCloseTo(75, -1);
  expect(new Set(turns.map(({ speaker }) => speaker)).size).toBe(4);
  expect([kinds('label'), kinds('time'), kinds('word'), kinds('split')]).toEqual([12, 8, 15, 5]);
  expect(shown.flatMap(({ of }) => of)).toEqual(turns.map((_, index) => index));
});

/** What somebody who looks at a finding of a kind looks for there. */
const ABOUT: Record<string, Seeded['kind'][]> = { Speakers: ['label', 'split'], Times: ['time'], Words: ['word'], Splits: ['split'] };

/** The desk, as somebody corrects it who hears the recording: the truth is asked for the place at hand only. */
class Correcting {
  readonly surfaced = new Set<Seeded>();
  readonly mended = new Set<Seeded>();

  constructor(readonly producer: Producer, readonly desk: DeskPage) {}

  get page() {
    return this.producer.page;
  }

  /** Which segment is marked, counted from the first. */
  at = () => this.page.evaluate(() => [...document.querySelectorAll('.segment')].findIndex((segment) => segment.classList.contains('current')));

  /** What is wrong in the turns of a segment as it stands. */
  wrongIn(segment: Shown | undefined): Seeded[] {
    return segment ? errors.filter((error) => !this.mended.has(error) && segment.of.includes(error.turn)) : [];
  }

  /** The checks have looked at everything that was changed. */
  async settled(): Promise<void> {
    await this.desk.saved();
    await this.page.locator('.review:not([aria-busy])').waitFor();
  }

  /** Goes through the queue once, and decides at each finding. */
  async workThroughQueue(): Promise<void> {
    for (;;) {
      const before = await this.left();
      if (before === 0) return;
      await this.producer.press('n');
      await this.decide();
      await this.settled();
    }
  }

  /** How many findings are open. */
  left = async (): Promise<number> => Number(/^\d+/.exec((await this.page.locator('.to-review').innerText()).trim())?.[0] ?? 0);

  async decide(): Promise<void> {
    const index = await this.at();
    const titles = await this.page.locator('.finding .fixes .fix').allInnerTexts();
    const about = ABOUT[/(Speakers|Times|Words|Splits)/.exec(await this.page.locator('.finding .kind').innerText())?.[1] ?? ''] ?? [];
    for (const offset of [0, -1, 1]) {
      for (const error of this.wrongIn(shown[index + offset]).filter(({ kind }) => about.includes(kind))) {
        this.surfaced.add(error);
        const fix = titles.findIndex((title) => this.mends(error, title, offset));
        if (fix < 0) continue;
        await this.take(fix);
        await this.mendedBy(error, index + offset);
        return;
      }
    }
    for (const offset of [0, -1, 1]) {
      for (const error of this.wrongIn(shown[index + offset]).filter(({ kind }) => about.includes(kind))) {
        if (offset !== 0) await this.producer.press(offset < 0 ? 'ArrowUp' : 'ArrowDown');
        await this.byHand(error, index + offset);
        return;
      }
    }
    // nothing is wrong here: it stays as it is
    await this.producer.press('i');
    await this.page.locator('.ignore-form input').waitFor();
    await this.producer.press('Enter');
  }

  /** Whether a fix says that it does what the recording asks for. */
  mends(error: Seeded, title: string, offset: number): boolean {
    const { speaker, startMs } = turns[error.turn]!;
    const here = { '0': 'here', '-1': 'in the turn before' }[String(offset)];
    const start = { '0': 'This start', '-1': 'The start before', '1': 'The next start' }[String(offset)];
    switch (error.kind) {
      case 'label': return title === `${speaker} speaks ${here}`;
      case 'time': return title.startsWith(`${start} at ${short(startMs)}`) && /( \(|$)/.test(title.slice(`${start} at ${short(startMs)}`.length));
      case 'word': return offset === 0 && (title === `Write “${error.right}” for “${error.wrong}”` || (error.wrong === `${error.right} ${error.right}` && title === `Write “${error.right}” once`));
      case 'split': return offset === 0 && title === `Split here, and ${speaker} speaks on`;
    }
  }

  async take(fix: number): Promise<void> {
    if (fix < 2) return this.producer.press(fix === 0 ? 'a' : 'Shift+A');
    await this.producer.click(this.page.locator('.finding .fixes button').nth(fix));
  }

  async mendedBy(error: Seeded, index: number): Promise<void> {
    this.mended.add(error);
    if (error.kind !== 'split') return;
    await this.apart(error, index);
    await this.producer.press('ArrowDown');
    await this.retime(turns[error.turn]!.startMs, index + 1);
  }

  /** Two segments stand where one did. */
  async apart({ turn }: Seeded, index: number): Promise<void> {
    const segment = shown[index]!;
    const { text } = turns[turn]!;
    const rest = segment.of.slice(segment.of.indexOf(turn));
    shown.splice(index, 1, { ...segment, of: segment.of.filter((each) => !rest.includes(each)) }, { ...turns[turn]!, of: rest });
    await this.desk.words(index + 1).filter({ hasText: text.slice(0, 40) }).waitFor();
  }

  async retime(startMs: number, index: number): Promise<void> {
    if ((await this.desk.segment(index).locator('.time').innerText()) === short(startMs)) return;
    await this.producer.press('Shift+T');
    await this.producer.type(short(startMs));
    await this.producer.press('Enter');
  }

  async byHand(error: Seeded, index: number): Promise<void> {
    this.mended.add(error);
    switch (error.kind) {
      case 'label': return this.relabel(turns[error.turn]!.speaker);
      case 'time': return this.retime(turns[error.turn]!.startMs, index);
      case 'word': return this.rewrite(index, error.wrong, error.right);
      case 'split': return this.cut(error, index);
    }
  }

  /** By the number that the outline shows beside the name. */
  async relabel(speaker: string): Promise<void> {
    const names = await this.page.locator('.outline .entry .name').allInnerTexts();
    const people = names.filter((name) => turns.some((turn) => turn.speaker === name));
    await this.producer.press(String(people.indexOf(speaker) + 1));
  }

  async rewrite(index: number, wrong: string, right: string): Promise<void> {
    const { x, y } = await this.pointAt(index, wrong, 'middle');
    await this.producer.doubleClickAt(x, y);
    await this.producer.type(right);
    await this.producer.press('Escape');
  }

  async cut(error: Seeded, index: number): Promise<void> {
    const { speaker, text, startMs } = turns[error.turn]!;
    const { x, y } = await this.pointAt(index, text, 'start');
    await this.producer.clickAt(x, y);
    await this.producer.press('Enter');
    await this.apart(error, index);
    await this.producer.press('Escape');
    await this.relabel(speaker);
    await this.retime(startMs, index + 1);
  }

  /** Where words stand on the screen. */
  async pointAt(index: number, text: string, where: 'start' | 'middle'): Promise<{ x: number; y: number }> {
    await this.desk.words(index).scrollIntoViewIfNeeded();
    return this.desk.words(index).evaluate((words, [sought, place]) => {
      const node = document.createTreeWalker(words, NodeFilter.SHOW_TEXT).nextNode()!;
      const from = (node.textContent ?? '').search(new RegExp(`(?<!\\p{L})${sought!.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'u'));
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, from + (place === 'start' ? 1 : sought!.length));
      const { left, top, width, height } = range.getBoundingClientRect();
      return { x: place === 'start' ? left + 1 : left + width / 2, y: top + height / 2 };
    }, [text, where] as const);
  }

  /** What no check can know: who listens knows when it was said, and goes there by the map of the episode. */
  async mendWhatWasHeard(): Promise<void> {
    for (const error of errors) {
      if (this.mended.has(error)) continue;
      const target = shown.findIndex(({ of }) => of.includes(error.turn));
      const map = (await this.page.locator('.minimap').first().boundingBox())!;
      await this.producer.clickAt(map.x + (shown[target]!.startMs / Math.max(...shown.map(({ startMs }) => startMs))) * map.width, map.y + map.height / 2);
      if ((await this.at()) !== target) await this.producer.click(this.desk.segment(target).locator('.time'));
      await this.byHand(error, target);
      await this.desk.saved();
    }
  }
}

/** As the desk writes times. */
const short = (ms: number): string => stamp(ms).replace(/^0(?=\d:)/, '');

test('a producer takes it from pasted notes to a published feed in which every error is right', async () => {
  const { page } = tab;
  const producer = new Producer(page);
  await openAs(tab, stet, '/imports');

  await producer.paste(page.getByLabel('Paste text or HTML'), pageOf(shown, chapters));
  await producer.click(page.getByRole('button', { name: 'Read it' }));
  await producer.fill(page.getByLabel('Title of the show'), 'Small Hours');
  await producer.fill(page.getByLabel('Title of the episode'), 'The clock of Vessel Street');
  await producer.click(page.getByRole('button', { name: 'Import this episode into Small Hours' }));
  await page.waitForURL(/#\/episodes\/[0-9a-f-]{36}/);
  const desk = await new DeskPage(page).ready();
  const imported = producer.interactions;

  const correcting = new Correcting(producer, desk);
  await correcting.workThroughQueue();
  const queued = producer.interactions;
  await correcting.mendWhatWasHeard();
  await desk.saved();
  const corrected = producer.interactions;

  await producer.click(page.getByRole('link', { name: 'Publish…' }).or(page.getByRole('button', { name: 'Publish…' })));
  await page.getByRole('button', { name: /^Publish/ }).last().waitFor();
  await producer.fill(page.getByRole('textbox', { name: 'Why publish anyway' }), 'Its audio follows.');
  await producer.click(page.getByRole('button', { name: /^Publish .*Small Hours$/ }));
  await page.getByText('What to do next').waitFor();
  const address = await page.getByRole('link', { name: /\/feeds\/.*\.xml$/ }).first().innerText();
  const published = await (await page.request.get(address)).text();

  console.log(`The queue surfaced ${correcting.surfaced.size} of ${errors.length} errors. Interactions: ${imported} to import, ${queued - imported} in the queue, ${corrected - queued} by listening, ${producer.interactions - corrected} to publish; ${producer.interactions} in all.`);
  expect(turnsIn(published)).toEqual(turns.map(({ speaker, startMs, text }) => ({ speaker, at: stamp(startMs), text })));
  expect(producer.interactions).toBeLessThanOrEqual(MOST_INTERACTIONS);
  expect(correcting.surfaced.size).toBeGreaterThanOrEqual(30);
}, 240_000);

/** The turns of the only item, read from its notes without Stet's own reader. */
function turnsIn(feed: string): { speaker: string; at: string; text: string }[] {
  const notes = feed.slice(feed.indexOf('<content:encoded>'), feed.indexOf('</content:encoded>')).replace(/<!\[CDATA\[|\]\]>/g, '');
  const lines = notes.split(/<\/?(?:p|h\d|li|ul|br)[^>]*>|\n/).map((line) => line.replace(/<[^>]+>/g, '').replaceAll('&lt;', '<').replaceAll('&amp;', '&').trim()).filter(Boolean);
  const people = [HOST, 'Bertram Quayle', 'Saoirse Lindqvist', 'Ndidi Okonkwo'];
  const found: { speaker: string; at: string; text: string }[] = [];
  for (const line of lines) {
    const header = /^(.+) \(([\d:]+)\)$/.exec(line);
    if (header && people.includes(header[1]!)) found.push({ speaker: header[1]!, at: header[2]!, text: '' });
    else if (found.at(-1)?.text === '') found.at(-1)!.text = line;
  }
  return found;
}
