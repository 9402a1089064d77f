import { violations } from './support/accessible.ts';
import { notes } from './support/bench.ts';
import { ask } from './support/browser.ts';
import { DeskPage, importNotes, storedDesk } from './support/desk.ts';
import { eachTestInATab, stet, tab } from './support/workplace.ts';

eachTestInATab();

let desk: DeskPage;
let episodeId: string;

const open = async (content: string) => {
  episodeId = await importNotes(tab, stet, content, expect.getState().currentTestName!.slice(0, 60));
  await tab.page.goto(`/#/episodes/${episodeId}`);
  desk = new DeskPage(tab.page);
};
const stored = () => storedDesk(tab, stet, episodeId);
const said = async () => (await stored()).segments.map(({ id, startMs, speakerId, text }) => ({ id, startMs, speakerId, text }));
const dialog = () => tab.page.getByRole('dialog', { name: 'Import a transcript or chapters' });
const openDialog = async () => {
  await tab.page.getByRole('button', { name: 'Files' }).click();
  await tab.page.getByRole('menuitem', { name: 'Import a transcript or chapters…' }).click();
};
const choose = (name: string, text: string) => dialog().locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) });

/** The first turns of the notes as a recogniser would give them: finer times, a word misheard, and one turn more. */
const captions = `WEBVTT

00:00:00.250 --> 00:00:03.000
<v Maya Lindqvist>Welcome back to the night shift.

00:00:04.500 --> 00:00:06.000
<v Ruth Abeni>Somebody else speaks.
`;

const list = '0:00 Flour and water on the table\n5:00 What the dough is doing\n9:30 Salt\n12:00 The oven\n';

describe('a transcript file for an episode that is there', () => {
  beforeEach(async () => {
    await open(notes);
    await desk.ready();
    await openDialog();
  });

  test('is shown as what it would change, and takes the place of the transcript when somebody says so', async () => {
    await choose('night.vtt', captions);
    await dialog().getByText('night.vtt').waitFor();
    expect(await dialog().getByLabel('Read as').inputValue()).toBe('vtt');
    expect(await violations(tab.page)).toEqual([]);
    const before = await stored();
    await dialog().getByRole('radio', { name: 'Replace the transcript' }).check();
    await dialog().getByText('New to the show: Ruth Abeni').waitFor();
    expect(await stored()).toEqual(before);
    await dialog().getByRole('button', { name: 'Replace the transcript' }).click();
    await dialog().waitFor({ state: 'detached' });
    await desk.segment(1).getByText('Ruth Abeni').waitFor();
    const { segments } = await stored();
    expect(segments.map(({ startMs, text }) => [startMs, text])).toEqual([[250, 'Welcome back to the night shift.'], [4_500, 'Somebody else speaks.']]);
  });

  test('can be taken back like any other edit', async () => {
    const were = await said();
    await choose('night.vtt', captions);
    await dialog().getByRole('radio', { name: 'Replace the transcript' }).check();
    await dialog().getByRole('button', { name: 'Replace the transcript' }).click();
    await dialog().waitFor({ state: 'detached' });
    await tab.page.getByRole('button', { name: 'Undo', exact: true, disabled: false }).waitFor();
    await desk.undo();
    await desk.segment(0).getByText('Good morning. I have been up since four').waitFor();
    await desk.saved();
    expect(await said()).toEqual(were);
  });

  test('says what was left out of it, and where', async () => {
    await choose('night.vtt', `${captions}\n00:00:99.000 --> 00:01:00.000\nWhen is this?\n`);
    await dialog().getByText('1 place was left out').waitFor();
    await dialog().getByText('Line 9').waitFor();
  });

  test('is read as another format by whoever knows better', async () => {
    await choose('night.vtt', captions);
    await dialog().getByText('begins with WEBVTT').waitFor();
    await dialog().getByLabel('Read as').selectOption('srt');
    await dialog().getByText('chosen by you').waitFor();
    expect(await dialog().getByLabel('Read as').inputValue()).toBe('srt');
  });

  test('with chapters in it adds those that are missing', async () => {
    await choose('chapters.txt', list);
    await dialog().getByRole('button', { name: 'Merge into the chapters' }).click();
    await dialog().waitFor({ state: 'detached' });
    await tab.page.getByRole('tab', { name: /Chapters/ }).click();
    await desk.page.locator('.chapters').waitFor();
    const { chapters } = await ask<{ chapters: { startMs: number; title: string }[] }>(tab, stet, 'GET', `/api/episodes/${episodeId}/desk`);
    expect(chapters.map(({ startMs, title }) => [startMs, title])).toEqual([[0, 'Flour on the table'], [250_000, 'What the dough is doing'], [570_000, 'Salt'], [720_000, 'The oven']]);
  });

  test('that cannot be told apart is read as whoever knows says, and what was pasted is still there', async () => {
    const pasted = '{"said": "by nobody"}';
    await dialog().getByLabel('Or paste it').fill(pasted);
    await dialog().getByRole('button', { name: 'Read it' }).click();
    await dialog().getByRole('alert').waitFor();
    expect(await dialog().getByLabel('Or paste it').inputValue()).toBe(pasted);
    expect(await violations(tab.page)).toEqual([]);
    await dialog().getByLabel('Read as').selectOption('text');
    await dialog().getByRole('radio', { name: 'Replace the transcript' }).check();
    await dialog().getByRole('button', { name: 'Replace the transcript' }).click();
    await dialog().waitFor({ state: 'detached' });
    await desk.segment(0).getByText(pasted).waitFor();
    expect((await stored()).segments).toHaveLength(1);
  });

  test('is still there as text to mend after a look at what it would change', async () => {
    await dialog().getByLabel('Or paste it').fill(captions);
    await dialog().getByRole('button', { name: 'Read it' }).click();
    await dialog().getByRole('heading', { name: 'What would change' }).waitFor();
    await dialog().getByRole('button', { name: 'Choose another file' }).click();
    expect(await dialog().getByLabel('Or paste it').inputValue()).toBe(captions);
  });

  test('tells starts apart that differ by less than a second', async () => {
    await choose('night.vtt', 'WEBVTT\n\n00:00:05.250 --> 00:00:08.000\n<v Maya Lindqvist>Good morning. I have been up since four, and the dough since yesterday.\n');
    await dialog().locator('ins').getByText('0:05.250').waitFor();
    await dialog().locator('del').getByText('0:05.000').waitFor();
  });

  test('says every line that is to blame where nothing of it can be read', async () => {
    await choose('night.srt', '1\n00:00:99,000 --> 00:01:00,000\nWhen?\n\n2\nnever --> ever\nWhen is this?\n');
    await dialog().getByLabel('Read as').selectOption('vtt');
    await dialog().getByRole('alert').getByText('Line 2', { exact: true }).waitFor();
    await dialog().getByRole('alert').getByText('Line 5', { exact: true }).waitFor();
  });

  test('of labels holds chapters for whoever says so', async () => {
    await choose('labels.txt', '0.000000\t0.000000\tFlour on the table\n570.000000\t570.000000\tSalt\n');
    await dialog().getByRole('button', { name: 'The chapters' }).click();
    await dialog().getByText('2 chapters').waitFor();
    await dialog().getByRole('button', { name: 'The transcript' }).click();
    await dialog().getByText('1 segment', { exact: false }).first().waitFor();
  });

  test('waits for another look where somebody edited meanwhile what it would replace', async () => {
    await choose('night.vtt', captions);
    await dialog().getByRole('radio', { name: 'Replace the transcript' }).check();
    const { revision, segments: [first] } = await stored();
    await ask(tab, stet, 'POST', `/api/episodes/${episodeId}/revisions`, { clientId: 'elsewhere-1', baseRevision: revision, operations: [{ type: 'setText', segmentId: first!.id, text: 'Good morning, all of you.' }] });
    await dialog().getByRole('button', { name: 'Replace the transcript' }).click();
    await dialog().getByText('nothing was imported').waitFor();
    expect(await dialog().getByRole('radio', { name: 'Replace the transcript' }).isChecked()).toBe(true);
    expect((await stored()).segments[0]!.text).toBe('Good morning, all of you.');
    await dialog().getByRole('button', { name: 'Replace the transcript' }).click();
    await dialog().waitFor({ state: 'detached' });
    await desk.segment(1).getByText('Ruth Abeni').waitFor();
  });

  test('that is none is refused with what to do, and another can be chosen', async () => {
    await choose('night.vtt', '{"nothing": "known"}');
    await dialog().getByRole('alert').waitFor();
    await choose('night.vtt', captions);
    await dialog().getByText('night.vtt').waitFor();
    await dialog().getByRole('button', { name: 'Choose another file' }).click();
    await dialog().getByLabel('Or paste it').fill(captions);
    await dialog().getByRole('button', { name: 'Read it' }).click();
    await dialog().getByText('Pasted text').waitFor();
  });
});

test('an episode without a transcript offers to import one, and takes a file that is dropped on it', async () => {
  await open('Two bakers on a long night.');
  await tab.page.getByRole('button', { name: 'Import a transcript…' }).click();
  await tab.page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  const file = await tab.page.evaluateHandle((text) => {
    const carried = new DataTransfer();
    carried.items.add(new File([text], 'night.vtt'));
    return carried;
  }, captions);
  await tab.page.locator('.desk').dispatchEvent('drop', { dataTransfer: file });
  await dialog().getByRole('button', { name: 'Import the transcript' }).click();
  await desk.segment(1).getByText('Ruth Abeni').waitFor();
});

test('every format can be downloaded from the desk', async () => {
  await open(notes);
  await desk.ready();
  await tab.page.getByRole('button', { name: 'Files' }).click();
  expect(await violations(tab.page)).toEqual([]);
  const [download] = await Promise.all([tab.page.waitForEvent('download'), tab.page.getByRole('menuitem', { name: 'WebVTT' }).click()]);
  expect(download.suggestedFilename()).toMatch(/\.vtt$/);
});
