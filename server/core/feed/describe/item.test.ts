import type { ItemFields } from '../../model/item.ts';
import { summaryOf } from './describe.ts';
import { describeItem } from './item.ts';

const item: ItemFields = { title: 'Ropes', link: null, pubDate: null, enclosureUrl: 'https://quay.example/1.mp3', enclosureLength: null, enclosureType: null, durationMs: null };

test('an item is compared field by field, and what it has once is named, not counted', () => {
  const details = describeItem(item, { ...item, title: 'Of ropes', link: 'https://quay.example/1', pubDate: '2031-01-02T03:04:05.000Z', enclosureLength: 48_123, enclosureType: 'audio/mpeg', durationMs: 61_400 });
  expect(details).toEqual([
    { field: 'title', place: 'title', before: 'Ropes', after: 'Of ropes' },
    { field: 'episode page', place: 'address', before: null, after: 'https://quay.example/1' },
    { field: 'date', place: 'date', before: null, after: '2 January 2031 at 03:04:05 UTC' },
    { field: 'audio', place: 'length in bytes', before: null, after: '48123' },
    { field: 'audio', place: 'type', before: null, after: 'audio/mpeg' },
    { field: 'duration', place: 'duration', before: null, after: '1:01.4' },
  ]);
  expect(summaryOf(details)).toEqual(['title', 'episode page', 'date', 'audio', 'duration']);
});

test('what stays is not told', () => expect(describeItem(item, { ...item })).toEqual([]));
