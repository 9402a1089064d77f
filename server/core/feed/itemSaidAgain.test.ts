import { applyPatches } from '../model/patch.ts';
import { readFeed } from './read.ts';
import type { EpisodeView } from './view.ts';
import { writeFeed } from './write.ts';

const NAMESPACES = 'xmlns:i="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:m="http://search.yahoo.com/mrss/" xmlns:x="urn:x"';
const feed = (inside: string): string => `<rss version="2.0" ${NAMESPACES}><channel><title>Fog</title><item><guid>1</guid>${inside}</item></channel></rss>`;

/** An item after its episode was edited, and what was left as it is. */
function edited(inside: string, fields: Omit<EpisodeView, 'key'>): [string, unknown[]] {
  const view = { episodes: [{ key: '1', ...fields }] };
  const text = feed(inside);
  const { patches, notHeld, left } = writeFeed(text, view);
  const after = applyPatches(text, patches);
  const read = readFeed(after);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  expect(notHeld).toEqual([]);
  expect(read.feed.items[0]).toMatchObject(fields);
  expect(writeFeed(after, view).patches).toEqual([]);
  const start = feed('').indexOf('</item>');
  return [after.slice(start, after.indexOf('</item>', start)), left.map(({ key, element, passages, why }) => [key, element, passages, why])];
}

const audio = (name: string, length: number, type = 'audio/mpeg'): { url: string; length: number; type: string } => ({ url: `https://a.example/${name}`, length, type });
const enclosure = ({ url, length, type }: ReturnType<typeof audio>): string => `<enclosure url="${url}" length="${length}" type="${type}"/>`;
const titled = (title: string): string => `<title>${title} &amp; tar</title><title><![CDATA[${title} & tar]]></title><i:title> ${title} &#38; tar </i:title><m:title type="plain">${title} &amp; tar</m:title><m:group><m:title>${title} &amp; tar</m:title><m:content url="https://a.example/1.mp3"><m:title>${title} &amp; tar</m:title></m:content></m:group>`;
const ELSE = 'it says something else';

describe('what an item says twice of its episode', () => {
  test('follows if both were the same: the title', () => {
    expect(edited(titled('Fog'), { title: 'Salt & tar' })).toEqual([titled('Salt'), []]);
  });

  test('follows where the title was read from it', () => {
    expect(edited('<i:title>Fog</i:title><m:title>Fog</m:title>', { title: 'Salt' })).toEqual(['<i:title>Salt</i:title><m:title>Salt</m:title>', []]);
  });

  test('follows if both were the same: the enclosure, whatever Media RSS calls its fields', () => {
    const item = (file: ReturnType<typeof audio>): string => `${enclosure(file)}<m:content url='${file.url}' fileSize='${file.length}' medium='audio' type='${file.type}'/><m:group><m:content url="${file.url}" duration="9"/></m:group>`;
    const [before, after] = [audio('1.mp3?a=1&amp;b=2', 7), audio('2.m4a', 9, 'audio/mp4')];
    expect(edited(item(before), { enclosure: after })).toEqual([item(after), []]);
    expect(edited(item(audio('1.mp3', 7)), { enclosure: audio('1.mp3', 8) })).toEqual([item(audio('1.mp3', 8)), []]);
  });

  test('is left if it said something else, and that is reported, once for an element that stands there twice', () => {
    const others = `<i:title>Fog, part 1</i:title><m:title>Of fog</m:title><m:content url="https://b.example/1.mp4" fileSize="7" type="video/mp4"><m:title>A film</m:title></m:content>`;
    expect(edited(`<title>Fog</title>${enclosure(audio('1.mp3', 7))}${others}`, { title: 'Salt', enclosure: audio('2.mp3', 9) })).toEqual([
      `<title>Salt</title>${enclosure(audio('2.mp3', 9))}${others}`, [['1', 'itunes:title', 1, ELSE], ['1', 'media:title', 1, ELSE], ['1', 'media:content', 1, ELSE]],
    ]);
  });

  test('is left without a word where it is about a picture, is empty, or of another vocabulary', () => {
    const others = '<i:title/><m:content url="https://a.example/1.jpg" medium="image"><m:title>The harbour</m:title></m:content><m:content url="https://a.example/2.jpg" type="image/jpeg"/><x:title>Fog</x:title>';
    expect(edited(`<title>Fog</title>${enclosure(audio('1.mp3', 7))}${others}`, { title: 'Salt', enclosure: audio('2.mp3', 9) })).toEqual([`<title>Salt</title>${enclosure(audio('2.mp3', 9))}${others}`, []]);
  });
});
