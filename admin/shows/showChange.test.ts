import { showChange } from './showChange';

describe('what a form changes of a show', () => {
  const before = { slug: 'morning-bench', title: 'Morning Bench', description: '', language: 'en', author: 'Ada Quill', link: null, explicit: false };

  test('is only what differs', () => expect(showChange({ ...before, title: 'Evening Bench' }, before)).toEqual({ title: 'Evening Bench' }));
  test('is nothing when nothing was touched', () => expect(showChange({ ...before }, before)).toEqual({}));
  test('an emptied optional field becomes null', () => expect(showChange({ ...before, author: '' }, before)).toEqual({ author: null }));
  test('an emptied description stays a text', () => expect(showChange({ ...before, description: '' }, { ...before, description: 'Old' })).toEqual({ description: '' }));
  test('never carries a field that is not to be changed', () => expect(showChange({ ...before, id: 'x', version: 3, title: 'New' }, before)).toEqual({ title: 'New' }));
});
