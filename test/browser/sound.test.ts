import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { recording, startAudioHost, wavOf, type Answer, type AudioHost } from '../support/audioHost.ts';
import { violations } from './support/accessible.ts';
import { ask } from './support/browser.ts';
import { DeskPage, storedDesk } from './support/desk.ts';
import { eachTestInATab, stet, tab } from './support/workplace.ts';

/** Twenty seconds; each of the four turns has its own pitch. */
const wav = wavOf([0, 0, 220, 220, 220, 0, 440, 440, 440, 440, 0, 330, 330, 330, 330, 330, 330, 330, 0, 0]);
const feedOf = (url: string) => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
  <channel>
    <title>Tones of ${url}</title><link>https://tones.example</link><description>Four turns.</description><language>en</language>
    <item>
      <title>Four turns</title><guid isPermaLink="false">tones-1</guid>
      <enclosure url="${url}" length="${wav.length}" type="audio/wav"/>
      <content:encoded><![CDATA[<h3>Chapters</h3><ul><li>00:00 Low</li><li>00:06 High</li></ul><h3>Transcript</h3>
<p>Maya Lindqvist (00:02)</p><p>Good morning, it is early.</p>
<p>Tomas Herera (00:06)</p><p>I brought the rye.</p>
<p>Maya Lindqvist (00:11)</p><p>Put it on the table.</p>
<p>Tomas Herera (00:15)</p><p>There is no table.</p>]]></content:encoded>
    </item>
  </channel>
</rss>`;

const gone: Answer = (_, response) => void response.writeHead(404).end();

let host: AudioHost;
eachTestInATab();
beforeAll(async () => {
  host = await startAudioHost();
});
afterAll(() => host?.close());

let desk: DeskPage;
let episodeId: string;

let count = 0;
/** A desk of an episode whose enclosure a host answers so. */
async function openDesk(answer = recording(wav, 'audio/wav')): Promise<void> {
  const path = `/${(count += 1)}.wav`;
  host.at(path, answer);
  const { id } = await ask<{ id: string }>(tab, stet, 'POST', '/api/imports', { kind: 'paste', content: feedOf(`${host.origin}${path}`) });
  const accepted = await ask<{ episodeIds: string[] }>(tab, stet, 'POST', `/api/imports/${id}/accept`, { newShow: { title: `Tones ${count}` } });
  episodeId = accepted.episodeIds[0]!;
  await tab.page.goto(`/#/episodes/${episodeId}`);
  desk = await new DeskPage(tab.page).ready();
}
const player = () => tab.page.getByRole('region', { name: 'Player' });
const position = () => player().getByRole('slider', { name: 'Position' });
const at = async (): Promise<number> => Number(await position().inputValue());
const reached = (seconds: number) => tab.page.waitForFunction((to) => Number(document.querySelector<HTMLInputElement>('.player .position')?.value) >= to, seconds);
const press = (key: string) => tab.page.keyboard.press(key);
const listening = () => tab.page.getByRole('region', { name: 'Segments of the transcript' }).focus();
const playing = () => player().getByRole('button', { name: 'Pause' }).waitFor();
const paused = () => player().getByRole('button', { name: 'Play', exact: true }).waitFor();

describe('the player', () => {
  test('plays the publisher\'s recording, and goes back a little when it pauses', async () => {
    await openDesk();
    await player().getByText('/ 0:20').waitFor();
    await listening();
    await press('Shift+KeyL');
    await press('Shift+KeyL');
    // where it was when it was stopped, however late that was
    await tab.page.evaluate(() => {
      const { pause } = HTMLMediaElement.prototype;
      HTMLMediaElement.prototype.pause = function stop() {
        pause.call(this);
        document.title = String(this.currentTime);
      };
    });
    const spoken = tab.page.waitForFunction(() => document.querySelector('.segment.spoken')?.textContent?.includes('I brought the rye'));
    await press('Space');
    await spoken;
    await press('Space');
    await paused();
    const stopped = Number(await tab.page.title());
    expect(stopped).toBeGreaterThanOrEqual(6);
    const back = stopped - (await at()); // which is shown in whole seconds
    expect([back > 1.99, back < 3.01]).toEqual([true, true]);
    const requests = host.requests.filter(({ path }) => path === `/${count}.wav`);
    expect(requests.every(({ headers }) => /Mozilla/.test(headers['user-agent']!))).toBe(true);
  });

  test('skips, and plays one segment over and over until it is told to go on', async () => {
    await openDesk();
    await player().getByText('/ 0:20').waitFor();
    await listening();
    await press('KeyL');
    expect(await at()).toBe(10);
    await press('KeyJ');
    await press('KeyJ');
    await press('KeyL');
    await press('KeyJ');
    expect(await at()).toBe(5);
    await press('KeyR');
    expect(await player().getByRole('button', { name: 'Loop' }).getAttribute('aria-pressed')).toBe('true');
    await player().getByLabel('Speed').selectOption('3');
    const places = await tab.page.evaluate(() => {
      const seen: number[] = [];
      const audio = (window as unknown as { heard?: number[] });
      audio.heard = seen;
      new MutationObserver(() => seen.push(Number(document.querySelector<HTMLInputElement>('.player .position')!.value))).observe(document.querySelector('.player .clock')!, { subtree: true, characterData: true, childList: true });
      return seen.length;
    });
    expect(places).toBe(0);
    await press('Space');
    // it came back to the start of the segment twice, and never left it
    await tab.page.waitForFunction(() => (window as unknown as { heard: number[] }).heard.filter((second, n, all) => n > 0 && second < all[n - 1]!).length >= 2);
    const heard = await tab.page.evaluate(() => (window as unknown as { heard: number[] }).heard);
    expect(Math.max(...heard)).toBeLessThanOrEqual(6);
    expect(Math.min(...heard)).toBeGreaterThanOrEqual(2);
    await press('KeyR');
    await reached(8);
  });

  test('goes from turn to turn by media keys, and is what a start is stamped with', async () => {
    type Handlers = Record<string, (details: object) => void>;
    await tab.page.addInitScript(() => {
      const handlers: Record<string, unknown> = {};
      Object.assign(window, { mediaKeys: handlers });
      MediaSession.prototype.setActionHandler = (action, handler) => void (handlers[action] = handler);
    });
    const mediaKey = (action: string, details = {}) => tab.page.evaluate(([name, with_]) => (window as unknown as { mediaKeys: Handlers }).mediaKeys[name]!(with_), [action, details] as const);
    await openDesk();
    await player().getByText('/ 0:20').waitFor();
    await mediaKey('nexttrack');
    await mediaKey('nexttrack');
    expect(await at()).toBe(6);
    expect(await desk.segment(1).getAttribute('class')).toContain('current');
    await mediaKey('previoustrack');
    expect(await at()).toBe(2);
    await mediaKey('seekto', { seekTime: 9 });
    await mediaKey('previoustrack'); // to the start of what one is in the middle of
    expect(await at()).toBe(6);
    await mediaKey('play');
    await playing();
    await mediaKey('pause');
    await paused();
    await mediaKey('seekto', { seekTime: 7.25 });
    await listening();
    await press('t');
    await tab.page.locator('.told', { hasText: 'Starts at 0:07.250' }).waitFor();
    await desk.saved();
    expect((await storedDesk(tab, stet, episodeId)).segments[1]!.startMs).toBe(7_250);
  });

  test('keeps how one likes to listen, and where one was', async () => {
    await openDesk();
    await player().getByText('/ 0:20').waitFor();
    await player().getByRole('button', { name: 'Listening' }).click();
    const options = tab.page.getByRole('dialog', { name: 'Listening' });
    await options.getByLabel('Skip forward').selectOption('15000');
    await options.getByLabel('Go back on pause').selectOption('0');
    expect(await violations(tab.page)).toEqual([]);
    await press('Escape');
    await player().getByLabel('Speed').selectOption('1.5');
    await player().getByRole('button', { name: 'Mute' }).click();
    await desk.words(2).click({ position: { x: 4, y: 12 } });
    await tab.page.reload();
    await desk.ready();
    await player().getByText('/ 0:20').waitFor();
    await player().getByRole('button', { name: 'Forward 15 seconds' }).waitFor();
    expect(await at()).toBe(11);
    expect(await player().getByLabel('Speed').inputValue()).toBe('1.5');
    expect(await player().getByRole('button', { name: 'Mute' }).getAttribute('aria-pressed')).toBe('true');
    expect(await desk.segment(2).getAttribute('class')).toContain('current');
    await listening();
    await press('Space');
    await reached(13);
    expect(await violations(tab.page)).toEqual([]);
  });

  test('pauses while one types, for whoever wants that, and goes on when one rests', async () => {
    await openDesk();
    await player().getByText('/ 0:20').waitFor();
    await player().getByRole('button', { name: 'Listening' }).click();
    await tab.page.getByLabel('Pause while typing').check();
    await press('Escape');
    await desk.caret(0, 0);
    await tab.page.evaluate(() => {
      const button = document.querySelector('.player .play')!;
      const offered: string[] = [];
      Object.assign(window, { offered });
      new MutationObserver(() => offered.push(button.getAttribute('aria-label')!)).observe(button, { attributeFilter: ['aria-label'] });
    });
    await press('ControlOrMeta+Enter');
    await playing();
    await tab.page.keyboard.type('Well');
    // it stopped at a key, or at several of them, and went on after each rest
    await tab.page.waitForFunction(() => /^Pause(,Play,Pause)+$/.test((window as unknown as { offered: string[] }).offered.join()));
    await desk.saved();
    expect((await storedDesk(tab, stet, episodeId)).segments[0]!.text).toBe('WellGood morning, it is early.');
  });

  test('follows what is spoken until one looks elsewhere, and again when asked', async () => {
    await openDesk();
    await player().getByText('/ 0:20').waitFor();
    await listening();
    await press('Space');
    await playing();
    const follow = player().getByRole('button', { name: 'Follow' });
    expect(await follow.getAttribute('aria-pressed')).toBe('true');
    await desk.words(1).hover();
    await tab.page.mouse.wheel(0, 60);
    await player().getByRole('button', { name: 'Follow', pressed: false }).click();
    await player().getByRole('button', { name: 'Follow', pressed: true }).waitFor();
  });
});

describe('a recording that the browser cannot have from its host', () => {
  test('is played through the server', async () => {
    const good = recording(wav, 'audio/wav');
    await openDesk((request, response) => (/Mozilla/.test(request.headers['user-agent'] ?? '') ? void response.writeHead(403).end() : good(request, response)));
    await player().getByText('/ 0:20').waitFor();
    await desk.segment(1).locator('.time').click();
    await reached(7);
    await player().getByRole('button', { name: 'Listening' }).click();
    await tab.page.getByText('Played through this server').waitFor();
  });

  test('nor through the server is told why, and can be put here', async () => {
    await openDesk(gone);
    await player().getByRole('alert').filter({ hasText: 'no longer has this recording (404)' }).waitFor();
    expect(await violations(tab.page)).toEqual([]);
    const [chooser] = await Promise.all([tab.page.waitForEvent('filechooser'), player().getByRole('button', { name: 'Upload a recording…' }).click()]);
    await chooser.setFiles({ name: 'tones.wav', mimeType: 'audio/wav', buffer: wav });
    await player().getByText('/ 0:20').waitFor();
    await listening();
    await press('Space');
    await reached(1);
    await player().getByRole('button', { name: 'Listening' }).click();
    await tab.page.getByText('tones.wav, uploaded here.').waitFor();
    await tab.page.getByRole('button', { name: 'Remove it' }).click();
    await tab.page.locator('button:focus', { hasText: 'Upload a recording…' }).waitFor();
    await press('Escape');
    await player().getByRole('alert').waitFor();
  });
});

describe('an upload whose connection breaks', () => {
  test('goes on where it stood, and is played whole', async () => {
    await openDesk(gone);
    // a piece of 8 MB and a short one; the last second has its own pitch
    const long = wavOf([...Array.from({ length: 87 }, () => 0), 440], 48_000);
    const folder = mkdtempSync(path.join(os.tmpdir(), 'stet-upload-'));
    const file = path.join(folder, 'long.wav');
    writeFileSync(file, long);
    const pieces: string[] = [];
    let [cut, lost] = [2, 1];
    await tab.page.route('**/audio?name=*', async (route) => {
      const { 'content-range': range = '' } = await route.request().allHeaders();
      pieces.push(range.split('/')[0]!);
      if (range.startsWith('bytes 0-')) return route.continue();
      // the second piece does not get through twice; then it does, and the answer gets lost
      if ((cut -= 1) >= 0) return route.abort('connectionreset');
      if ((lost -= 1) >= 0) {
        await route.fetch();
        return route.abort('connectionreset');
      }
      return route.continue();
    });
    const [chooser] = await Promise.all([tab.page.waitForEvent('filechooser'), player().getByRole('button', { name: 'Upload a recording…' }).click()]);
    await chooser.setFiles(file);
    await player().getByText('/ 1:28').waitFor({ timeout: 60_000 });
    expect(pieces).toEqual(['bytes 0-8388607', ...Array.from({ length: 4 }, () => `bytes 8388608-${long.length - 1}`)]);
    const kept = await tab.page.request.get(`/api/episodes/${episodeId}/audio`);
    expect((await kept.body()).equals(long)).toBe(true);
    rmSync(folder, { recursive: true });
  }, 120_000);
});

const bar = () => tab.page.locator('.upload-bar');

describe('an upload that a reload breaks off', () => {
  /** Two pieces of 8 MB and a short one. */
  const long = wavOf([...Array.from({ length: 176 }, () => 0), 440], 48_000);
  let folder: string;
  let file: string;
  /** The pieces that were let through, by where they begin. */
  let pieces: number[];
  const choose = async (button: string, chosen = file) => {
    const [chooser] = await Promise.all([tab.page.waitForEvent('filechooser'), tab.page.getByRole('button', { name: button }).click()]);
    await chooser.setFiles(chosen);
  };
  beforeEach(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'stet-upload-'));
    file = path.join(folder, 'interview.wav');
    writeFileSync(file, long);
    pieces = [];
    await openDesk(gone);
    await player().getByRole('alert').waitFor();
    // the first piece arrives, and the second is on its way for ever
    const under = tab.page.waitForRequest((request) => request.method() === 'PUT' && Boolean(request.headers()['content-range']?.startsWith('bytes 8388608-')));
    await tab.page.route('**/audio?name=*', async (route) => {
      const at = Number(/^bytes (\d+)/.exec((await route.request().allHeaders())['content-range'] ?? '')?.[1]);
      pieces.push(at);
      if (at === 0) await route.continue();
    });
    await choose('Upload a recording…');
    await under;
    await tab.page.reload();
    await tab.page.unrouteAll();
    await desk.ready();
    await bar().getByText('49 % of interview.wav is on the server: choose the file again to go on.').waitFor();
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('goes on with the same file where the server stands, and is played whole', async () => {
    expect(await violations(tab.page)).toEqual([]);
    await tab.page.route('**/audio?name=*', async (route) => {
      pieces.push(Number(/^bytes (\d+)/.exec((await route.request().allHeaders())['content-range'] ?? '')?.[1]));
      await route.continue();
    });
    await choose('Choose the file again…');
    await player().getByText('/ 2:57').waitFor({ timeout: 60_000 });
    expect(pieces.slice(pieces.lastIndexOf(0))).toEqual([0, 8_388_608, 8_388_608, 16_777_216]);
    const kept = await tab.page.request.get(`/api/episodes/${episodeId}/audio`);
    expect((await kept.body()).equals(long)).toBe(true);
    expect([await bar().count(), await tab.page.evaluate((id) => localStorage.getItem(`stet.upload.${id}`), episodeId)]).toEqual([0, null]);
  }, 120_000);

  test('says so where another file is chosen, and begins anew with that one', async () => {
    const other = path.join(folder, 'short.wav');
    writeFileSync(other, wav);
    await choose('Choose the file again…', other);
    await bar().getByText('49 % of interview.wav is on the server, and short.wav is another file: it has another name.').waitFor();
    expect(await violations(tab.page)).toEqual([]);
    await bar().getByRole('button', { name: 'Begin anew with short.wav' }).press('Enter');
    await player().getByText('/ 0:20').waitFor();
    expect(await bar().count()).toBe(0);
  });

  test('is given up on both sides; what the server has no longer is said', async () => {
    const uploadId = await tab.page.evaluate((id) => (JSON.parse(localStorage.getItem(`stet.upload.${id}`)!) as { uploadId: string }).uploadId, episodeId);
    const upload = () => tab.page.request.get(`/api/episodes/${episodeId}/audio/uploads/${uploadId}`);
    expect((await upload()).status()).toBe(200);
    await bar().getByRole('button', { name: 'Give up' }).press('Enter');
    await bar().waitFor({ state: 'detached' });
    expect((await upload()).status()).toBe(404);
    await tab.page.evaluate(([id, gone]) => {
      const userId = Object.keys(localStorage).find((key) => key.startsWith('stet.player.'))!.slice('stet.player.'.length);
      localStorage.setItem(`stet.upload.${id}`, JSON.stringify({ userId, uploadId: gone, name: 'interview.wav', size: 1, lastModified: 1 }));
    }, [episodeId, uploadId] as const);
    await tab.page.reload();
    await desk.ready();
    await bar().getByText('Nothing of interview.wav is on the server any longer.').waitFor();
    expect(await violations(tab.page)).toEqual([]);
    await bar().getByRole('button', { name: 'Dismiss' }).press('Enter');
    await bar().waitFor({ state: 'detached' });
  });
});

const startsOf = async () => (await storedDesk(tab, stet, episodeId)).segments.map(({ startMs }) => startMs);
/** The mp3 that can be read without ffmpeg: six seconds, the first turn and the start of the second. */
const tones = recording(readFileSync(new URL('../fixtures/audio/tones.mp3', import.meta.url)));
const start = (of: string) => tab.page.getByRole('region', { name: 'Waveform' }).getByRole('slider', { name: `Start of ${of}` });
const drawn = async () => {
  await openDesk(tones);
  await tab.page.getByRole('button', { name: 'Draw the waveform' }).click();
  await start('Maya Lindqvist').first().waitFor();
};

describe('the waveform', () => {
  test('is offered, drawn in the background, and there when one comes back', async () => {
    await drawn();
    expect(await violations(tab.page)).toEqual([]);
    await tab.page.reload();
    await start('Maya Lindqvist').first().waitFor();
    expect(await tab.page.getByRole('button', { name: 'Draw the waveform' }).count()).toBe(0);
    // what is drawn is what was heard: stretches of sound and of silence
    await tab.page.waitForFunction(() => {
      const canvas = document.querySelector('.waveform .wave > div')?.shadowRoot?.querySelector<HTMLCanvasElement>('.canvases canvas');
      if (!canvas?.width || !canvas.height) return false;
      const { data } = canvas.getContext('2d')!.getImageData(0, Math.round(canvas.height * 0.3), canvas.width, 1);
      return [true, false, true, false, true, false].every((isHeard, second) => isHeard === data[Math.round((canvas.width * (second + 0.5)) / 6.1) * 4 + 3]! > 0);
    });
  });

  test('is not drawn after all when one stops it', async () => {
    await openDesk((request, response) => (/Mozilla/.test(request.headers['user-agent'] ?? '') ? tones(request, response) : void response.writeHead(200, { 'content-type': 'audio/mpeg' }).write('ID3')));
    await tab.page.getByRole('button', { name: 'Draw the waveform' }).click();
    const stopped = tab.page.waitForResponse((response) => response.url().endsWith('/peaks') && response.request().method() === 'DELETE');
    await tab.page.getByRole('button', { name: 'Stop drawing' }).click();
    await tab.page.locator('button:focus', { hasText: 'Draw the waveform' }).waitFor();
    await stopped;
    expect((await ask<{ state: string }>(tab, stet, 'GET', `/api/episodes/${episodeId}/peaks`)).state).toBe('none');
  });

  test('lets a start be dragged: one edit, taken back by one undo', async () => {
    await drawn();
    const before = await startsOf();
    const handle = start('Maya Lindqvist').first();
    await handle.hover(); // which waits until it stands still
    const box = (await handle.boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const perSecond = (await tab.page.locator('.waveform-strip').boundingBox())!.width / 6.1;
    await tab.page.mouse.move(x, y);
    await tab.page.mouse.down();
    await tab.page.mouse.move(x + perSecond / 2, y, { steps: 4 });
    await tab.page.locator('.boundary.moving').waitFor();
    await tab.page.waitForFunction(() => Number(document.querySelector('.boundary.moving')!.getAttribute('aria-valuenow')) > 2_300);
    expect(await startsOf()).toEqual(before);
    await Promise.all([tab.page.waitForResponse((response) => response.url().endsWith('/revisions') && response.request().method() === 'POST'), tab.page.mouse.up()]);
    await desk.saved();
    const [first, ...others] = await startsOf();
    expect(Math.abs(first! - 2_500)).toBeLessThan(100);
    expect(others).toEqual(before.slice(1));
    await listening();
    await desk.undo();
    await desk.saved();
    expect(await startsOf()).toEqual(before);
  });

  test('lets a start be moved by keys, a tenth of a second or a whole one, no further than its neighbours', async () => {
    await drawn();
    const handle = start('Maya Lindqvist').first();
    await handle.focus();
    await press('ArrowRight');
    expect(await handle.getAttribute('aria-valuetext')).toBe('0:02.100');
    await press('Shift+ArrowLeft');
    expect(await handle.getAttribute('aria-valuetext')).toBe('0:01.100');
    for (let time = 0; time < 3; time += 1) await press('Shift+ArrowLeft');
    expect(await handle.getAttribute('aria-valuetext')).toBe('0:00.000');
    await desk.saved();
    expect((await startsOf())[0]).toBe(0);
    await press('ArrowDown');
    await tab.page.locator('.boundary[data-segment]:focus').waitFor();
    expect(await tab.page.evaluate(() => document.activeElement!.getAttribute('aria-label'))).toBe('Start of Tomas Herera');
    expect(await violations(tab.page)).toEqual([]);
  });

  test('says why it could not be drawn', async () => {
    await openDesk();
    await player().getByText('/ 0:20').waitFor();
    host.at(`/${count}.wav`, gone);
    await tab.page.getByRole('button', { name: 'Draw the waveform' }).click();
    await tab.page.getByRole('alert').filter({ hasText: 'The waveform could not be drawn.' }).waitFor();
    expect(await violations(tab.page)).toEqual([]);
    host.at(`/${count}.wav`, tones);
    await tab.page.locator('.waveform-offer').getByRole('button', { name: 'Try again' }).click();
    await start('Maya Lindqvist').first().waitFor();
  });

  test('is not offered where there is no recording to draw', async () => {
    await openDesk(gone);
    await player().getByRole('alert').waitFor();
    expect(await tab.page.locator('.waveform-offer').count()).toBe(0);
  });
});

describe('the minimap', () => {
  test('is a slider over the whole episode: by keys, by a click, and by dragging', async () => {
    await openDesk();
    await player().getByText('/ 0:20').waitFor();
    const minimap = tab.page.getByRole('slider', { name: 'Where in the episode' });
    await minimap.focus();
    await press('ArrowRight');
    await press('ArrowRight');
    expect([await at(), await minimap.getAttribute('aria-valuetext')]).toEqual([10, '0:10 of 0:20, Tomas Herera']);
    await press('Home');
    expect(await at()).toBe(0);
    const { x, y, width } = (await minimap.boundingBox())!;
    await minimap.click({ position: { x: width * 0.6, y: 8 } });
    expect(await at()).toBe(12);
    await tab.page.mouse.down();
    await tab.page.mouse.move(x + width * 0.3, y + 8, { steps: 3 });
    await tab.page.mouse.up();
    expect(await at()).toBe(6);
  });
});
