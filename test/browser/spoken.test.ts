import { violations } from './support/accessible.ts';
import { importBench } from './support/bench.ts';
import { DeskPage } from './support/desk.ts';
import { eachTestInATab, stet, tab } from './support/workplace.ts';

eachTestInATab();

const CONTROLS = new Set(['button', 'link', 'textbox', 'searchbox', 'combobox', 'checkbox', 'radio', 'slider', 'tab', 'menuitem', 'option']);
const GROUPS = new Set(['navigation', 'complementary', 'region', 'tabpanel', 'dialog']);

interface Thing {
  role: string;
  name: string;
  description: string;
}

const said = (value?: { value?: unknown }): string => String(value?.value ?? '');

/** What a screen reader is given of the page, in its order. */
async function heard(): Promise<Thing[]> {
  const devtools = await tab.page.context().newCDPSession(tab.page);
  const { nodes } = await devtools.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const within = (id: string): typeof nodes => {
    const node = byId.get(id);
    return node ? [node, ...(node.childIds ?? []).flatMap(within)] : [];
  };
  return within(nodes[0]!.nodeId).filter(({ ignored }) => !ignored).map(({ role, name, description }) => ({ role: said(role), name: said(name), description: said(description) }));
}

/** What cannot be told from its name, or is told twice. */
const unclear = (things: readonly Thing[]) => [
  ...things.filter(({ role, name }) => (CONTROLS.has(role) || GROUPS.has(role)) && name.trim() === ''),
  ...things.filter(({ name, description }) => name !== '' && name === description),
  ...things.filter(({ role, name }, at) => GROUPS.has(role) && role !== 'region' && things.findIndex((other) => other.role === role && other.name === name) !== at),
].map(({ role, name }) => `${role} “${name}”`);

test('who cannot see the pages is told by name of everything that can be done there, once', async () => {
  const { page } = tab;
  const { showId, episodeIds: [newest] } = await importBench(tab, stet);
  await page.goto(`/#/episodes/${newest}`);
  await new DeskPage(page).ready();
  await page.locator('.finding').waitFor();
  expect((await heard()).some(({ role, name }) => role === 'tab' && name === 'Review 5')).toBe(true);
  expect((await heard()).find(({ role }) => role === 'article')?.name).toBe('Warning Times · 0:05');
  for (const name of [/^Review/, 'Chapters', 'Links', 'Notes', 'Sources', 'History']) {
    await page.getByRole('tab', { name }).click();
    await page.getByRole('tab', { name, selected: true }).waitFor();
    expect(unclear(await heard())).toEqual([]);
  }
  await page.keyboard.press('ControlOrMeta+h');
  await page.locator('.find').waitFor();
  expect(unclear(await heard())).toEqual([]);
  for (const [place, title] of [['publish', /^Publish/], ['upstream', 'Morning Bench'], ['', 'Morning Bench'], ['glossary', 'Morning Bench'], ['settings', 'Morning Bench']] as const) {
    await page.goto(`/#/shows/${showId}/${place}`);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(unclear(await heard())).toEqual([]);
  }
});

test('when and who come before the words of a segment, which the editor wants first', async () => {
  const { page } = tab;
  const { episodeIds: [newest] } = await importBench(tab, stet);
  await page.goto(`/#/episodes/${newest}`);
  await new DeskPage(page).ready();
  const things = await heard();
  const at = things.findIndex(({ role, name }) => role === 'group' && name === '0:05, Maya Lindqvist');
  expect(at).toBeGreaterThan(-1);
  const read = things.slice(at).filter(({ role }) => ['group', 'StaticText', 'button'].includes(role)).map(({ name }) => name);
  expect(read.slice(0, 4)).toEqual(['0:05, Maya Lindqvist', expect.stringMatching(/^Good morning/), 'Play from 0:05', expect.anything()]);
});

test('a segment is read once: by its words where the caret is in them, else by what says where the keys act', async () => {
  const { page } = tab;
  const { episodeIds: [newest] } = await importBench(tab, stet);
  await page.goto(`/#/episodes/${newest}`);
  const desk = await new DeskPage(page).ready();
  const told = page.locator('.page > .visually-hidden[aria-live="polite"]');
  await page.getByRole('region', { name: 'Segments of the transcript' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await told.getByText(/^1:07, Tomas Herera: Hello Maya/).waitFor();
  await desk.caret(0, 0);
  await desk.caret(1, 3);
  expect(await told.innerText()).toBe('');
  await page.keyboard.press('Escape');
  await told.getByText(/^1:07, Tomas Herera: Hello Maya/).waitFor();
});

test('what was changed is a list, the notes are a table of two columns, and a history is no heap of landmarks', async () => {
  const { page } = tab;
  const { showId, episodeIds: [newest] } = await importBench(tab, stet);
  await page.goto(`/#/episodes/${newest}`);
  const desk = await new DeskPage(page).ready();
  for (const n of [0, 2]) {
    await desk.caret(n, 0);
    await desk.write('Well. ');
    await desk.saved();
  }
  await page.getByRole('tab', { name: 'History' }).click();
  const history = page.getByRole('tabpanel', { name: 'History' });
  await history.getByRole('listitem').first().waitFor();
  expect(await history.getByRole('region').count()).toBe(0);
  await page.goto(`/#/shows/${showId}/publish`);
  const change = page.getByRole('article', { name: 'How dough rests' });
  await change.getByRole('table', { name: 'The notes, side by side' }).waitFor();
  expect(await change.getByRole('listitem').filter({ hasText: 'Well.' }).count()).toBe(2);
  expect(await change.getByRole('columnheader').allInnerTexts()).toEqual(['As imported', 'After publishing']);
  expect(await change.getByRole('row').filter({ hasText: 'Well.' }).first().getByRole('cell').count()).toBe(2);
  expect(await violations(page)).toEqual([]);
});

test('that all is well is not read out at each pause of who writes, but trouble is, and its end', async () => {
  const { page } = tab;
  const { episodeIds: [newest] } = await importBench(tab, stet);
  await page.goto(`/#/episodes/${newest}`);
  const desk = await new DeskPage(page).ready();
  const live = () => page.locator('output.save').getAttribute('aria-live');
  await desk.caret(0, 0);
  await desk.write('Well. ');
  await desk.saved();
  expect(await live()).toBe('off');
  await page.route('**/revisions', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
  await desk.write('Not so well. ');
  await page.getByText(/^Offline, kept on this computer/).waitFor();
  expect(await live()).toBe('polite');
  await page.unroute('**/revisions');
  await desk.sendNow();
  await desk.saved();
  expect(await live()).toBe('polite');
  await desk.write('Well again. ');
  await page.locator('output.save[aria-live="off"]').waitFor();
  await desk.saved();
});
