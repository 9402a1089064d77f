import { byteOffsetsOf } from './byteOffsets.ts';
import { decodeFeed, encodeFeed } from './encoding.ts';

const text = 'a\u00e9\u20ac\u{1F30A}\r\n<b>\u00e5</b>';

test.each<[string, boolean]>([['utf-8', false], ['utf-8', true], ['utf-16le', true], ['utf-16be', true], ['windows-1252', false], ['shift_jis', false]])('%s, byte order mark %s: every offset is where its bytes are', (encoding, bom) => {
  const written = encoding === 'shift_jis' ? '\u6f6e<b>\u6c34</b>' : encoding === 'windows-1252' ? text.replace('\u{1F30A}', '~') : text;
  const byteAt = byteOffsetsOf({ text: written, encoding, bom });
  for (let offset = 0; offset <= written.length; offset += 1) {
    if (/[\uDC00-\uDFFF]/.test(written[offset] ?? '')) continue;
    expect(byteAt(offset)).toBe(encodeFeed(written.slice(0, offset), encoding, bom).length);
  }
});

test('a feed’s last offset is its length', () => {
  const bytes = new TextEncoder().encode(`\uFEFF${text}`);
  const decoded = decodeFeed(bytes);
  if ('problems' in decoded) throw new Error(decoded.problems[0].message);
  expect(byteOffsetsOf(decoded)(decoded.text.length)).toBe(bytes.length);
});
