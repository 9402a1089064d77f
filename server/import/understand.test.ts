import { feedBeginning, understand } from './understand.ts';

const bytes = (text: string) => Buffer.from(text, 'utf8');

test.each([
  ['<rss version="2.0"><channel><title>Low Tide</title></channel></rss>', 'rss'],
  ['\n<?xml version="1.0"?><!-- ours --><rss version="2.0"><channel/></rss>', 'rss'],
  ['<?xml version="1.0"?><opml/>', 'rss'],
  ['<!DOCTYPE html><html><body><p>About <code>&lt;rss ></code></p></body></html>', 'html'],
  ['<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Notes</p></body></html>', 'html'],
  ['<p>Notes</p>', 'html'],
  ['How to write <rss > by hand\n\nMara Quill (0:00)\nWelcome.', 'text'],
])('%j is %s', (text, format) => {
  expect(understand(bytes(text)).format).toBe(format);
});

test('a feed that is not well-formed is refused with the place', () => {
  expect(understand(bytes('<rss version="2.0"><channel>\n<title>Low & slow</title></channel></rss>'))).toMatchObject({ format: 'rss', problems: [{ line: 2 }] });
});

test.each(['\ufeff', ''])('a feed in UTF-32 is one that cannot be read', (mark) => {
  const text = `${mark}<?xml version="1.0" encoding="UTF-32"?><rss version="2.0"><channel/></rss>`;
  const littleEndian = Buffer.from(Array.from(text, (letter) => [letter.charCodeAt(0) & 0xff, letter.charCodeAt(0) >> 8, 0, 0]).flat());
  expect(understand(littleEndian)).toMatchObject({ format: 'rss', problems: [{ message: expect.stringContaining('UTF-32') as string }] });
  expect(feedBeginning(littleEndian)).not.toBeNull();
});

test('a page in an old encoding is read all the same', () => {
  expect(understand(Buffer.from('Caf\xe9 notes', 'latin1'))).toMatchObject({ format: 'text', text: 'Café notes' });
});
