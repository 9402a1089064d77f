import { filtered } from './filtered';

describe('filters of a list', () => {
  test('one is set beside the others', () => expect(filtered({ q: 'rye' }, 'state', 'edited')).toEqual({ q: 'rye', state: 'edited' }));
  test('an empty one is taken away', () => expect(filtered({ q: 'rye', state: 'edited' }, 'state', '')).toEqual({ q: 'rye' }));
  test('white space is no search', () => expect(filtered({ q: 'rye' }, 'q', '  ')).toEqual({}));
});
