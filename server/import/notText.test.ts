import { gzipSync } from 'node:zlib';
import { requireNoOtherFile, requireWords } from './notText.ts';
import { understandPage } from './understand.ts';

function refused(bytes: Uint8Array): string | null {
  try {
    requireNoOtherFile(bytes);
    requireWords(understandPage(bytes).text);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

test.each([
  ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR', /PNG/], ['\xff\xd8\xff\xe0\0\x10JFIF', /JPEG/], ['GIF89a\x01\0\x01\0', /GIF/], ['%PDF-1.4\n%\xe2\xe3\n1 0 obj\n', /PDF/],
  ['PK\x03\x04\x14\0\0\0', /ZIP.*unpack/], ['BZh91AY&SY', /bzip2.*Unpack/], ['ID3\x04\0\0\0\0\0\0', /MP3/], ['\xff\xfb\x90\x64\0\0', /MP3/], ['\0\0\0\x20ftypM4A ', /MPEG-4/], ['RIFF\x24\x08\0\0WAVEfmt ', /WAVE/],
  ['some\0bytes', /not text/], ['\x02\x8c\x05\x13q\x1d\x9e\x06', /not text/], ['{"version":"https://jsonfeed.org/version/1.1","items":[]}', /JSON.*RSS/], ['[{"id":1}]', /JSON/],
  [' https://example.org/feed.xml\n', /an address/], ['WEBVTT\n\n00:00.000 --> 00:04.000\nTwo bakers.\n', /WebVTT.*episode/], ['1\r\n00:00:00,000 --> 00:00:04,000\r\nTwo bakers.\r\n', /SubRip.*episode/],
])('%j is refused by name', (text, is) => expect(refused(Buffer.from(text, 'latin1'))).toMatch(is));

test('what gzip packed is to be unpacked first', () => expect(refused(gzipSync('<rss/>'))).toMatch(/gzip.*Unpack/));

test.each([
  'Two bakers.\n\n[00:12] Ana: Good morning.', '<p>{"quoted"}</p>', '{Two} bakers', '["Two bakers", they said', 'ID3 tags, and how to write them', 'RIFF is a file format', 'GIF89a is older than the web', 'PK, who keeps bees', 'https://example.org/feed.xml is our feed', 'Captions\n\n1\n00:00:00,000 --> 00:00:04,000\nTwo bakers.', 'WEBVTT, and how to write it', '%PDF-what?', '', '\ufeffCafé',
  `One slip\u0007 in a page. ${'Words. '.repeat(20)}`,
])('%j may be a page', (text) => expect(refused(Buffer.from(text, 'utf8'))).toBeNull());

test('a page in UTF-16 is one', () => expect(refused(Buffer.from('\ufeffTwo bakers.', 'utf16le'))).toBeNull());
