import { violations } from './support/accessible.ts';
import { notes as bakers } from './support/bench.ts';
import { ask, openTab } from './support/browser.ts';
import { type DeskPage, longNotes, openNotes, storedDesk } from './support/desk.ts';
import { browser, eachTestInATab, stet, tab } from './support/workplace.ts';

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
const tabNamed = (name: string | RegExp) => desk.page.getByRole('tab', { name });
const chapters = async () => (await ask<{ chapters: { title: string }[] }>(tab, stet, 'GET', `/api/episodes/${episodeId}/desk`)).chapters.map(({ title }) => title);
const links = async () => (await ask<{ references: { title: string; url: string | null }[] }>(tab, stet, 'GET', `/api/episodes/${episodeId}/desk`)).references.map(({ title, url }) => ({ title, url }));
const revisionNow = async () => (await storedDesk(tab, stet, episodeId)).revision;
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

test('a chapter that is added begins where one is, and its title is typed at once; there is no second at that time', async () => {
  await open(bakers);
  await desk.segment(1).locator('.words').click();
  const before = (await chapters()).length;
  await tabNamed('Chapters').click();
  const add = desk.page.getByRole('button', { name: /^Add a chapter at / });
  await add.press('Enter');
  await desk.page.keyboard.type('Added at the keyboard');
  await press('Enter');
  await desk.saved();
  expect((await chapters()).filter((title) => title === 'Added at the keyboard')).toHaveLength(1);
  await add.press('Enter');
  await desk.page.keyboard.type('Named again');
  await desk.saved();
  expect(await chapters()).toContain('Named again');
  expect(await chapters()).toHaveLength(before + 1);
});

test('a chapter begun from the palette, or a segment’s menu, has its title typed at once', async () => {
  await open(bakers);
  await desk.segment(1).locator('.words').click();
  const before = (await chapters()).length;
  await press('Escape', 'ControlOrMeta+k');
  await desk.page.getByRole('combobox', { name: /^What do you want to do/ }).fill('Begin a chapter here');
  await press('Enter');
  const title = desk.page.locator('.chapters input:not(.at input):focus');
  await title.waitFor();
  await desk.page.keyboard.type('Begun in the palette');
  await desk.saved();
  expect(await chapters()).toContain('Begun in the palette');
  await desk.segment(1).locator('.words').click();
  await press('Escape', 'm');
  await desk.page.getByRole('menuitem', { name: /^Begin a chapter here/ }).click();
  await title.waitFor();
  await desk.page.keyboard.type('Named again');
  await desk.saved();
  expect(await chapters()).toContain('Named again');
  expect(await chapters()).toHaveLength(before + 1);
});

describe('what is typed in a field of the inspector', () => {
  test('is an edit with every letter, on the page at once, on the server without being left, and one step back', async () => {
    await open(bakers);
    await tabNamed('Chapters').click();
    const before = await chapters();
    const field = desk.page.getByRole('textbox', { name: /^Title of/ }).first();
    const flag = desk.page.locator('.flag-title').first();
    const title = await field.inputValue();
    await field.press('End');
    await desk.write(' and on');
    expect([await field.inputValue(), await flag.innerText()]).toEqual([`${title} and on`, `${title} and on`]);
    await desk.saved();
    expect(await chapters()).toEqual([`${title} and on`, ...before.slice(1)]);
    await desk.write(', and on. ');
    await press('Escape'); // as it was when the field was entered
    expect(await field.inputValue()).toBe(title);
    await desk.page.context().setOffline(true);
    await desk.write('!');
    await desk.kept(`${title}!`);
    await desk.page.context().setOffline(false);
    await desk.page.reload();
    await desk.ready();
    expect((await chapters())[0]).toBe(`${title}!`);
    await tabNamed('Chapters').click();
    await field.press('End');
    await desk.write('ab');
    await desk.page.getByRole('region', { name: 'Segments of the transcript' }).focus();
    await desk.undo();
    expect(await field.inputValue()).toBe(`${title}!`);
    await desk.saved();
    expect((await chapters())[0]).toBe(`${title}!`);
  });

  test('is not what Escape puts back, where another wrote it', async () => {
    await open(bakers);
    await tabNamed('Chapters').click();
    const title = desk.page.getByRole('textbox', { name: /^Title of/ }).first();
    await title.click();
    const { chapters: [first] } = await ask<{ chapters: { id: string }[] }>(tab, stet, 'GET', `/api/episodes/${episodeId}/desk`);
    await ask(tab, stet, 'POST', `/api/episodes/${episodeId}/revisions`, { baseRevision: 0, clientId: 'other', operations: [{ type: 'setChapter', chapterId: first!.id, title: 'Theirs' }] });
    while ((await title.inputValue()) !== 'Theirs');
    await press('Escape');
    await desk.saved();
    expect((await chapters())[0]).toBe('Theirs');
  });

  test('and is no value stays there, marked, until one comes back from another page or after a reload', async () => {
    await open(bakers);
    await tabNamed('Links').click();
    const before = await links();
    await desk.page.getByRole('button', { name: 'Add a link' }).click();
    const address = desk.page.getByRole('textbox', { name: 'Address' });
    await address.fill('flour.example');
    await desk.page.getByRole('textbox', { name: 'Title' }).fill('Flour');
    await tabNamed('Chapters').click();
    await tabNamed('Links').click();
    expect([await address.inputValue(), await address.getAttribute('aria-invalid')]).toEqual(['flour.example', 'true']);
    expect(await violations(desk.page)).toEqual([]);
    await desk.saved();
    expect(await links()).toEqual([...before, { title: 'Flour', url: null }]);
    const elsewhere = async () => {
      await desk.page.getByRole('link', { name: 'Episodes' }).click();
      await desk.page.getByRole('heading', { name: 'Episodes' }).waitFor();
      await desk.page.goBack();
    };
    for (const leave of [elsewhere, () => desk.page.reload()]) {
      await leave();
      await desk.ready();
      await tabNamed(/^Links.*something is not finished$/).click();
      await desk.page.getByRole('button', { name: /Flour.*Not finished/ }).click();
      expect([await address.inputValue(), await address.getAttribute('aria-invalid')]).toEqual(['flour.example', 'true']);
      expect(await violations(desk.page)).toEqual([]);
    }
    await address.fill('https://flour.example/');
    await desk.saved();
    expect(await links()).toEqual([...before, { title: 'Flour', url: 'https://flour.example/' }]);
    expect([await address.getAttribute('aria-invalid'), await tabNamed('Links').innerText()]).toEqual([null, 'Links']);
  });

  test('and was left there is no edit, over what others wrote since, until somebody says so', async () => {
    await open(bakers);
    await tabNamed('Chapters').click();
    const time = desk.page.getByRole('textbox', { name: 'Time of “Salt”' });
    await time.fill('12:00'); // whole, and not left
    await desk.page.reload();
    await desk.ready();
    const { chapters: all, revision } = await ask<{ revision: number; chapters: { id: string; title: string }[] }>(tab, stet, 'GET', `/api/episodes/${episodeId}/desk`);
    await ask(tab, stet, 'POST', `/api/episodes/${episodeId}/revisions`, { baseRevision: revision, clientId: 'other', operations: [{ type: 'setChapter', chapterId: all.find(({ title }) => title === 'Salt')!.id, startMs: 600_000 }] });
    await desk.page.reload();
    await desk.ready();
    await tabNamed(/^Chapters.*something is not finished$/).click();
    await time.focus();
    await press('Tab');
    await desk.page.getByRole('textbox', { name: /^Title of/ }).last().and(desk.page.locator(':focus')).waitFor();
    expect([await time.inputValue(), await time.getAttribute('aria-invalid'), await revisionNow()]).toEqual(['12:00', 'true', revision + 1]);
    await time.press('Enter');
    while ((await revisionNow()) < revision + 2);
    expect([await time.inputValue(), await time.getAttribute('aria-invalid')]).toEqual(['12:00', null]);
  });

  test('is the same in the transcript: a time that is none is there again after a reload, marked, and an edit once somebody says so', async () => {
    await open(bakers);
    const [time, wrongly] = [desk.segment(1).getByRole('textbox', { name: /^Time/ }), desk.segment(1).locator('.time-wrong')];
    await desk.segment(1).locator('.time').dblclick();
    await time.fill('1:7');
    await press('Tab');
    await wrongly.filter({ hasText: 'Write a time such as' }).waitFor();
    for (const typed of ['1:7', '1:09']) { // no time, and whole but never left
      await time.fill(typed);
      await desk.page.reload();
      await desk.ready();
      await said('What you typed as the time at 1:07 is not finished');
      await wrongly.filter({ hasText: 'Not finished' }).waitFor();
      expect([await time.inputValue(), await time.getAttribute('aria-invalid')]).toEqual([typed, 'true']);
      expect(await violations(desk.page)).toEqual([]);
    }
    await time.focus();
    await press('Tab'); // gone through is not said
    expect([await time.inputValue(), await revisionNow()]).toEqual(['1:09', 0]);
    await time.press('Enter');
    await hidden('.time-field');
    await desk.saved();
    expect((await starts())[1]).toBe(69_000);
    await desk.page.reload();
    await desk.ready();
    expect(await desk.page.locator('.time-field').count()).toBe(0);
  });

  test('and is a time of the transcript given up by Escape is kept no longer, and Enter alone changes no millisecond', async () => {
    await open(bakers);
    const { segments: [first] } = await storedDesk(tab, stet, episodeId);
    await ask(tab, stet, 'POST', `/api/episodes/${episodeId}/revisions`, { baseRevision: 0, clientId: 'other', operations: [{ type: 'setTime', segmentId: first!.id, startMs: 5_250 }] });
    await desk.page.reload();
    await desk.ready();
    const time = desk.segment(0).getByRole('textbox', { name: /^Time/ });
    const typing = async () => {
      await desk.segment(0).locator('.time').dblclick();
      await time.and(desk.page.locator(':focus')).waitFor();
    };
    await typing();
    await time.fill('soon');
    await press('Escape');
    await desk.page.reload();
    await desk.ready();
    expect(await desk.page.locator('.time-field').count()).toBe(0);
    await typing();
    expect(await time.inputValue()).toBe('0:05.25');
    await press('Enter');
    await hidden('.time-field');
    expect(await revisionNow()).toBe(1);
  });

  test('and is no value is shown to nobody who may only read, and is there again for who may write', async () => {
    await open(bakers);
    const { episode: { showId } } = await ask<{ episode: { showId: string } }>(tab, stet, 'GET', `/api/episodes/${episodeId}/desk`);
    const ida = { email: 'ida@holm.example', password: 'rye and salt before dawn' };
    const { id } = await ask<{ id: string }>(tab, stet, 'POST', '/api/users', { ...ida, name: 'Ida Holm', memberships: [{ showId, role: 'editor' }] });
    const hers = await openTab(browser, stet);
    await ask(hers, stet, 'POST', '/api/session', ida);
    const time = hers.page.getByRole('textbox', { name: 'Time of “Salt”' });
    const chaptersTab = hers.page.getByRole('tab', { name: 'Chapters' });
    const opened = async () => {
      await hers.page.reload();
      await hers.page.locator('.segment').first().waitFor();
      await chaptersTab.click();
    };
    await hers.page.goto(`/#/episodes/${episodeId}`);
    await opened();
    await time.fill('12:');
    await ask(tab, stet, 'PATCH', `/api/users/${id}`, { memberships: [{ showId, role: 'viewer' }] });
    await opened();
    expect([await time.inputValue(), await time.getAttribute('aria-invalid'), await chaptersTab.innerText()]).toEqual(['9:30', null, 'Chapters']);
    await time.focus();
    await hers.page.keyboard.press('Tab');
    await ask(tab, stet, 'PATCH', `/api/users/${id}`, { memberships: [{ showId, role: 'editor' }] });
    await opened();
    expect([await time.inputValue(), await time.getAttribute('aria-invalid')]).toEqual(['12:', 'true']);
    await hers.close();
    expect(hers.faults).toEqual([]);
  });

  test('and is no value is asked about where the browser keeps nothing', async () => {
    await tab.page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('Full.', 'QuotaExceededError');
      };
    });
    await open(bakers);
    await tabNamed('Links').click();
    await desk.page.getByRole('button', { name: 'Add a link' }).click();
    const address = desk.page.getByRole('textbox', { name: 'Address' });
    await address.fill('flour.example');
    await desk.saved();
    const asked = desk.page.waitForEvent('dialog').then(async (dialog) => {
      await dialog.dismiss();
      return dialog.type();
    });
    await desk.page.close({ runBeforeUnload: true });
    expect(await asked).toBe('beforeunload');
    await address.press('Escape');
    expect(await address.inputValue()).toBe('');
    const closed = desk.page.waitForEvent('close');
    await desk.page.close({ runBeforeUnload: true }); // nothing is asked now: a dialog would keep it open
    await closed;
  });

  test('has a way to delete a chapter that a finger finds', async () => {
    await tab.close();
    Object.assign(tab, await openTab(browser, stet, { hasTouch: true, isMobile: true, viewport: { width: 1024, height: 768 } }));
    await ask(tab, stet, 'POST', '/api/session', stet.admin);
    await open(bakers);
    await tabNamed('Chapters').click();
    expect(await desk.page.getByRole('button', { name: /^Delete/ }).first().evaluate((button) => getComputedStyle(button).opacity)).toBe('1');
  });
});

test('the tabs are gone through by arrows, round the ends, and Home and End lead to the first and the last', async () => {
  await open(bakers);
  await tabNamed('Review').focus();
  const places = [];
  for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowRight', 'End', 'ArrowRight', 'End', 'Home']) {
    await press(key);
    places.push(await desk.page.locator('[role="tab"]:focus[aria-selected="true"]').getAttribute('data-tab'));
  }
  expect(places).toEqual(['history', 'review', 'chapters', 'history', 'review', 'history', 'review']);
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

test('the history counts what it leaves out of a long edit, and tells it when asked', async () => {
  await open(longNotes(30));
  await press('ControlOrMeta+h');
  await desk.page.keyboard.type('loaf number');
  await desk.page.getByRole('textbox', { name: 'Replace with' }).fill('Bun no.');
  await desk.page.getByRole('status').filter({ hasText: '1 of 30' }).waitFor();
  await press('ControlOrMeta+Enter');
  await desk.saved();
  await press('Escape');
  await desk.page.getByRole('tab', { name: 'History' }).click();
  const more = desk.page.getByRole('button', { name: 'and 26 more' });
  await more.waitFor();
  expect(await desk.page.locator('.history .said').count()).toBe(4);
  expect(await violations(desk.page)).toEqual([]);
  await more.focus();
  await press('Enter');
  const fewer = desk.page.getByRole('button', { name: 'Only the first' });
  await fewer.waitFor();
  expect(await desk.page.locator('.history .said').count()).toBe(30);
  expect(await fewer.evaluate((button) => button === document.activeElement)).toBe(true);
  await press('Enter');
  await more.waitFor();
  expect(await desk.page.locator('.history .said').count()).toBe(4);
});
