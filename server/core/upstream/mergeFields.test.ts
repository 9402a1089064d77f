import { mergeFields } from './mergeFields.ts';
import type { ShowFields } from './showFields.ts';

const base: ShowFields = { title: 'Low Tide', link: null, description: 'Of the shore.', language: 'en', author: 'Mara', imageUrl: null, explicit: false, category: 'Science' };

test('what was not changed here follows', () => {
  expect(mergeFields(base, base, { ...base, description: 'Of the shore and the sea.', explicit: true }, [])).toEqual({ fields: { description: 'Of the shore and the sea.', explicit: true }, settled: [], conflicts: [] });
});

test('what was changed here stays, and is asked about where upstream changed it too', () => {
  const ours = { ...base, description: 'Of our shore.', author: 'Mara Quill' };
  expect(mergeFields(base, ours, { ...base, description: 'Of the sea.' }, ['description', 'author'])).toEqual({ fields: {}, settled: [], conflicts: [{ field: 'description', base: 'Of the shore.', ours: 'Of our shore.', theirs: 'Of the sea.' }] });
});

test('what upstream took over is ours alone no more', () => {
  expect(mergeFields(base, { ...base, author: 'Mara Quill' }, { ...base, author: 'Mara Quill' }, ['author'])).toEqual({ fields: {}, settled: ['author'], conflicts: [] });
});

test('a name that was given at the import stays', () => {
  expect(mergeFields(base, { ...base, title: 'Tides' }, { ...base, title: 'Lower Tide' }, [])).toEqual({ fields: {}, settled: [], conflicts: [] });
});
