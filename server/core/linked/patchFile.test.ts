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
    const file = patchFile('ttml', Buffer.from('<tt/>'), { before: { segments: said, chapters: [] }, after: { title: 'x', language: 'en', durationMs: null, segments: corrected('light'), chapters: [] } }, () => 'new');
    expect([Buffer.from(file.bytes).toString(), file.regenerated]).toEqual(['new', { why: 'files of this format are not patched' }]);
  });
});
