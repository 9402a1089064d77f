import { HttpException } from '@nestjs/common';

const BRING = 'Bring an RSS feed, or show notes as text or HTML.';
const UNPACK = 'Unpack it, and bring what is in it.';

/* oxlint-disable no-control-regex -- they are what tells other files from text */

/** What files that are no text begin with, what they are, and what to do instead. */
const SIGNS: readonly (readonly [RegExp, string, string?])[] = [
  [/^\x89PNG\r\n/, 'a PNG picture'], [/^\xff\xd8\xff/, 'a JPEG picture'], [/^GIF8[79]a[^ ]/, 'a GIF picture'], [/^RIFF.{4}WEBP/s, 'a WebP picture'],
  [/^%PDF-\d/, 'a PDF document'], [/^\xd0\xcf\x11\xe0/, 'an office document'], [/^PK\x03\x04/, 'a ZIP archive or an office document', 'If it is an archive, unpack it; if it is a document, save it as text or HTML.'],
  [/^\x1f\x8b/, 'compressed with gzip', UNPACK], [/^BZh\d1AY/, 'compressed with bzip2', UNPACK], [/^\xfd7zXZ/, 'compressed with xz', UNPACK], [/^\x28\xb5\x2f\xfd/, 'compressed with Zstandard', UNPACK],
  [/^(?:ID3[\x02-\x04][\0-\x0f]|\xff[\xfa\xfb\xf2\xf3][^ ])/, 'an MP3 recording'], [/^.{4}ftyp/s, 'an MPEG-4 recording'], [/^OggS\0/, 'an Ogg recording'], [/^fLaC\0/, 'a FLAC recording'], [/^RIFF.{4}WAVE/s, 'a WAVE recording'],
];

/** What files of captions begin with: the words of an episode, but no show notes. Notes may have such lines further down. */
const TRANSCRIPTS: readonly (readonly [RegExp, string])[] = [[/^\s*WEBVTT[ \t]*(?:[\r\n]|$)/i, 'WebVTT'], [/^\s*(?:\d{1,6}\s+)?\d{1,3}(?::\d{2}){1,2}[,.]\d{1,3}[ \t]*-->/, 'SubRip']];

/** Refuses what begins like a picture, a recording, an archive…; whoever brings that took the wrong file. */
export function requireNoOtherFile(head: Uint8Array): void {
  const begins = Buffer.from(head.subarray(0, 16)).toString('latin1');
  const sign = SIGNS.find(([begin]) => begin.test(begins));
  if (sign) throw neither(sign[1], sign[2]);
}

/** Refuses a page, decoded, that is not made of words, or is a transcript's file without show notes around it. */
export function requireWords(text: string): void {
  if (isBinary(text)) throw neither('not text, or in an encoding that it does not name');
  if (isJson(text)) throw neither('JSON', 'Feeds are taken as RSS 2.0, which is XML, and show notes as text or HTML.');
  if (/^\s*https?:\/\/\S+\s*$/i.test(text)) throw neither('an address', 'Give it where an address is asked for: what is there is fetched.');
  const transcript = TRANSCRIPTS.find(([begin]) => begin.test(text));
  if (transcript) throw neither(`a transcript (${transcript[1]})`, 'Open the episode that it belongs to, and bring it there.');
}

const neither = (is: string, instead = BRING): HttpException => new HttpException({ code: 'not-understood', message: `This is neither a feed nor show notes: it is ${is}. ${instead}` }, 422);

const LOOKED_AT = 8_000;

/** PostgreSQL stores no NUL in a text, and no text needs one; other control characters may slip into one, but are not a fiftieth of it. */
function isBinary(text: string): boolean {
  const beginning = text.slice(0, LOOKED_AT);
  return text.includes('\0') || (beginning.match(/[\x01-\x08\x0e-\x1a\x1c-\x1f]/g)?.length ?? 0) > beginning.length / 50;
}

function isJson(text: string): boolean {
  if (!/^\s*[{[]\s*["{[\]}]/.test(text)) return false;
  try {
    JSON.parse(text.trim());
    return true;
  } catch {
    return false;
  }
}
