import { violations } from './support/accessible.ts';
import { type DeskPage, openNotes, storedDesk } from './support/desk.ts';
import { eachTestInATab, stet, tab } from './support/workplace.ts';

/** One start that is wrong, and one word that stands twice. */
const wrong = `Two bakers on a long night.

Transcript

Maya Lindqvist (00:05)
We walked to the the mill before it was light.

Tomas Herrera (00:20)
It was open. Maya, you had the key.

Maya Lindqvist (00:12)
So they did.

Tomas Herrera (00:40)
And so we began.`;

eachTestInATab();

let desk: DeskPage;
let episodeId: string;
const open = async (content: string) => {
  ({ episodeId, desk } = await openNotes(tab, stet, content));
};
const press = async (...keys: string[]) => {
  for (const key of keys) await desk.page.keyboard.press(key);
};
const hidden = (locator: string) => desk.page.locator(locator).waitFor({ state: 'hidden' });
const starts = async () => (await storedDesk(tab, stet, episodeId)).segments.map(({ startMs }) => startMs);
const said = (words: string | RegExp) => desk.page.locator('.told', { hasText: words }).waitFor();
const finding = (words: string) => desk.page.locator('.finding .message', { hasText: words }).waitFor();

describe('where the inspector folds', () => {
  test('the next finding is shown in its drawer, where keys work on it, and none is mended unseen', async () => {
    await open(wrong);
    await desk.page.setViewportSize({ width: 820, height: 1100 });
    await hidden('.inspector');
    await press('a');
    await said('No finding is open');
    await desk.page.getByRole('button', { name: '2 to review' }).click();
    await finding('Starts at 0:12');
    expect(await violations(desk.page)).toEqual([]);
    await press('n');
    await finding('“the” stands here twice');
    await press('i');
    await desk.page.locator('.ignore-form input').waitFor();
    await press('Escape');
    await hidden('.ignore-form');
    await press('a');
    await desk.page.locator('.words', { hasText: 'We walked to the mill before' }).waitFor();
    await press('Escape'); // the drawer's own
    await hidden('.inspector');
    expect(await starts()).toEqual([5_000, 20_000, 12_000, 40_000]);
    await press('n');
    await finding('Starts at 0:12');
    await press('Enter'); // writes on the page, which the drawer makes room for
    await hidden('.inspector');
    await desk.page.waitForFunction(() => document.activeElement?.matches('.ProseMirror'));
  });

  test.each([640, 768])('at %i pixels, too, as is the history of a segment', async (width) => {
    await open(wrong);
    await desk.page.setViewportSize({ width, height: 800 });
    await hidden('.inspector');
    await press('n');
    await finding('Starts at 0:12');
    await press('ControlOrMeta+f'); // opens over the page, not behind the drawer
    await hidden('.inspector');
    await desk.page.keyboard.type('mill');
    await press('Escape', 'm');
    await desk.page.getByRole('menuitem', { name: 'History of this segment' }).click();
    await desk.page.locator('.inspector .of-segment').waitFor();
  });
});

test('what is found lies over no finding that is shown', async () => {
  await open(wrong);
  await press('ControlOrMeta+f');
  await desk.page.locator('.find').waitFor();
  await desk.page.getByRole('region', { name: 'Segments of the transcript' }).focus();
  await press('a');
  await said('No finding is open');
  await press('n');
  await hidden('.find');
  await finding('Starts at 0:12');
  await press('i');
  await desk.page.locator('.ignore-form input').waitFor();
});

test('Space ticks what has the focus, and plays nothing', async () => {
  await open(wrong);
  const tick = async (name: RegExp) => {
    const box = desk.page.getByRole('checkbox', { name }).first();
    const was = await box.isChecked();
    await box.focus();
    await press('Space');
    expect(await box.isChecked()).toBe(!was);
  };
  await desk.page.locator('.others').waitFor();
  await tick(/^Choose/);
  await desk.page.locator('.review summary').click();
  await tick(/^Play each finding/);
  await desk.page.getByRole('region', { name: 'Segments of the transcript' }).focus();
  await press('Home', '2');
  await desk.saved();
  await desk.page.getByRole('tab', { name: 'History' }).click();
  await tick(/^Choose the import/);
});
