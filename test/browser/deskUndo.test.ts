import { violations } from './support/accessible.ts';
import { feed, notes } from './support/bench.ts';
import { ask } from './support/browser.ts';
import { DeskPage, storedDesk } from './support/desk.ts';
import { eachTestInATab, stet, tab } from './support/workplace.ts';

eachTestInATab();

let showId: string;
let episodeIds: string[];
let desk: DeskPage;
/** A show in which the same two people speak in two episodes. */
beforeEach(async () => {
  const content = feed.replace('<description>A short visit, and no transcript.</description>', () => `<content:encoded><![CDATA[${notes}]]></content:encoded>`);
  const { id } = await ask<{ id: string }>(tab, stet, 'POST', '/api/imports', { kind: 'paste', content });
  ({ showId, episodeIds } = await ask<{ showId: string; episodeIds: string[] }>(tab, stet, 'POST', `/api/imports/${id}/accept`, { newShow: { title: 'Morning Bench' } }));
});

const open = async () => {
  await tab.page.goto(`/#/episodes/${episodeIds[0]}`);
  desk = await new DeskPage(tab.page).ready();
  return desk;
};
const undo = () => desk.page.getByRole('button', { name: 'Undo' }).and(desk.page.locator(':enabled')).click();
const redo = () => desk.page.getByRole('button', { name: 'Redo' }).and(desk.page.locator(':enabled')).click();
const offer = (words: string) => desk.page.getByRole('alert').filter({ hasText: words });
const names = async (episodeId: string) => (await storedDesk(tab, stet, episodeId)).speakers.map(({ name }) => name);
const texts = async (episodeId: string) => (await storedDesk(tab, stet, episodeId)).segments.map(({ text }) => text).join('\n');

/** A run of the glossary that changed both, in the second of which the same words were changed again since. */
const runWithChange = async () => {
  await ask(tab, stet, 'POST', `/api/shows/${showId}/glossary`, { wrong: 'the mill', right: 'the windmill', caseRule: 'keep' });
  const run = await ask<{ id: string }>(tab, stet, 'POST', `/api/shows/${showId}/glossary/runs`, { kind: 'apply' });
  while ((await ask<{ state: string }>(tab, stet, 'GET', `/api/shows/${showId}/glossary/runs/${run.id}`)).state !== 'done');
  const { revision, segments } = await storedDesk(tab, stet, episodeIds[1]!);
  const { id: segmentId, text } = segments.find((segment) => segment.text.includes('the windmill'))!;
  await ask(tab, stet, 'POST', `/api/episodes/${episodeIds[1]}/revisions`, { baseRevision: revision, clientId: 'since', operations: [{ type: 'setText', segmentId, text: text.replace('the windmill', 'the old windmill') }] });
  await open();
  await undo();
};

describe('undo of what reached other episodes', () => {
  test('offers to take a name back in all of them, and does', async () => {
    const herera = (await storedDesk(tab, stet, episodeIds[0]!)).speakers.find(({ name }) => name === 'Tomas Herera')!;
    await ask(tab, stet, 'PATCH', `/api/speakers/${herera.id}`, { name: 'Tom Bread' });
    await open();
    await desk.segment(1).getByText('Tom Bread').waitFor();
    await undo();
    await offer('gave someone the name Tom Bread, in 2 episodes of the show').waitFor();
    expect(await violations(desk.page)).toEqual([]);
    await desk.page.getByRole('button', { name: 'Take it back in all 2' }).click();
    await desk.segment(1).getByText('Tomas Herera').waitFor();
    await offer('gave someone').waitFor({ state: 'detached' });
    for (const id of episodeIds) expect(await names(id)).toContain('Tomas Herera');
  });

  test('says in which episodes something stays of it, until that is read', async () => {
    const { speakers, segments } = await storedDesk(tab, stet, episodeIds[1]!);
    const [herera, lindqvist] = ['Tomas Herera', 'Maya Lindqvist'].map((named) => speakers.find(({ name }) => name === named)!.id);
    const segmentId = segments.find(({ speakerId }) => speakerId === herera)!.id;
    await ask(tab, stet, 'POST', `/api/speakers/${herera}/merge`, { intoId: lindqvist });
    await ask(tab, stet, 'POST', `/api/episodes/${episodeIds[1]}/revisions`, { baseRevision: 1, clientId: 'since', operations: [{ type: 'setSpeaker', segmentIds: [segmentId], speakerId: null }] });
    await open();
    await undo();
    await desk.page.getByRole('button', { name: 'Take it back in all 2' }).click();
    await offer('1 place stays, for it was changed again since: in “A miller at the table”.').waitFor();
    expect(await violations(desk.page)).toEqual([]);
    const [there] = await Promise.all([desk.page.context().waitForEvent('page'), desk.page.getByRole('link', { name: '“A miller at the table”' }).click()]);
    await new DeskPage(there).ready();
    expect(there.url()).toContain(`/episodes/${episodeIds[1]}`);
    await there.close();
    await desk.page.getByRole('button', { name: 'Dismiss' }).click();
    await offer('1 place stays').waitFor({ state: 'detached' });
  });

  test('offers to do it again in all of them, also after a reload', async () => {
    const herera = (await storedDesk(tab, stet, episodeIds[0]!)).speakers.find(({ name }) => name === 'Tomas Herera')!;
    await ask(tab, stet, 'PATCH', `/api/speakers/${herera.id}`, { name: 'Tom Bread' });
    await ask(tab, stet, 'POST', `/api/episodes/${episodeIds[0]}/revisions/1/take-back`);
    await open();
    await desk.segment(1).getByText('Tomas Herera').waitFor();
    await redo();
    await offer('took back was another name for Tomas Herera, in 2 episodes of the show').waitFor();
    expect(await violations(desk.page)).toEqual([]);
    await desk.page.getByRole('button', { name: 'Do it again in all 2' }).click();
    await desk.segment(1).getByText('Tom Bread').waitFor();
    for (const id of episodeIds) expect(await names(id)).toContain('Tom Bread');
    await undo();
    await desk.page.getByRole('button', { name: 'Take it back in all 2' }).waitFor();
  });

  test('does a run of the glossary again in all of them', async () => {
    await ask(tab, stet, 'POST', `/api/shows/${showId}/glossary`, { wrong: 'the mill', right: 'the windmill', caseRule: 'keep' });
    const run = await ask<{ id: string }>(tab, stet, 'POST', `/api/shows/${showId}/glossary/runs`, { kind: 'apply' });
    while ((await ask<{ state: string }>(tab, stet, 'GET', `/api/shows/${showId}/glossary/runs/${run.id}`)).state !== 'done');
    const after = await texts(episodeIds[1]!);
    await open();
    await undo();
    await desk.page.getByRole('button', { name: 'Take it back in all 2' }).click();
    while ((await ask<{ reverted: { state: string } | null }>(tab, stet, 'GET', `/api/shows/${showId}/glossary/runs/${run.id}`)).reverted?.state !== 'done');
    await redo();
    await offer('took back was to apply the glossary, which changed 2 episodes').waitFor();
    await desk.page.getByRole('button', { name: 'Do it again in all 2' }).click();
    while ((await texts(episodeIds[1]!)) !== after);
    await desk.page.locator('.words', { hasText: 'the windmill' }).first().waitFor();
  });

  test('says in which episode a place of a run of the glossary stays, until that is read', async () => {
    await runWithChange();
    await desk.page.getByRole('button', { name: 'Take it back in all 2' }).click();
    await offer('1 place stays, for it was changed again since: in “A miller at the table”').waitFor();
    expect(await violations(desk.page)).toEqual([]);
    await desk.page.getByRole('button', { name: 'Dismiss' }).click();
    await offer('1 place stays').waitFor({ state: 'detached' });
  });

  test('says in which episode a run of the glossary was not taken back, why, and tries it again there', async () => {
    await tab.page.route(/glossary\/runs\/[^/]+(\/episodes\?.*)?$/, async (route) => {
      const response = await route.fetch();
      const answer = await response.json();
      if (answer.reverted) answer.reverted.failed = 1;
      if (answer.items) Object.assign(answer.items[0], { problem: 'It was out of order.', reverted: { state: 'failed', revision: null } });
      await route.fulfill({ response, json: answer });
    });
    await runWithChange();
    await desk.page.getByRole('button', { name: 'Take it back in all 2' }).click();
    await offer('The glossary was not taken back in 1 episode: “A miller at the table”. It was out of order.').waitFor();
    expect(await violations(desk.page)).toEqual([]);
    await tab.page.unrouteAll();
    await desk.page.getByRole('button', { name: 'Try again there' }).click();
    await offer('was not taken back').waitFor({ state: 'detached' });
  });

  test('offers to take a run of the glossary back in all of them, or here alone', async () => {
    await ask(tab, stet, 'POST', `/api/shows/${showId}/glossary`, { wrong: 'the mill', right: 'the windmill', caseRule: 'keep' });
    const before = await texts(episodeIds[0]!);
    const run = await ask<{ id: string }>(tab, stet, 'POST', `/api/shows/${showId}/glossary/runs`, { kind: 'apply' });
    while ((await ask<{ state: string }>(tab, stet, 'GET', `/api/shows/${showId}/glossary/runs/${run.id}`)).state !== 'done');
    await open();
    await undo();
    await offer('apply the glossary, which changed 2 episodes').waitFor();
    await desk.page.getByRole('button', { name: 'Only in this one' }).click();
    await desk.saved();
    expect([await texts(episodeIds[0]!), await texts(episodeIds[1]!)]).toEqual([before, before.replaceAll('the mill', 'the windmill').replaceAll('The mill', 'The windmill')]);
    await desk.redo();
    await desk.saved();
    await undo();
    await desk.saved();
    expect(await texts(episodeIds[0]!)).toBe(before);
  });
});

test('a range of what differs from the import is put back, from here to there', async () => {
  await open();
  for (const n of [0, 1, 2]) {
    await desk.caret(n, 0);
    await desk.write(`${n}! `);
    await desk.saved();
  }
  await desk.page.getByRole('tab', { name: 'History' }).click();
  const panel = desk.page.getByRole('tabpanel', { name: 'History' });
  await panel.getByRole('checkbox', { name: 'Choose the import to compare' }).check();
  await panel.getByRole('button', { name: 'Compare the import with now' }).click();
  await panel.getByText('As imported, and now').waitFor();
  await panel.locator('ins').nth(2).waitFor();
  expect(await panel.locator('ins').allInnerTexts()).toEqual(['0! ', '1! ', '2! ']);
  await panel.getByRole('checkbox', { name: 'Choose the segment at 0:05 to put back' }).check();
  await panel.getByRole('checkbox', { name: 'Choose the segment at 4:10 to put back' }).check();
  expect(await violations(desk.page)).toEqual([]);
  await panel.getByRole('button', { name: 'Choose the one between' }).click();
  await panel.getByRole('button', { name: 'Put 3 segments back' }).click();
  await desk.segment(1).locator('.words', { hasText: /^Hello Maya/ }).waitFor();
  await desk.saved();
  await panel.getByRole('checkbox', { name: /^Choose edit 3 / }).waitFor();
});
