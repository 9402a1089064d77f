import { brought, episode, marked } from './fixtures/tide.ts';

const ours = () => episode([], [
  { startMs: 0, title: 'Arrival' },
  { startMs: 60_000, title: 'The harbour', url: 'https://harbour.test/' },
  { startMs: 120_000, title: 'Goodbye' },
]);
const titles = ({ chapters }: ReturnType<typeof episode>) => [...chapters.values()].sort((a, b) => a.startMs - b.startMs).map(({ startMs, title }) => [startMs, title]);

describe('replacing chapters', () => {
  test('by a file that says the same does nothing, though it knows no addresses', () => {
    expect(brought(ours(), { chapters: [marked(0, 'Arrival'), marked(60_000, 'The harbour'), marked(120_000, 'Goodbye')] }, 'replace', 'chapters').operations).toEqual([]);
  });

  test('keeps one that moved or was renamed, adds and removes the others', () => {
    const { after, singles } = brought(ours(), { chapters: [marked(0, 'Arrival'), marked(60_400, 'The port'), marked(180_000, 'Goodbye!'), marked(90_000, 'Nets')] }, 'replace', 'chapters');
    expect(titles(after)).toEqual([[0, 'Arrival'], [60_400, 'The port'], [90_000, 'Nets'], [180_000, 'Goodbye!']]);
    expect(singles.map(({ type }) => type)).toEqual(['setChapter', 'setChapter', 'addChapter']);
    expect(after.chapters.get('c1')!.url).toBe('https://harbour.test/');
  });

  test('takes addresses and images as the file has them, where it has any', () => {
    const { after } = brought(ours(), { chapters: [marked(0, 'Arrival', { url: 'https://arrival.test/', imageUrl: 'https://arrival.test/a.png' }), marked(60_000, 'The harbour')] }, 'replace', 'chapters');
    expect([...after.chapters.values()]).toMatchObject([{ url: 'https://arrival.test/', imageUrl: 'https://arrival.test/a.png' }, { url: null }]);
  });
});

const harbourAfter = (startMs: number) => brought(ours(), { chapters: [marked(startMs, 'The harbour')] }, 'merge', 'chapters').after.chapters.get('c1')!.startMs;

describe('merging chapters', () => {
  test('keeps our titles, addresses and images, and fills what we lack', () => {
    const file = [marked(0, 'Hello', { url: 'https://arrival.test/' }), marked(60_000, 'Harbour', { url: 'https://other.test/', imageUrl: 'https://harbour.test/i.png' })];
    const { after } = brought(ours(), { chapters: file }, 'merge', 'chapters');
    expect(after.chapters.get('c0')).toMatchObject({ title: 'Arrival', url: 'https://arrival.test/' });
    expect(after.chapters.get('c1')).toMatchObject({ title: 'The harbour', url: 'https://harbour.test/', imageUrl: 'https://harbour.test/i.png' });
  });

  test('adds those that only the file has, and removes none', () => {
    expect(titles(brought(ours(), { chapters: [marked(90_000, 'Nets')] }, 'merge', 'chapters').after)).toEqual([[0, 'Arrival'], [60_000, 'The harbour'], [90_000, 'Nets'], [120_000, 'Goodbye']]);
  });

  test('takes a finer start that agrees, and no other', () => {
    expect([harbourAfter(60_250), harbourAfter(61_000), harbourAfter(75_250)]).toEqual([60_250, 60_000, 60_000]);
  });
});
