import * as fc from 'fast-check';
import { decodeText } from './decodeText.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, littleEndian: boolean) => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), littleEndian);
  return new Uint8Array(view.buffer);
};
const bytes = (...parts: (string | number[])[]) => Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...utf8(part)] : part)));

describe('a byte order mark decides, and is no part of the text', () => {
  test.each([
    ['utf-8', bytes([0xef, 0xbb, 0xbf], 'Óscar')],
    ['utf-16le', utf16('\ufeffÓscar', true)],
    ['utf-16be', utf16('\ufeffÓscar', false)],
  ])('%s', (encoding, file) => {
    expect(decodeText(file)).toEqual({ text: 'Óscar', encoding, repaired: [] });
  });
});

describe('UTF-16 without a mark', () => {
  test.each([['Latin', 'Óscar Vane: mind the gangway.'], ['Japanese captions', '1\n00:00:01,000 --> 00:00:02,000\n最後のフェリーは何時ですか\n']])('is known by its zeros: %s', (_, text) => {
    expect(decodeText(utf16(text, true))).toMatchObject({ text, encoding: 'utf-16le', repaired: [{ line: 1, what: 'The file has no byte order mark; its zero bytes show that it is UTF-16LE.' }] });
    expect(decodeText(utf16(text, false))).toMatchObject({ text, encoding: 'utf-16be' });
  });

  test('a byte that is missing at the end is reported at the last line', () => {
    const { text, repaired } = decodeText(utf16('\ufeffone\ntwo', true).subarray(0, -1));
    expect(text).toBe('one\ntw\ufffd');
    expect(repaired).toEqual([{ line: 2, what: 'Bytes that are not valid UTF-16LE were replaced by \ufffd (U+FFFD).' }]);
  });
});

describe('UTF-8', () => {
  test('a few spoiled bytes are replaced, each line is reported, a run of lines as one', () => {
    const { text, encoding, repaired } = decodeText(bytes('Zoë – “mind”\r\n', [0xe9], '\r\nno', [0xff, 0xfe], 'thing\r\nfine\r', [0x80], ' é'));
    expect(encoding).toBe('utf-8');
    expect(text).toBe('Zoë – “mind”\r\n\ufffd\r\nno\ufffd\ufffdthing\r\nfine\r\ufffd é');
    expect(repaired.map(({ line, what }) => [line, /down to line (\d)/.exec(what)?.[1]])).toEqual([[2, '3'], [5, undefined]]);
  });

  test('a last character that is cut stays UTF-8', () => {
    expect(decodeText(bytes('Zoë says caf', [0xc3]))).toMatchObject({ text: 'Zoë says caf\ufffd', encoding: 'utf-8', repaired: [{ line: 1 }] });
    expect(decodeText(bytes('plain words ', [0xe2, 0x80]))).toMatchObject({ text: 'plain words \ufffd', encoding: 'utf-8' });
    expect(decodeText(bytes('plain words caf', [0xc3]))).toMatchObject({ encoding: 'utf-8' });
  });

  test('very many spoiled lines end in one entry that says how far they go', () => {
    const { repaired } = decodeText(bytes('é\n'.repeat(2_000), ...Array.from({ length: 300 }, () => [[0xff], '\n\n']).flat()));
    expect(repaired).toHaveLength(100);
    expect(repaired.at(-1)!.what).toContain('down to line 2599');
  });

  test('every text comes back as it was', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }).filter((text) => !text.startsWith('\ufeff') && !text.includes('\0')), (text) => {
      expect(decodeText(utf8(text))).toEqual({ text, encoding: 'utf-8', repaired: [] });
    }));
  });
});

describe('windows-1252', () => {
  test('what is no UTF-8 at all is read as what older tools write, which is reported', () => {
    expect(decodeText(bytes('caf', [0xe9], ' ', [0x93], 'no', [0x94], ' ', [0x80], '5'))).toEqual({
      text: 'café “no” €5', encoding: 'windows-1252', repaired: [{ line: 1, what: 'The file is not UTF-8; it was read as windows-1252.' }],
    });
  });

  test('also where its only letter with an accent is the last one', () => {
    expect(decodeText(bytes('un caf', [0xe9]))).toMatchObject({ text: 'un café', encoding: 'windows-1252' });
  });
});

test('no bytes are an empty text, and any bytes are some text', () => {
  expect(decodeText(new Uint8Array())).toEqual({ text: '', encoding: 'utf-8', repaired: [] });
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (file) => {
    expect(typeof decodeText(file).text).toBe('string');
  }));
});
