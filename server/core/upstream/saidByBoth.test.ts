import { reading, turns } from './fixtures/episode.ts';
import { saidByBoth } from './saidByBoth.ts';

const texts = (page: ReturnType<typeof turns>, item: ReturnType<typeof turns>) => saidByBoth(page, item).segments.map(({ id, text }) => [id, text]);
const introduced = (introduction: string) => ({ ...reading({}), introduction });
const link = (title: string, url: string) => ({ id: '', title, url, note: null, links: [], line: 1 });
const chapter = (startMs: number, title: string) => ({ id: '', startMs, title, line: 1 });

describe('what a page and an item say alike', () => {
  const page = turns('Mara 0:00 Good morning.', 'Jon 0:20 The boats go out.', 'Mara 0:40 They come home.');

  test('are the turns of the same words, speaker and time, as the page has them', () => {
    expect(texts(page, page)).toEqual([['s0', 'Good morning.'], ['s1', 'The boats go out.'], ['s2', 'They come home.']]);
    expect(texts(page, turns('Jon 0:10 Indeed.', 'Mara 0:00 Good  morning.', 'Edda 0:20 The boats go out.', 'Mara 0:41 They come home.'))).toEqual([['s0', 'Good morning.']]);
  });

  test('is nothing of a transcript that the item has not', () => expect(texts(page, turns())).toEqual([]));

  test('are chapters and references that are the same in all that they say', () => {
    const [one, other] = [[chapter(0, 'Ebb'), chapter(60_000, 'Flood')], [chapter(0, 'Ebb'), chapter(61_000, 'Flood')]].map((chapters) => reading({ chapters, references: [link('Tides', 'https://tides.example/'), link('Charts', `https://charts.example/${chapters[1]!.startMs}`)] })) as [ReturnType<typeof reading>, ReturnType<typeof reading>];
    const both = saidByBoth(one, other);
    expect([both.chapters.map(({ title }) => title), both.references.map(({ title }) => title)]).toEqual([['Ebb'], ['Tides']]);
  });

  test('is an introduction of the same words, else none', () => {
    expect(['About the  tide.', 'Tune in.', ''].map((introduction) => saidByBoth(introduced('About the tide.'), introduced(introduction)).introduction)).toEqual(['About the tide.', '', '']);
  });
});
