import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { applyPatches } from '../model/patch.ts';
import { arrangeSkeleton, COMING } from './arrangeSkeleton.ts';
import { indexFeed, type FeedIndex } from './feedIndex.ts';
import { makeItem, neighboursOf, blankItem } from './makeItem.ts';
import { patchesByGap, readSkeleton, skeletonOf, writeSkeleton } from './skeleton.ts';
import { writeFeed, type NewEpisode } from './write.ts';

const harbour = readFileSync(new URL('fixtures/harbour.xml', import.meta.url), 'utf8');
const indexOf = (text: string): FeedIndex => {
  const index = indexFeed(text);
  if ('problems' in index) throw new Error(JSON.stringify(index.problems));
  return index;
};

const between = fc.constantFrom('', '\n    ', '\r\n', '<!-- between -->', '\n  <x:note/>\n  ', ' &gt; ', `\n${' '.repeat(2_100)}`);
const itemOf = (index: number): string => `<item><title>T ${index}</title><guid isPermaLink="false">g${index}</guid><pubDate>Tue, 0${index + 1} Mar 2025 09:00:00 GMT</pubDate></item>`;
const feed = fc.array(between, { minLength: 1, maxLength: 6 }).chain((gaps) => between.map((head) =>
  `<rss version="2.0" xmlns:x="urn:x"><channel>${head}<title>A</title>${gaps.slice(1).map((gap, index) => `${gap}${itemOf(index)}`).join('')}${gaps[0]!}</channel></rss>`)).filter((text) => !('problems' in indexFeed(text)));
const episode = (guid: string): NewEpisode => ({ guid, title: `New ${guid}`, link: null, pubDate: '2025-03-05T10:00:00.000Z', durationMs: 60_000, enclosure: { url: 'https://a.example/a.mp3', type: 'audio/mpeg', length: 1 }, notes: { segments: [], chapters: [], references: [], introduction: 'Fog.' }, chapters: [], persons: [] });

/** Which items stay, and how many are added before each position. */
const plan = fc.record({ stays: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), comes: fc.array(fc.nat({ max: 2 }), { minLength: 7, maxLength: 7 }) });

/** The feed assembled from the skeleton's patches and the items' own texts. */
function inParts(text: string, order: readonly (number | string)[]): string {
  const index = indexOf(text);
  const skeleton = readSkeleton(skeletonOf(text, index.items));
  const textOf = (position: number): string => text.slice(index.items[position]!.start, index.items[position]!.end);
  const patches = arrangeSkeleton(skeleton, order);
  const keyed = order.map((entry) => (typeof entry === 'number' ? index.items[entry]!.key : { name: entry }));
  const made = new Map(order.flatMap((entry, at) => {
    if (typeof entry === 'number') return [];
    const likes = neighboursOf(keyed, at, index.items).map((key) => textOf(index.items.findIndex((item) => item.key === key)));
    return [[entry, makeItem(episode(entry), likes.length > 0 ? likes : [blankItem(skeleton.document)], skeleton.index, new Set())] as const];
  }));
  const channel = writeSkeleton(skeleton, {}, new Set(), [...made.values()].flatMap(({ declares }) => declares)).patches;
  const all = [...channel, ...patches];
  const byGap = patchesByGap(skeleton, all);
  const names = patches.filter(({ item }) => item !== undefined).sort((a, b) => a.start - b.start || a.end - b.end).map(({ item }) => item!);
  return skeleton.gaps.map(({ start, end }, gap) => {
    const around = applyPatches(skeleton.document.text.slice(start, end), byGap.get(gap) ?? []).replaceAll(COMING, () => made.get(names.shift()!)!.xml);
    return `${around}${gap < index.items.length && order.includes(gap) ? textOf(gap) : ''}`;
  }).join('');
}

describe('items that come and leave', () => {
  test('do in the skeleton what they do in the whole feed, byte for byte', () => {
    fc.assert(fc.property(fc.oneof(feed, fc.constant(harbour)), plan, (text, { stays, comes }) => {
      const { items } = indexOf(text);
      let count = 0;
      const coming = (at: number): string[] => Array.from({ length: comes[at]! }, () => `new-${(count += 1)}`);
      const order = [...items.flatMap((_, at): (number | string)[] => [...coming(at), ...(stays[at] ? [at] : [])]), ...coming(items.length)];
      const whole = writeFeed(text, { episodes: [], order: order.map((entry) => (typeof entry === 'number' ? items[entry]!.key : episode(entry))) });
      expect(inParts(text, order)).toBe(applyPatches(text, whole.patches));
    }), { numRuns: 200 });
  });

  test('leave with the white space that set them off, and stand again as they stood once they are back', () => {
    const text = `<rss version="2.0"><channel>\n  <title>A</title>\n\n  ${[0, 1, 2].map(itemOf).join('\n\n  ')}\n</channel></rss>`;
    expect(inParts(text, [0, 2])).toBe(text.replace(`\n\n  ${itemOf(1)}`, ''));
    expect(inParts(text, [])).toBe('<rss version="2.0"><channel>\n  <title>A</title>\n</channel></rss>');
    expect(inParts(text, [0, 1, 2])).toBe(text);
  });
});
