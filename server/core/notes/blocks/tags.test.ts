import { array, assert, constantFrom, property } from 'fast-check';
import { parseTags, readTags, type TagReader } from './tags.ts';

/** Everything that a reader receives. */
function told(read: (reader: TagReader) => void): unknown[] {
  const events: unknown[] = [];
  read({ startTag: (tag) => events.push(['start', tag]), endTag: (tag) => events.push(['end', tag]), gap: (start, end) => events.push(['gap', start, end]) });
  return events;
}

const PIECES = [
  '<p>', '</p>', '<P >', '</P\n>', '<br>', '<br/>', '<br />', '<br / >', '<o:p>', '<my-el x>', '<h3 class="a b" id=\'c\'>', '<p class="a>b">', '<p a="<b>">', '<img src=x alt="">', '<p a="1"b="2">', '<p a = "1">', '<p a="', '<p\r\na="1"\r\n>',
  '<a>', '</a>', '<a href="https://x.example/?a=1&amp;b=2">', '<A HREF=\'x&copy=1\' href="second">', '<a name="x">', '<a href>', '<a href="x"/>', '<a href=x>', '<abbr title="x">',
  '<!-- a -->', '<!---->', '<!-->', '<!--->', '<!-- a--b -->', '<!-- a --->', '<!-- a --!>', '<!--', '-->', '<!doctype html>', '<![CDATA[x]]>', '<?x?>',
  '<script>', '</script>', '<style type="a">', '</style>', '<title>', '</title>', '<textarea>', '</textarea >', '<iframe src="x">', '</iframe>',
  '<', '</', '</>', '< p>', '<3', '>', '"', "'", '=', '/', ' ', '\n', '\r\n', '\0', 'words', 'ü', '😀', '&lt;', '&lt', '&', '&#60;', '\uFEFF',
];

test('whatever HTML holds, the reader is told what parse5 tells', () => {
  assert(property(array(constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join('')), (source) => {
    expect(told((reader) => readTags(source, reader))).toEqual(told((reader) => parseTags(source, 0, reader)));
  }), { numRuns: 3_000 });
});

test('of a link it is told where its address stands', () => {
  expect(told((reader) => readTags('<p><a class="x" href="/?a&amp;b">', reader))).toEqual([
    ['start', { name: 'p', start: 0, end: 3, selfClosing: false, href: null }],
    ['start', { name: 'a', start: 3, end: 33, selfClosing: false, href: { value: '/?a&b', start: 16, end: 32 } }],
  ]);
});
