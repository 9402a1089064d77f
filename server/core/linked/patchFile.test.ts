import { toHtml } from '../formats/html/html.ts';
import { toSrt } from '../formats/srt/writeSrt.ts';
import type { TranscriptSegment } from '../formats/transcript.ts';
import { patchFile } from './patchFile.ts';

const srt = '1\n00:00:01,000 --> 00:00:04,500\nMara: The lamp stops – é – turning.\n\n2\n00:00:05,000 --> 00:00:06,000\nTom: <i>Why?</i>\n';
const said: TranscriptSegment[] = [{ startMs: 1_000, endMs: 4_500, speaker: 'Mara', text: 'The lamp stops – é – turning.' }, { startMs: 5_000, endMs: 6_000, speaker: 'Tom', text: 'Why?' }];
const patched = (bytes: Uint8Array, after: TranscriptSegment[]) => patchFile('srt', bytes, { before: { segments: said, chapters: [] }, after: { title: 'x', language: 'en', durationMs: null, segments: after, chapters: [] } }, (transcript) => toSrt(transcript));
const corrected = (to: string): TranscriptSegment[] => [{ ...said[0]!, text: said[0]!.text.replace('lamp', to) }, said[1]!];
const utf16 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le'));

describe('the bytes of a patched file', () => {
  test('keep their byte order mark and encoding', () => {
    const marked = Buffer.from(`\ufeff${srt}`, 'utf8');
    expect(Buffer.from(patched(marked, corrected('light')).bytes).toString('utf8')).toBe(`\ufeff${srt.replace('lamp', 'light')}`);
    expect(Buffer.from(patched(utf16(srt), corrected('light')).bytes)).toEqual(Buffer.from(utf16(srt.replace('lamp', 'light'))));
  });

  test('are the very same where nothing was edited', () => {
    const bytes = utf16(srt);
    expect(patched(bytes, said)).toEqual({ bytes, changed: false, regenerated: null, notHeld: [] });
  });

  test('are written anew, and that is told, where an edit cannot be patched in or the file is damaged', () => {
    const damaged = Buffer.concat([Buffer.from(srt, 'utf8'), Buffer.from([0x0a, 0xff, 0x0a])]);
    expect(patched(damaged, corrected('light')).regenerated).toEqual({ why: 'it holds bytes that are no UTF-8' });
    const file = patchFile('ass', Buffer.from('[Script Info]'), { before: { segments: said, chapters: [] }, after: { title: 'x', language: 'en', durationMs: null, segments: corrected('light'), chapters: [] } }, () => 'new');
    expect([Buffer.from(file.bytes).toString(), file.regenerated]).toEqual(['new', { why: 'files of this format are not patched' }]);
  });
});

describe.each([
  ['ttml', '<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="1s" end="4.5s">The lamp stops – é – turning.</p><p begin="5s" end="6s">Why?</p></div></body></tt>', 'timed text (TTML) is not patched'],
  ['text', 'Mara (0:01)\nThe lamp stops – é – turning.\n\nTom (0:05)\nWhy?\n', 'plain text is not patched'],
])('a linked file in %s', (format, text, why) => {
  const after = (segments: TranscriptSegment[], there = text) => patchFile(format, Buffer.from(there), { before: { segments: said, chapters: [] }, after: { title: 'x', language: 'en', durationMs: null, segments, chapters: [] } }, () => 'new');

  test('is told of as soon as anything is corrected', () => expect(after(corrected('light'))).toMatchObject({ changed: true, regenerated: { why } }));
  test('is nothing to tell of if nothing was corrected', () => expect(after(said)).toMatchObject({ changed: false, regenerated: null }));
});

test('a linked plain text that already says what is right is nothing to tell of', () => {
  const text = 'Mara (0:01)\nThe light stops – é – turning.\n\nTom (0:05)\nWhy?\n';
  const file = patchFile('text', Buffer.from(text), { before: { segments: said, chapters: [] }, after: { title: 'x', language: 'en', durationMs: null, segments: corrected('light'), chapters: [] } }, () => 'new');
  expect(file).toMatchObject({ changed: false, regenerated: null });
});

describe('a linked web page', () => {
  const page = '<cite>Mara:</cite><time>0:01</time><p>The lamp stops – é – turning.</p><cite>Tom:</cite><time>0:05</time><p><i>Why?</i></p><script>track()</script>';
  const bytes = Uint8Array.from(Buffer.from(page));
  const after = (segments: TranscriptSegment[], text = page) => patchFile('html', Uint8Array.from(Buffer.from(text)), { before: { segments: said, chapters: [] }, after: { title: 'x', language: 'en', durationMs: null, segments, chapters: [] } }, toHtml);

  test('is written anew as soon as anything is corrected, and without scripts of others', () => {
    for (const edited of [corrected('light'), [said[0]!, { ...said[1]!, startMs: 5_500 }], [said[0]!, { ...said[1]!, speaker: 'Tim' }]]) {
      const file = after(edited);
      expect([file.changed, file.regenerated]).toEqual([true, { why: 'it is a web page, which may hold scripts and more than the transcript' }]);
      expect(Buffer.from(file.bytes).toString()).not.toContain('script');
    }
  });

  test('is nothing to tell of if nothing was corrected, or it says already what is right', () => {
    expect(after(said)).toEqual({ bytes, changed: false, regenerated: null, notHeld: [] });
    expect(after(corrected('light'), page.replace('lamp', 'light'))).toMatchObject({ changed: false, regenerated: null });
  });
});
