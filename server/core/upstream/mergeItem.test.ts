import { assert, constantFrom, property, record, tuple, type Arbitrary } from 'fast-check';
import { ItemField, type ItemFields } from '../model/item.ts';
import { inFeedOf } from '../feed/itemFields.ts';
import { mergeItem } from './mergeItem.ts';

const item: ItemFields = { title: 'Ebb', link: null, pubDate: '2031-01-02T03:04:05.000Z', enclosureUrl: 'https://quay.example/1.mp3', enclosureLength: 7, enclosureType: 'audio/mpeg', durationMs: 61_000 };

/** Few values per field, so that two sides often agree. */
const anyItem: Arbitrary<ItemFields> = record({
  title: constantFrom('Ebb', 'Ebb & flow', 'Flood'), link: constantFrom(null, 'https://quay.example/1', 'https://quay.example/2'), pubDate: constantFrom(null, '2031-01-02T03:04:05.000Z', '2031-01-03T03:04:05.000Z'),
  enclosureUrl: constantFrom('https://quay.example/1.mp3', 'https://quay.example/2.mp3', 'https://quay.example/3.mp3'), enclosureLength: constantFrom(null, 0, 7), enclosureType: constantFrom(null, 'audio/mpeg', 'audio/x-m4a'),
  durationMs: constantFrom(null, 61_000, 62_000),
});
const merged = (was: ItemFields, ours: ItemFields, theirs: ItemFields) => mergeItem({ ours, inFeed: inFeedOf(was, ours), theirs, handed: null });

describe('of what an item says besides its notes', () => {
  test('whoever touched a field decides it, and where both did, somebody is asked', () => {
    assert(property(tuple(anyItem, anyItem, anyItem), ([was, ours, theirs]) => {
      const { item: now, inFeed, conflicts, tookOver } = merged(was, ours, theirs);
      for (const field of ItemField.options) {
        const [touchedHere, touchedThere, alike] = [ours[field] !== was[field], theirs[field] !== was[field], ours[field] === theirs[field]];
        expect([field, now[field]]).toEqual([field, touchedHere ? ours[field] : theirs[field]]);
        expect([field, tookOver[field]]).toEqual([field, touchedHere && touchedThere && alike ? ours[field] : undefined]);
        expect([field, inFeed[field]]).toEqual([field, touchedHere && !alike ? theirs[field] : undefined]);
        expect(conflicts.filter((conflict) => conflict.field === field)).toEqual(touchedHere && touchedThere && !alike ? [{ field, base: was[field], ours: ours[field], theirs: theirs[field] }] : []);
      }
    }));
  });

  test('the same version changes nothing more, and asks nothing', () => {
    assert(property(tuple(anyItem, anyItem, anyItem), ([was, ours, theirs]) => {
      const first = merged(was, ours, theirs);
      expect(mergeItem({ ours: first.item, inFeed: first.inFeed, theirs, handed: null })).toMatchObject({ item: first.item, inFeed: first.inFeed, conflicts: [] });
    }));
  });
});

describe('parts of a second, which no item holds', () => {
  const ours = { ...item, durationMs: 62_500, pubDate: '2031-01-03T03:04:05.500Z' };
  const inFeed = { durationMs: 61_000, pubDate: item.pubDate };
  const inWholeSeconds = { durationMs: 62_000, pubDate: '2031-01-03T03:04:05.000Z' };

  test('are no other time where upstream takes ours over', () =>
    expect(mergeItem({ ours, inFeed, theirs: { ...item, ...inWholeSeconds }, handed: null })).toMatchObject({ item: inWholeSeconds, inFeed: {}, conflicts: [], tookOver: { durationMs: 62_500, pubDate: '2031-01-03T03:04:05.500Z' } }));

  test('nor where it tells them and we do not', () =>
    expect(mergeItem({ ours: { ...item, durationMs: 62_000 }, inFeed: { durationMs: 61_000 }, theirs: { ...item, durationMs: 62_500 }, handed: null })).toMatchObject({ item: { durationMs: 62_500 }, inFeed: {}, conflicts: [] }));

  test('are no news of a time that was changed here', () =>
    expect(mergeItem({ ours, inFeed, theirs: { ...item, durationMs: 61_250 }, handed: null })).toMatchObject({ item: { durationMs: 62_500 }, inFeed: { durationMs: 61_250 }, conflicts: [] }));

  test('come home without them, whatever was said here since', () => {
    const handed = { item: ours, changed: ['durationMs', 'pubDate'] };
    expect(mergeItem({ ours, inFeed, theirs: { ...item, ...inWholeSeconds }, handed })).toMatchObject({ item: inWholeSeconds, inFeed: {}, conflicts: [], taken: [{ field: 'date' }, { field: 'duration' }], notTaken: [] });
    expect(mergeItem({ ours: { ...ours, durationMs: 70_000 }, inFeed, theirs: { ...item, ...inWholeSeconds }, handed })).toMatchObject({ item: { durationMs: 70_000 }, inFeed: { durationMs: 62_000 }, conflicts: [] });
  });

  test('make other times of those that both tell', () =>
    expect(mergeItem({ ours, inFeed, theirs: { ...item, durationMs: 62_250 }, handed: null })).toMatchObject({ conflicts: [{ field: 'durationMs', ours: 62_500, theirs: 62_250 }] }));
});

describe('what was handed back', () => {
  const handed = { item: { ...item, title: 'Ebb and flood', durationMs: 62_000 }, changed: ['title', 'durationMs'] };
  const inFeed = { title: 'Ebb', durationMs: 61_000 };

  test('comes home as ours, and is told', () => {
    const { item: now, inFeed: left, conflicts, taken, notTaken } = mergeItem({ ours: handed.item, inFeed, theirs: handed.item, handed });
    expect([now, left, conflicts, notTaken]).toEqual([handed.item, {}, [], []]);
    expect(taken).toMatchObject([{ field: 'title', before: 'Ebb', after: 'Ebb and flood' }, { field: 'duration', before: '1:01', after: '1:02' }]);
  });

  test('in part leaves the rest a correction', () =>
    expect(mergeItem({ ours: handed.item, inFeed, theirs: { ...item, title: 'Ebb and flood' }, handed })).toMatchObject({ item: handed.item, inFeed: { durationMs: 61_000 }, conflicts: [], taken: [{ field: 'title' }], notTaken: [{ field: 'duration' }] }));

  test('is no conflict with what was changed here since, which stays; nor is what was set back', () => {
    expect(mergeItem({ ours: { ...handed.item, title: 'Floods' }, inFeed, theirs: handed.item, handed })).toMatchObject({ item: { title: 'Floods' }, inFeed: { title: 'Ebb and flood' }, conflicts: [], tookOver: { title: 'Ebb and flood' } });
    expect(mergeItem({ ours: item, inFeed: {}, theirs: handed.item, handed })).toMatchObject({ item, inFeed: { title: 'Ebb and flood', durationMs: 62_000 }, conflicts: [] });
  });

  test('and came in a third way is asked', () =>
    expect(mergeItem({ ours: handed.item, inFeed, theirs: { ...item, title: 'EBB AND FLOOD' }, handed })).toMatchObject({ conflicts: [{ field: 'title', base: 'Ebb', ours: 'Ebb and flood', theirs: 'EBB AND FLOOD' }], taken: [] }));

  test('and is in the feed already is not told again', () =>
    expect(mergeItem({ ours: handed.item, inFeed: {}, theirs: { ...handed.item, link: 'https://quay.example/1' }, handed })).toMatchObject({ item: { ...handed.item, link: 'https://quay.example/1' }, taken: [], notTaken: [] }));
});

test('an item that did not come from ours, nor ours from it, follows where nothing was written here, and is asked about where it says otherwise', () => {
  const theirs = { ...item, title: 'EBB', link: 'https://quay.example/1', durationMs: 61_000, enclosureLength: null };
  const { item: now, inFeed, conflicts } = mergeItem({ ours: { ...item, durationMs: 61_250 }, inFeed: null, theirs, handed: null });
  expect([now, inFeed]).toEqual([{ ...item, link: 'https://quay.example/1' }, { title: 'EBB', enclosureLength: null }]);
  expect(conflicts).toEqual([{ field: 'title', base: null, ours: 'Ebb', theirs: 'EBB' }]);
});
