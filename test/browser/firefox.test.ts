import { recording, startAudioHost, wavOf, type AudioHost } from '../support/audioHost.ts';
import { feed } from './support/bench.ts';
import { findFirefox, Firefox } from './support/firefox.ts';
import { startStet, type RunningStet } from './support/stet.ts';

const program = findFirefox();
if (!program) console.warn('Skipped: no Firefox here to try the desk in. Install firefox-esr, or name one with FIREFOX_PATH.');

const SEGMENTS = `[...document.querySelectorAll('.segment')].map((one) => ['.time', '.speaker', '.words'].map((part) => one.querySelector(part)?.textContent ?? '').join(' | '))`;
/** Asks the server out of the page. */
const asked = (path: string, body: object) => `fetch(${JSON.stringify(path)}, { method: 'POST', headers: { 'content-type': 'application/json' }, body: ${JSON.stringify(JSON.stringify(body))} }).then((answer) => answer.json())`;
const wav = wavOf(Array.from({ length: 30 }, (_, second) => 220 + second * 10));

(program ? describe : describe.skip)('the desk in stock Firefox', () => {
  let [stet, host, firefox]: [RunningStet?, AudioHost?, Firefox?] = [];
  let [place, session] = ['', { email: '', password: '' }];
  const on = () => firefox!;
  const segments = () => on().evaluate<string[]>(SEGMENTS);
  const come = (n: number, text: string) => on().until(`${SEGMENTS}[${n}]?.startsWith(${JSON.stringify(text)})`);
  const saved = () => on().until(`[...document.querySelectorAll('[role=status], output')].some(({ textContent }) => textContent === 'Saved')`);
  const listening = () => on().evaluate(`void document.querySelector('[aria-label="Segments of the transcript"]').focus()`);
  const openDesk = async () => {
    await on().goto(`${stet!.origin}/#${place}`);
    await on().reload();
    await on().until(`document.querySelectorAll('.segment').length === 4`);
    await saved();
  };

  beforeAll(async () => {
    [stet, host] = await Promise.all([startStet(), startAudioHost()]);
    firefox = await Firefox.open(program!);
    session = stet.admin;
    host.at('/2.wav', recording(wav, 'audio/wav'));
    await firefox.goto(stet.origin);
    await firefox.click('input[type=email]');
    await firefox.type(session.email);
    await firefox.click('input[type=password]');
    await firefox.type(session.password);
    await firefox.press('Enter');
    await firefox.until(`!document.querySelector('input[type=password]') && document.querySelector('main')`);
    const content = feed.replace('https://bench.example/audio/2.mp3', `${host.origin}/2.wav`).replace('type="audio/mpeg"', 'type="audio/wav"');
    const { id } = await firefox.evaluate<{ id: string }>(asked('/api/imports', { kind: 'paste', content }));
    const { episodeIds } = await firefox.evaluate<{ episodeIds: string[] }>(asked(`/api/imports/${id}/accept`, { newShow: { title: 'Morning Bench' } }));
    place = `/episodes/${episodeIds[0]}`;
  }, 120_000);
  afterAll(async () => {
    await Promise.all([firefox?.close(), host?.close()]);
    await stet?.stop();
    expect(firefox?.faults ?? []).toEqual([]);
  });

  test('writes, splits, joins and takes back', async () => {
    await openDesk();
    const before = await segments();
    await listening();
    await on().press('Home');
    await on().press('Enter');
    await on().type('Well. ');
    await come(0, '0:05 | Maya Lindqvist | Well. Good morning.');
    await on().press('Enter');
    await on().until(`document.querySelectorAll('.segment').length === 5`);
    expect((await segments())[0]).toBe('0:05 | Maya Lindqvist | Well.');
    await on().press('Backspace');
    await on().until(`document.querySelectorAll('.segment').length === 4`);
    await on().press('Escape');
    // the words are one step, or more where a slow machine rested between keys
    for (let step = 0; step < 9 && (await segments())[0] !== before[0]; step += 1) await on().press('Control+z');
    await come(0, before[0]!);
    await saved();
    expect(await segments()).toEqual(before);
  });

  test('moves the caret from segment to segment by arrow keys, and loses nothing at their edges', async () => {
    await openDesk();
    const before = await segments();
    await listening();
    await on().press('Home');
    await on().press('Enter');
    const at = () => on().evaluate<[number, number]>(`[[...document.querySelectorAll('.segment')].indexOf(getSelection().anchorNode.parentElement.closest('.segment')), getSelection().anchorOffset]`);
    await on().press('Control+Home');
    await on().press('ArrowLeft');
    expect(await at()).toEqual([0, 0]);
    await on().press('End');
    for (let lines = 0; lines < 8 && (await at())[0] === 0; lines += 1) await on().press('ArrowDown');
    await on().press('Home');
    expect(await at()).toEqual([1, 0]);
    await on().press('Backspace');
    await on().until(`document.querySelectorAll('.segment').length === 3`);
    await on().press('Control+z');
    await on().until(`document.querySelectorAll('.segment').length === 4`);
    expect(await segments()).toEqual(before);
  });

  test('names a speaker by a number, finds commands and words', async () => {
    await openDesk();
    await listening();
    await on().press('Home');
    await on().press('2');
    await come(0, '0:05 | Tomas Herera');
    await on().press('Control+z');
    await come(0, '0:05 | Maya Lindqvist');
    await on().press('Control+k');
    await on().until(`document.querySelector('[role=combobox]') === document.activeElement`);
    await on().type('undo');
    await on().until(`document.querySelector('[role=option]')?.textContent.includes('Undo')`);
    await on().press('Escape');
    await on().press('Control+f');
    await on().until(`document.querySelector('.find input') === document.activeElement`);
    await on().type('patience');
    await on().until(`CSS.highlights.get('find-current')?.size === 1`);
    await on().press('Escape');
  });

  // A machine without a sound card: where Chromium plays into nothing, Firefox says so and stops, unless it is mute.
  test('plays, and shows what is spoken', async () => {
    await openDesk();
    await listening();
    await on().press('0');
    await on().press('Space');
    await on().until(`document.querySelector('.segment.spoken')?.textContent.includes('up since four')`);
    await on().press('Space');
    await on().until(`document.querySelector('.player [aria-label="Play"]')`);
  });

  test('marks what is found where a browser has no custom highlights, too', async () => {
    await on().before('delete CSS.highlights');
    await openDesk();
    expect(await on().evaluate(`'highlights' in CSS`)).toBe(false);
    await listening();
    await on().press('Control+f');
    await on().until(`document.querySelector('.find input') === document.activeElement`);
    await on().type('patience');
    await on().until(`document.querySelector('.segment .find-current')?.textContent === 'patience'`);
    await on().press('Escape');
    await listening();
    await on().press('Space');
    await on().until(`document.querySelector('.segment.spoken')`);
    await on().press('Space');
  });
});
