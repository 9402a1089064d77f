import { excerpts } from './excerpts.ts';

test('short texts stay whole', () => expect(excerpts('The tide is out.', 'The tide is in.')).toEqual(['The tide is out.', 'The tide is in.']));

test('long ones are cut between words, a little before and after what differs', () => {
  const walk = 'We walk along the harbour wall. '.repeat(10);
  expect(excerpts(`${walk}Then we wait. ${walk}`, `${walk}Then we sail. ${walk}`, { around: 12 })).toEqual(['…wall. Then we wait. We walk along…', '…wall. Then we sail. We walk along…']);
});

test('what differs at the beginning or the end is not cut there', () => {
  const walk = 'We walk along the harbour wall. '.repeat(10).trim();
  expect(excerpts(walk, `Well, ${walk}`, { around: 9 })).toEqual(['We walk along…', 'Well, We walk along…']);
  expect(excerpts(walk, `${walk} Then`, { around: 9 })).toEqual(['…harbour wall.', '…harbour wall. Then']);
});

test('where much differs, no more is shown than there is room for', () => {
  const [before, after] = excerpts('', 'We walk along the harbour wall. '.repeat(30), { most: 60 });
  expect([before, after]).toEqual(['', 'We walk along the harbour wall. We walk along the harbour…']);
});

test('a script without spaces is cut where it falls, and no character in two', () => {
  const [boats, fewer] = excerpts('🛶'.repeat(300), `${'🛶'.repeat(150)}${'⛵'}${'🛶'.repeat(150)}`, { around: 9 });
  expect([boats, fewer]).toEqual([expect.stringMatching(/^…(?:🛶)+…$/u), expect.stringMatching(/^…(?:🛶){4}⛵(?:🛶){4}…$/u)]);
});

test('texts that are alike are cut at their end only', () => {
  const walk = 'We walk along the harbour wall. '.repeat(30);
  expect(excerpts(walk, walk, { most: 40 })[0]).toBe('We walk along the harbour wall. We walk…');
});
