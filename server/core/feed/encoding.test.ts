import * as fc from 'fast-check';
import { decodeFeed, encodeFeed, feedDecoder } from './encoding.ts';

const bytesOf = (text: string, encoding: BufferEncoding, mark: number[] = []): Uint8Array => Uint8Array.from([...mark, ...Buffer.from(text, encoding)]);
const decoded = (bytes: Uint8Array) => {
  const feed = decodeFeed(bytes);
  if ('problems' in feed) throw new Error(feed.problems[0].message);
  return feed;
};
const sample = 'Crème — 🫱';

describe('the encoding of a feed', () => {
  test.each([
    ['UTF-8', bytesOf(`<a>${sample}</a>`, 'utf8'), 'utf-8', false],
    ['UTF-8 with a byte order mark', bytesOf(`<a>${sample}</a>`, 'utf8', [0xef, 0xbb, 0xbf]), 'utf-8', true],
    ['UTF-16 little endian with a mark', bytesOf(`<a>${sample}</a>`, 'utf16le', [0xff, 0xfe]), 'utf-16le', true],
    ['UTF-16 big endian with a mark', bytesOf(`<a>${sample}</a>`, 'utf16le', [0xff, 0xfe]).map((_, index, all) => all[index ^ 1]!), 'utf-16be', true],
    ['UTF-16 little endian without one', bytesOf(`<?xml version="1.0"?><a>${sample}</a>`, 'utf16le'), 'utf-16le', false],
  ])('%s is told, and given back byte for byte', (_, bytes, encoding, bom) => {
    const feed = decoded(bytes);
    expect(feed).toMatchObject({ encoding, bom });
    expect(feed.text).toContain(sample);
    expect(feed.text.charCodeAt(0)).toBe(60);
    expect(encodeFeed(feed.text, feed.encoding, feed.bom)).toEqual(bytes);
  });

  test.each(['ISO-8859-1', 'KOI8-R', 'Mac-Cyrillic'])('every byte of a feed that says %s comes back', (name) => {
    fc.assert(fc.property(fc.uint8Array(), (tail) => {
      const bytes = Uint8Array.from([...Buffer.from(`<?xml version="1.0" encoding="${name}"?>`), ...tail]);
      const { text, encoding, bom } = decoded(bytes);
      expect(encodeFeed(text, encoding, bom)).toEqual(bytes);
    }));
  });

  test.each([
    ['ISO-8859-1', [0x93, 0x92], '“’'], ['windows-1251', [0xcc, 0xe8, 0xf0], 'Мир'], ['ISO-8859-15', [0xa4], '€'], ['ISO-8859-7', [0xe1, 0xe2], 'αβ'],
    ['Big5', [0xa4, 0xa4, 0x41], '中A'], ['EUC-KR', [0xc7, 0xd1], '한'], ['Shift_JIS', [0x93, 0xfa, 0xb1], '日ｱ'], ['EUC-JP', [0xc6, 0xfc, 0x8f, 0xb0, 0xa1], '日丂'], ['GB2312', [0xd6, 0xd0], '中'],
  ])('%s is read, edited and given back', (name, said, text) => {
    const head = `<?xml version="1.0" encoding="${name}"?>`;
    const bytes = Uint8Array.from([...Buffer.from(head), ...said]);
    const feed = decoded(bytes);
    expect(feed.text).toBe(head + text);
    expect(encodeFeed(feed.text, feed.encoding, feed.bom)).toEqual(bytes);
    expect(Buffer.from(encodeFeed('🫱', feed.encoding, false)).toString('latin1')).toBe('&#129777;');
  });

  test('a character that has two spellings is kept in the first; a feed with the other is refused', () => {
    const head = Buffer.from('<?xml version="1.0" encoding="Big5"?>');
    expect(decoded(Uint8Array.from([...head, 0xa2, 0xcc])).text).toMatch(/\u5341$/);
    expect(decodeFeed(Uint8Array.from([...head, 0xa4, 0x51]))).toEqual({ problems: [{ line: 1, column: 1, message: expect.stringContaining('byte for byte') as string }] });
  });

  test('a character the encoding lacks becomes a numeric reference', () => {
    expect(Buffer.from(encodeFeed('é🫱', 'windows-1252', false)).toString('latin1')).toBe('é&#129777;');
  });

  test.each([
    ['bytes that are not what they say', Uint8Array.of(60, 97, 62, 0xff), /not utf-8/],
    ['an encoding nobody uses any more', bytesOf('<?xml version="1.0" encoding="EBCDIC-CP-FR"?>', 'utf8'), /ebcdic/],
    ['UTF-32 with a mark', Uint8Array.of(0xff, 0xfe, 0, 0, 60, 0, 0, 0), /UTF-32.*save it as UTF-8/],
    ['UTF-32 without one', Uint8Array.of(0, 0, 0, 60, 0, 0, 0, 63), /UTF-32.*save it as UTF-8/],
  ])('%s: a problem, not a guess', (_, bytes, problem) => {
    expect(decodeFeed(bytes)).toMatchObject({ problems: [{ message: expect.stringMatching(problem) as string }] });
  });
});

test.each([
  ['utf-8', [0xc3, 0x28]],
  ['utf-8', [0xe2, 0x80]],
  ['utf-16le', [0x00, 0xdc]],
  ['shift_jis', [0x81, 0x0a]],
] as const)('bytes that are not %s are told where they are, in whatever pieces they come', (encoding, bad) => {
  const [before, after] = ['<?xml version="1.0" encoding="X"?>\n<rss>\n<title>日本 ', '</title>\n</rss>'].map((text) => encodeFeed(text.replace('X', encoding === 'utf-16le' ? 'utf-16' : encoding), encoding, false));
  const bytes = Uint8Array.from([...before!, ...bad, ...after!]);
  const wanted = { problems: [{ line: 3, column: 11, message: expect.stringContaining('damaged') as string }] };
  expect(decodeFeed(bytes)).toEqual(wanted);
  const decoder = feedDecoder(bytes.subarray(0, 200));
  if ('problems' in decoder) throw new Error(decoder.problems[0].message);
  let read: ReturnType<typeof decoder.decode> = '';
  for (let at = 0; at < bytes.length && typeof read === 'string'; at += 7) read = decoder.decode(bytes.subarray(at, at + 7), at + 7 >= bytes.length);
  expect(read).toEqual(wanted);
});
