import { readFileSync } from 'node:fs';
import { applyPatches } from '../model/patch.ts';
import type { NotesReading, NotesView } from '../notes/reading.ts';
import { readFeed } from './read.ts';
import type { FeedReading } from './reading.ts';
import { writeFeed, type FeedView } from './write.ts';

const lighthouse = readFileSync(new URL('fixtures/lighthouse.xml', import.meta.url), 'utf8');
const harbour = readFileSync(new URL('fixtures/harbour.xml', import.meta.url), 'utf8');
const reading = (text: string): FeedReading => {
  const read = readFeed(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.feed;
};
const written = (text: string, view: FeedView): string => applyPatches(text, writeFeed(text, view).patches);
const viewOf = ({ segments, chapters, references }: NotesReading): NotesView => ({ segments, chapters, references });
/** Everything a feed says, returned as it was read. */
const unedited = (text: string): FeedView => {
  const { show, items } = reading(text);
  const { title, link, description, language, author, imageUrl, explicit, category } = show;
  const told = Object.entries({ title, link, description, language, author, imageUrl, category }).filter(([, value]) => value !== null && value !== '');
  return { show: { ...Object.fromEntries(told), explicit }, episodes: items.map((item) => ({ key: item.key, title: item.title, notes: viewOf(item.notes) })) };
};
const renamed = (notes: NotesReading, from: string, to: string): NotesView => ({ ...viewOf(notes), segments: notes.segments.map((segment) => (segment.speaker === from ? { ...segment, speaker: to } : segment)) });
const withName = (text: string): string => written(text, { episodes: [{ key: 'light:1', notes: renamed(reading(text).items[0]!.notes, 'Oscar Vane', 'Óscar Vane') }] });
const withTitle = (text: string): string => written(text, { episodes: [{ key: 'light:1', title: 'Lamp' }] });

describe('read, then write', () => {
  test.each([['lighthouse', lighthouse], ['harbour', harbour]])('%s without an edit is the same, to the last character', (_, text) => {
    expect(writeFeed(text, unedited(text))).toEqual({ patches: [], notHeld: [], left: [], replaced: [], episodes: [], added: [], removed: [], moved: [] });
  });

});

describe('an edit of titles and fields', () => {
  test('touches the titles that say the same, and nothing else', () => {
    const after = written(lighthouse, { episodes: [{ key: 'light:1', title: 'The lamp & the <log>' }] });
    expect(after).toBe(lighthouse.replace('<title>The lamp &amp; the log<', '<title>The lamp &amp; the &lt;log&gt;<').replace('<itunes:title>The lamp &#38; the log<', '<itunes:title>The lamp &#38; the &lt;log&gt;<'));
  });

  test('of the show changes elements and attributes in place, and adds what is missing before the items', () => {
    const { patches, notHeld } = writeFeed(lighthouse, { show: { title: 'Lighthouse & Co', imageUrl: "https://lighthouse.example/it's.jpg", language: 'en', category: 'Arts', link: null }, episodes: [] });
    const after = applyPatches(lighthouse, patches);
    expect(after).toBe(lighthouse
      .replace('&#38; Sons', '&#38; Co').replace('&amp; Sons', '&amp; Co').replace('<url>https://lighthouse.example/a.jpg', '<url>https://lighthouse.example/it\'s.jpg').replace("href='https://lighthouse.example/a.jpg'", "href='https://lighthouse.example/it&#39;s.jpg'")
      .replace('</x:policy>', '</x:policy>\n    <language>en</language>\n    <itunes:category text="Arts"/>'));
    expect(reading(after).show).toMatchObject({ title: 'Lighthouse & Co', imageUrl: "https://lighthouse.example/it's.jpg", language: 'en', category: 'Arts' });
    expect(notHeld).toEqual([{ key: null, path: 'show.link', wanted: null, written: 'https://lighthouse.example/', why: expect.any(String) as string }]);
  });

  test('leaves out what no XML can hold, and says so', () => {
    const { patches, notHeld } = writeFeed(lighthouse, { episodes: [{ key: 'light:2', title: 'Fog\u0007horn' }] });
    expect(applyPatches(lighthouse, patches)).toBe(lighthouse.replace('>Fog<', '>Foghorn<'));
    expect(notHeld).toMatchObject([{ key: 'light:2', path: 'title', written: 'Foghorn' }]);
  });

  test('an episode that is not there is reported', () => {
    expect(writeFeed(lighthouse, { episodes: [{ key: 'light:9', title: 'A' }] }).notHeld).toMatchObject([{ key: 'light:9', path: 'episode' }]);
  });

});

describe('an edit of the notes', () => {
  const { items: [first] } = reading(lighthouse);

  test('reaches the section it stands in, and the description where that tells the same', () => {
    const { patches, left, episodes, notHeld } = writeFeed(lighthouse, { episodes: [{ key: 'light:1', notes: renamed(first!.notes, 'Mara Quill', 'Maud Quill') }] });
    expect(applyPatches(lighthouse, patches)).toBe(lighthouse.replaceAll('Mara Quill (', 'Maud Quill ('));
    expect(notHeld).toEqual([]);
    expect(left).toEqual([{ key: 'light:1', element: 'description', passages: 1, why: 'it says this differently, or not at all' }]);
    expect(episodes).toMatchObject([{ key: 'light:1', notesFormat: 'html', notesBefore: first!.notesSource, notesAfter: first!.notesSource.replaceAll('Mara Quill', 'Maud Quill') }]);
  });

  test('of a time and a link changes those characters', () => {
    const notes = viewOf(first!.notes);
    const view: NotesView = {
      ...notes,
      segments: notes.segments.map((segment) => (segment.startMs === 41_000 ? { ...segment, startMs: 43_000 } : segment)),
      references: notes.references.map((reference) => ({ ...reference, url: 'https://lighthouse.example/log?a=1&b=2', links: [{ text: 'The log book', url: 'https://lighthouse.example/log?a=1&b=2' }] })),
    };
    const after = written(lighthouse, { episodes: [{ key: 'light:1', notes: view }] });
    expect(after).toBe(lighthouse.replace('(0:41)', '(0:43)').replace('example/log"', 'example/log?a=1&amp;b=2"'));
    expect(writeFeed(after, { episodes: [{ key: 'light:1', notes: view }] }).patches).toEqual([]);
  });

  test('commutes with an edit of another part', () => {
    expect(withName(withTitle(lighthouse))).toBe(withTitle(withName(lighthouse)));
  });

  test('where there are none makes some, in the place that is empty', () => {
    const { segments, chapters, references } = viewOf(first!.notes);
    const view: NotesView = { introduction: 'Fog.', segments: segments.map(({ id: _, ...segment }) => segment), chapters, references };
    const { patches, notHeld } = writeFeed(lighthouse, { episodes: [{ key: 'light:2', notes: view }] });
    const after = applyPatches(lighthouse, patches);
    expect(notHeld).toEqual([]);
    expect(after.replace(/(mpeg" \/><description>)&lt;.*?(<\/description>)/s, '$1$2')).toBe(lighthouse);
    expect(reading(after).items[1]!.notes).toMatchObject({ introduction: 'Fog.', segments: segments.map(({ speaker, startMs, text }) => ({ speaker, startMs, text })) });
    expect(writeFeed(lighthouse, { episodes: [{ key: 'light:2', notes: { segments: [], chapters: [], references: [] } }] }).patches).toEqual([]);
  });
});
