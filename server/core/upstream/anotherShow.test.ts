import { anotherShow, type ShowMark } from './anotherShow.ts';

const marks = (...guids: string[]): ShowMark['items'] => guids.map((guid) => ({ key: guid, guid, enclosureUrl: `https://audio.example/${guid}.mp3`, title: `About ${guid}`, pubDate: null }));
const feed = (items: ShowMark['items'], show: Partial<ShowMark['show']> = {}): ShowMark => ({ show: { title: 'Harbour Hours', link: 'https://harbour.example/', podcastGuid: null, ...show }, items });
const bakery = { title: 'Bread at Dawn', link: 'https://bakery.example/' };

describe('what is there now', () => {
  const known = feed(marks('ebb', 'flood'));
  test('is another show where neither an item nor the name nor the website is known', () => expect(anotherShow(known, feed(marks('rye'), bakery))).toBe(true));
  test('is another one where it is empty and called otherwise', () => expect(anotherShow(known, feed([], { title: 'Account suspended', link: 'https://host.example/' }))).toBe(true));
  test('is the same with one episode that is known, whatever it is called', () => expect(anotherShow(known, feed(marks('rye', 'ebb'), bakery))).toBe(false));
  test('is the same with one that may be known: the same audio under another guid', () =>
    expect(anotherShow(known, feed([{ ...marks('ebb')[0]!, key: 'https://new', guid: 'https://new' }], bakery))).toBe(false));
  test('is the same by its name, where it holds its newest episode alone', () => expect(anotherShow(known, feed(marks('slack'), { title: ' harbour hours', link: null }))).toBe(false));
  test('is the same by its website, where it was renamed', () => expect(anotherShow(known, feed(marks('slack'), { title: 'Quay', link: 'http://www.harbour.example' }))).toBe(false));
  test('is told by podcast:guid alone where both have one', () => {
    const guid = '917393e3-1b1e-5cef-ace4-edaa54e1f810';
    expect(anotherShow(feed(known.items, { podcastGuid: guid }), feed(marks('slack'), { ...bakery, podcastGuid: guid.toUpperCase() }))).toBe(false);
    expect(anotherShow(feed(known.items, { podcastGuid: guid }), feed(marks('slack'), { podcastGuid: '00000000-0000-5000-8000-000000000000' }))).toBe(true);
    expect(anotherShow(feed(known.items, { podcastGuid: guid }), feed(marks('slack')))).toBe(false);
  });
  test('nobody can tell of a show that has no episode yet', () => expect(anotherShow(feed([]), feed(marks('rye'), bakery))).toBe(false));
  test('nothing is no name', () => expect(anotherShow(feed(marks('ebb'), { title: '', link: null }), feed(marks('rye'), { title: '', link: null }))).toBe(true));
});
