import { matchItems, stableKeys, type ItemMark } from './matchItems.ts';

const item = (key: string, rest: Partial<ItemMark> = {}): ItemMark => ({ key, guid: key, enclosureUrl: `https://a.example/${key}.mp3`, title: `About ${key}`, pubDate: null, ...rest });

test('items of the same guid are the same, whatever else changed', () => {
  expect(matchItems([item('a'), item('b')], [item('new'), item('a', { title: 'Another title', enclosureUrl: null }), item('b')])).toEqual(
    { same: [['a', 'a'], ['b', 'b']], added: ['new'], gone: [], maybeSame: [], reordered: false });
});

test('one that is gone is gone', () => {
  expect(matchItems([item('a'), item('b')], [item('b')])).toMatchObject({ same: [['b', 'b']], gone: ['a'], added: [], maybeSame: [] });
});

test('another guid with the same audio, or title and date, may be the same, and is not guessed to be', () => {
  expect(matchItems([item('a')], [item('https://a', { enclosureUrl: 'https://a.example/a.mp3' })])).toMatchObject({ same: [], gone: ['a'], added: ['https://a'], maybeSame: [['a', 'https://a']] });
  const dated = { title: 'Fog', pubDate: '2026-03-01T00:00:00.000Z' };
  expect(matchItems([item('a', dated)], [item('b', dated)])).toMatchObject({ same: [], maybeSame: [['a', 'b']] });
  expect(matchItems([item('a', { title: 'Fog' })], [item('b', { title: 'Fog' })])).toMatchObject({ maybeSame: [] });
});

test('items without a guid are known by their audio, and keep their identity when one comes before them', () => {
  const bare = (position: number, title: string) => item(`#${position}`, { guid: null, enclosureUrl: null, title, pubDate: '2026-03-01T00:00:00.000Z' });
  expect(matchItems([bare(1, 'Fog'), bare(2, 'Rain')], [bare(1, 'Sun'), bare(2, 'Fog'), bare(3, 'Rain')])).toMatchObject({ same: [['#1', '#2'], ['#2', '#3']], added: ['#1'], gone: [] });
  const audio = item('https://a.example/1.mp3', { guid: null, enclosureUrl: 'https://a.example/1.mp3' });
  expect(matchItems([audio], [{ ...audio, title: 'Renamed' }])).toMatchObject({ same: [[audio.key, audio.key]] });
});

const said = (position: number, rest: Partial<ItemMark> = {}): ItemMark => item(`#${position}`, { guid: null, enclosureUrl: null, title: '', ...rest });
const day = (date: number): Partial<ItemMark> => ({ pubDate: `2026-03-0${date}T00:00:00.000Z` });

test('items with neither guid nor audio are known by whatever they have', () => {
  expect(matchItems([said(1, { title: 'Fog' }), said(2)], [said(1, { title: 'Sun' }), said(2), said(3, { title: 'Fog' })])).toMatchObject({ same: [['#1', '#3'], ['#2', '#2']], added: ['#1'], gone: [] });
  expect(matchItems([said(1, day(1)), said(2, day(2))], [said(1, day(2))])).toMatchObject({ same: [['#2', '#1']], gone: ['#1'], added: [], maybeSame: [] });
});

const keys = (here: readonly ItemMark[], there: readonly ItemMark[]): string[] => stableKeys(here, there, matchItems(here, there));

test('an item keeps its key in a new version, and one that is new never gets that of another', () => {
  expect(keys([said(1, { title: 'Fog' }), said(2, { title: 'Rain' })], [said(1, { title: 'Sun' }), said(2, { title: 'Fog' }), said(3, { title: 'Rain' })])).toEqual(['#1#2', '#1', '#2']);
  expect(keys([twin('a', '1.mp3'), twin('a#2', '2.mp3')], [twin('a', '2.mp3')])).toEqual(['a#2']);
  expect(keys([twin('a', '1.mp3'), twin('a#2', '2.mp3')], [twin('a', '2.mp3'), twin('a#2', '3.mp3')])).toEqual(['a#2', 'a']);
  expect(keys([twin('a', '1.mp3')], [twin('a', '1.mp3'), twin('a#2', '2.mp3'), twin('a#3', '3.mp3')])).toEqual(['a', 'a#2', 'a#3']);
});

const twin = (key: string, audio: string) => item(key, { guid: 'a', enclosureUrl: audio });

test('items that share a guid are told apart by their audio', () => {
  expect(matchItems([twin('a', '1.mp3'), twin('a#2', '2.mp3')], [twin('a', '2.mp3'), twin('a#2', '1.mp3')])).toMatchObject({ same: [['a', 'a#2'], ['a#2', 'a']], added: [], gone: [] });
  expect(matchItems([twin('a', '1.mp3'), twin('a#2', '2.mp3')], [twin('a', '2.mp3')])).toMatchObject({ same: [['a#2', 'a']], gone: ['a'] });
});

test('items that share a guid are looked at a few times each, however many they are', () => {
  let looks = 0;
  const watched = (mark: ItemMark): ItemMark => new Proxy(mark, { get: (target, field) => { looks += 1; return Reflect.get(target, field) as unknown; } });
  const looksFor = (count: number): number => {
    const items = (moved: number) => Array.from({ length: count }, (_, at) => watched(twin(at === 0 ? 'a' : `a#${at + 1}`, `${(at + moved) % count}.mp3`)));
    looks = 0;
    expect(matchItems(items(0), items(1)).same).toHaveLength(count);
    return looks;
  };
  expect(looksFor(5_000)).toBeLessThan(11 * looksFor(500));
});

test('another order is told', () => {
  expect(matchItems([item('a'), item('b')], [item('b'), item('a')]).reordered).toBe(true);
});
