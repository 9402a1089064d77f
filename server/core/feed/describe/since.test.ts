import { changesSince } from './since.ts';

const label = (place: string, before: string | null, after: string | null) => ({ field: 'speaker label', place, before, after });

describe('what is new since the last publication', () => {
  test('is nothing when nothing was edited since', () => {
    const changes = [label('1:07', 'Ana', 'Tom'), label('2:10', 'Ana', 'Tom')];
    expect(changesSince(changes, changes)).toEqual([]);
  });

  test('is what the last one did not have', () => {
    expect(changesSince([label('1:07', 'Ana', 'Tom'), label('2:10', 'Ana', 'Tom')], [label('1:07', 'Ana', 'Tom')])).toEqual([label('2:10', 'Ana', 'Tom')]);
  });

  test('tells a change that was changed again from what was published', () => {
    expect(changesSince([label('1:07', 'Ana', 'Kit')], [label('1:07', 'Ana', 'Tom')])).toEqual([label('1:07', 'Tom', 'Kit')]);
  });

  test('tells a change that was taken back in reverse', () => {
    expect(changesSince([], [label('1:07', 'Ana', 'Tom'), label('2:10', null, 'Kit')])).toEqual([label('1:07', 'Tom', 'Ana'), label('2:10', 'Kit', null)]);
  });

  test('does not tell a change as taken back where the segment itself is removed', () => {
    const removed = { field: 'removed segment', place: '1:07', before: 'Ana: Yes.', after: null };
    expect(changesSince([removed], [label('1:07', 'Ana', 'Tom'), label('2:10', 'Ana', 'Tom')])).toEqual([removed, label('2:10', 'Tom', 'Ana')]);
  });

  test('counts changes that read alike one by one', () => {
    const same = label('1:07', null, 'Tom');
    expect(changesSince([same, same], [same])).toEqual([same]);
  });
});
