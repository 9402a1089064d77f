import { violations } from './support/accessible.ts';
import { feed, notes } from './support/bench.ts';
import { openAs } from './support/browser.ts';
import { eachTestInATab, stet, tab } from './support/workplace.ts';

eachTestInATab({ signedIn: false });
beforeEach(async () => {
  await openAs(tab, stet, '/imports');
});

describe('importing', () => {
  test('an empty Stet teaches where to begin', async () => {
    await tab.page.goto('/#/shows');
    expect(await violations(tab.page)).toEqual([]);
    await tab.page.getByRole('link', { name: 'Import your first feed' }).click();
    await tab.page.getByRole('button', { name: 'Choose a file' }).waitFor();
    expect(await violations(tab.page)).toEqual([]);
  });

  test('a feed from a file shows what was understood beside its source, and then becomes a show', async () => {
    const { page } = tab;
    await page.getByLabel('Choose a file').setInputFiles({ name: 'bench.xml', mimeType: 'application/rss+xml', buffer: Buffer.from(feed) });
    await page.getByRole('heading', { name: 'Morning Bench' }).waitFor();
    await page.getByRole('list', { name: 'The source, line by line' }).getByText('The mill at Hallby').first().waitFor();
    const understood = page.getByRole('region', { name: 'What was understood' }).last();
    await understood.getByText('4 segments').waitFor();
    await understood.getByText('Tomas Herera').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Import 2 episodes as Morning Bench' }).click();
    await page.getByRole('link', { name: 'How dough rests' }).waitFor();
    await page.getByRole('link', { name: 'A miller at the table' }).waitFor();
  });

  test('what a feed says of AI in it stands with where it goes', async () => {
    const { page } = tab;
    const said = '<podcast:txt xmlns:podcast="https://podcastindex.org/namespace/1.0" purpose="ai-content">true</podcast:txt>';
    await page.getByLabel('Choose a file').setInputFiles({ name: 'bench.xml', mimeType: 'application/rss+xml', buffer: Buffer.from(feed.replace('<item>', `${said}<item>`)) });
    await page.getByRole('region', { name: 'Where it goes' }).getByText('The feed says of itself that it has AI-generated content').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('of a back catalogue some episodes come in, and the others later', async () => {
    const { page } = tab;
    await page.getByLabel('Choose a file').setInputFiles({ name: 'bench.xml', mimeType: 'application/rss+xml', buffer: Buffer.from(feed) });
    await page.getByText('2 of 2 chosen').waitFor();
    await page.getByRole('button', { name: 'None', exact: true }).click();
    await page.getByRole('searchbox', { name: 'Find an episode' }).fill('MILLER');
    await page.getByRole('checkbox', { name: 'Import these episodes' }).check();
    await page.getByText('1 of 2 chosen').waitFor();
    await page.getByText('1 stays in the feed as it is').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Title of the show').fill('Half a bench');
    await page.getByRole('button', { name: 'Import 1 episode as Half a bench' }).click();
    await page.getByRole('link', { name: 'A miller at the table' }).waitFor();
    expect(await page.getByRole('link', { name: 'How dough rests' }).count()).toBe(0);
    await page.getByRole('link', { name: '1 more in the feed' }).click();
    await page.getByRole('checkbox', { name: 'Import “How dough rests”' }).check();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Take in 1 episode' }).click();
    await page.getByRole('link', { name: 'How dough rests' }).waitFor();
    await page.getByRole('link', { name: 'more in the feed' }).waitFor({ state: 'detached' });
  });

  test('by the keyboard alone: the focus goes on with the page, and Tab meets a list of episodes once', async () => {
    const { page } = tab;
    await page.getByLabel('Paste text or HTML').fill(feed.replace('<link>https://bench.example</link>', '<link>https://bench.example?a=1&b=2</link>'));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('h1:focus', { hasText: 'A feed that cannot be read yet' }).waitFor();
    await page.getByText('Feed, pasted').waitFor();
    await page.getByRole('button', { name: 'Repair 1 place and go on' }).press('Enter');
    await page.locator('h1:focus', { hasText: 'Morning Bench' }).waitFor();
    await page.getByRole('checkbox', { name: 'Import these episodes' }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.getByText('1 of 2 chosen').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('button:focus[aria-pressed=true]').waitFor();
    await page.keyboard.press('Tab');
    expect(await page.locator('tbody :focus').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: /^Import 1 episode/ }).press('Enter');
    await page.locator('h1:focus', { hasText: 'Morning Bench' }).waitFor();
  });

  test('an address with nothing there says what to do, and the focus is at the way back', async () => {
    const { page } = tab;
    await page.getByLabel('Give an address').fill(`${stet.origin}/feeds/none.xml`);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('See whether it is spelled as in your browser').waitFor();
    await page.locator('h1:focus', { hasText: 'Nothing was read' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('h1:focus', { hasText: 'Import' }).waitFor();
    expect(await page.getByLabel('Give an address').inputValue()).toBe(`${stet.origin}/feeds/none.xml`);
  });

  test('an address that is pasted where text is asked for is looked at as an address', async () => {
    const { page } = tab;
    await page.getByLabel('Paste text or HTML').fill(` ${stet.origin}/feeds/none.xml\n`);
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.locator('h1:focus', { hasText: 'Nothing was read' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.getByLabel('Give an address').inputValue()).toBe(`${stet.origin}/feeds/none.xml`);
  });

  test('a transcript that is pasted where show notes are asked for says where it belongs', async () => {
    const { page } = tab;
    await page.getByLabel('Paste text or HTML').fill('1\n00:00:00,000 --> 00:00:04,000\nRye weather.\n');
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.getByText('it is a transcript (SubRip). Open the episode that it belongs to, and bring it there.').waitFor();
    expect(await page.getByLabel('Paste text or HTML').inputValue()).toContain('Rye weather.');
  });

  test('a feed that is no XML says the line and the column, with the place itself', async () => {
    const { page } = tab;
    const line = 1 + feed.split('\n').findIndex((text) => text.includes('<link>'));
    await page.getByLabel('Paste text or HTML').fill(feed.replace('<link>https://bench.example</link>', '<link>https://bench.example?a<b</link>'));
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.getByRole('alert').getByText(`Line ${line}, column`).first().waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('a feed that rules can mend shows every repair, and goes on with one button', async () => {
    const { page } = tab;
    const line = 1 + feed.split('\n').findIndex((text) => text.includes('<link>'));
    await page.getByLabel('Choose a file').setInputFiles({ name: 'bench.xml', mimeType: 'application/rss+xml', buffer: Buffer.from(feed.replace('<link>https://bench.example</link>', '<link>https://bench.example?a=1&b=2</link>')) });
    await page.getByRole('heading', { name: 'This feed is not well-formed, and can be repaired' }).waitFor();
    await page.getByText(`Line ${line}, column`).waitFor();
    await page.getByText('?a=1&amp;b=2').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Repair 1 place and go on' }).click();
    await page.getByRole('heading', { name: 'Morning Bench' }).waitFor();
    await page.getByText('· repaired').waitFor();
    await page.getByRole('button', { name: /^Import 2 episodes/ }).waitFor();
  });

  test('a pasted page waits for the names of its show and its episode, then opens its desk', async () => {
    const { page } = tab;
    await page.getByLabel('Paste text or HTML').fill(notes);
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.getByText('The source, line by line').waitFor();
    await page.getByLabel('Title of the show').fill('Unhurried');
    await page.getByLabel('Title of the episode').fill('Rye weather');
    await page.getByRole('button', { name: 'Import this episode into Unhurried' }).click();
    await page.waitForURL(/#\/episodes\/[0-9a-f-]{36}/);
  });
});
