import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { indexFeed, type FeedIndex } from '../../feed/feedIndex.ts';
import { writeFeed, type FeedView } from '../../feed/write.ts';
import { applyPatches, type Patch } from '../../model/patch.ts';
import { Enrichment } from '../../model/show.ts';
import { feedOf, findingsOf, ITEM } from '../fixtures/feed.ts';
import { checkEdits } from './checkEdits.ts';

const harbour = readFileSync(new URL('../../feed/fixtures/harbour.xml', import.meta.url), 'utf8');
const indexed = (text: string): FeedIndex => {
  const index = indexFeed(text);
  if ('problems' in index) throw new Error(JSON.stringify(index.problems));
  return index;
};
const checked = (before: string, patches: Patch[]) => checkEdits({ before, index: indexed(before), patches, after: applyPatches(before, patches) });
const edited = (before: string, view: FeedView, ...on: Enrichment[]) => checked(before, writeFeed(before, view, on).patches);
const replacing = (text: string, from: string, to: string): Patch => ({ start: text.indexOf(from), end: text.indexOf(from) + from.length, text: to });
const three = feedOf({ items: [ITEM, ITEM.replace('quay:1', 'quay:2').replace('61', 'long'), ITEM.replace('quay:1', 'quay:3').replace('61', 'longer')] });

describe('what would be published', () => {
  test('is looked at in the channel and in the items that change; what was so in the source is told apart', () => {
    const found = edited(three, { show: { language: 'English' }, episodes: [{ key: 'quay:2', title: 'x'.repeat(300) }] });
    expect(found.map(({ code, key, wasSo, line }) => [code, key, wasSo, line])).toEqual([
      ['language-unknown', null, false, 8], ['title-long', 'quay:2', false, 27], ['duration-unreadable', 'quay:2', true, 32],
    ]);
  });

  test('is nothing where nothing changes', () => expect(checked(harbour, [])).toEqual([]));

  test('is found where it will stand', () => {
    const patches = [replacing(three, '<link>https://quay.example/</link>', '<link>\n\n\nhttps://quay.example/\n</link>'), replacing(three, 'long<', 'very long<')];
    const after = applyPatches(three, patches);
    const [finding] = checked(three, patches).filter(({ code }) => code === 'duration-unreadable');
    expect(after.split('\n')[finding!.line - 1]!.slice(finding!.column - 1)).toMatch(/^<itunes:duration>very long/);
  });

  test('an item that comes is looked at, beside those that are there; one that goes takes its findings along', () => {
    const { items } = indexed(three);
    const come = { start: items[0]!.start, end: items[0]!.start, text: `<item>${ITEM.replace('quay:1', 'quay:3').replace('<title>Ropes</title>', '')}</item>\n    ` };
    const go = { start: items[1]!.start, end: items[1]!.end, text: '' };
    expect(checked(three, [come]).map(({ code, key, wasSo }) => [code, key, wasSo])).toEqual(expect.arrayContaining([['required-element', 'quay:3', false], ['guid-taken', 'quay:3', false]]));
    expect(checked(three, [go])).toEqual([]);
    expect(checked(three, [come, go, { start: items[2]!.start + 8, end: items[2]!.start + 8, text: ' ' }]).map(({ code, wasSo }) => `${code} ${wasSo}`)).toContain('duration-unreadable true');
  });

  test('an item may not be the last one that goes, unless the source had none either', () => {
    const [head, foot] = [three.slice(0, three.indexOf('    <item>')), three.slice(three.lastIndexOf('</item>') + 7)];
    const go = indexed(three).items.map(({ start, end }) => ({ start, end, text: '' }));
    const come = { start: go[0]!.start, end: go[0]!.start, text: `<item>${ITEM}</item>` };
    const edit = replacing(three, 'Talks', 'Tales');
    expect(checked(three, go)).toMatchObject([{ code: 'no-episode', wasSo: false }]);
    expect(checked(three, go.slice(1))).toEqual([]);
    expect(checked(three, [come, ...go])).toEqual([]);
    expect(checked(head + foot, [edit])).toMatchObject([{ code: 'no-episode', wasSo: true }]);
  });

  test('knows the namespaces that an edit declares, and whom the channel credits then', () => {
    const bare = feedOf({ head: '<title>A</title>', items: ['<title>B</title><guid isPermaLink="false">b</guid>'], root: 'version="2.0"' });
    const view: FeedView = { show: { additions: { podcastGuid: 'no-uuid' } }, episodes: [{ key: 'b', additions: { persons: [{ name: 'Mara', role: 'boss' }] } }] };
    expect(edited(bare, view, 'persons', 'podcast-guid').filter(({ wasSo }) => !wasSo).map(({ code }) => code)).toEqual(['podcast-guid', 'person-role']);
  });

  test('is what a check of the whole feed finds there, whatever the edits', () => {
    const keys = indexed(harbour).items.map(({ key }) => key);
    const view = fc.record({ titles: fc.array(fc.tuple(fc.constantFrom(...keys), fc.constantFrom('', 'Ropes', 'a &amp; b', 'x'.repeat(256))), { maxLength: 4 }), show: fc.record({ title: fc.constantFrom('A', 'B &lt;'), language: fc.constantFrom('en', '??') }), on: fc.subarray(Enrichment.options) });
    fc.assert(fc.property(view, ({ titles, show, on }) => {
      const additions = { transcripts: [{ url: 'x.vtt', type: 'text/vtt', language: 'en' }], chaptersUrl: 'c.json', persons: [{ name: 'Mara', role: 'host' }] };
      const episodes = [...new Map(titles)].map(([key, title]) => ({ key, title, additions }));
      const { patches } = writeFeed(harbour, { show: { ...show, additions: { selfUrl: 'x', podcastGuid: 'y' } }, episodes }, on);
      const { items } = indexed(harbour);
      const touched = items.filter(({ start, end }) => patches.some((patch) => patch.start < end && patch.end > start)).map(({ key }) => key);
      const whole = findingsOf(applyPatches(harbour, patches), { only: new Set(touched) }).filter(({ code }) => !code.endsWith('-taken'));
      const found = checked(harbour, patches).map(({ wasSo: _, ...finding }) => finding);
      expect(found.map((one) => JSON.stringify(one)).toSorted()).toEqual(patches.length === 0 ? [] : whole.map((one) => JSON.stringify(one)).toSorted());
    }), { numRuns: 60 });
  });
});
