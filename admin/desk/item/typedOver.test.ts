import { typedOf } from './itemForm';
import { choose, standingOver, typeOver } from './typedOver';

const item = typedOf({ title: 'Samphire', link: null, pubDate: null, enclosureUrl: null, enclosureLength: null, enclosureType: null, durationMs: 95_000 });
const theirs = { ...item, title: 'Glasswort' };

test('what nobody typed in follows the item, also where it was typed back', () => {
  const mine = typeOver(item, typeOver(item, {}, { title: 'Samphire in June', durationMs: '1:40' }), { title: 'Samphire ' });
  expect(standingOver(item, mine)).toEqual({ typed: { ...item, title: 'Samphire ', durationMs: '1:40' }, touched: ['durationMs'], contested: [] });
  expect(standingOver(theirs, mine)).toEqual({ typed: { ...theirs, durationMs: '1:40' }, touched: ['durationMs'], contested: [] });
});

test('what both changed is contested, unless both say the same', () => {
  const mine = typeOver(item, {}, { title: 'Samphire in June' });
  expect(standingOver(theirs, mine)).toEqual({ typed: { ...item, title: 'Samphire in June' }, touched: ['title'], contested: ['title'] });
  expect(standingOver({ ...item, title: 'Samphire in June' }, mine)).toMatchObject({ touched: [], contested: [] });
});

test('it stays so while one types on, until one of both is chosen', () => {
  const mine = typeOver(theirs, typeOver(item, {}, { title: 'Samphire in June' }), { title: 'Samphire in July' });
  expect(standingOver(theirs, mine).contested).toEqual(['title']);
  expect(standingOver(theirs, choose(theirs, mine, 'title', 'mine'))).toMatchObject({ typed: { title: 'Samphire in July' }, touched: ['title'], contested: [] });
  expect(standingOver(theirs, choose(theirs, mine, 'title', 'theirs'))).toEqual({ typed: theirs, touched: [], contested: [] });
});

test('the words that were there at first can be typed again over theirs', () =>
  expect(standingOver(theirs, typeOver(theirs, typeOver(item, {}, { title: 'Samphire in June' }), { title: 'Samphire' }))).toMatchObject({ typed: { title: 'Samphire' }, touched: ['title'], contested: [] }));

test('a third change asks again', () => {
  const mine = choose(theirs, typeOver(item, {}, { title: 'Samphire in June' }), 'title', 'mine');
  expect(standingOver({ ...item, title: 'Salicornia' }, mine).contested).toEqual(['title']);
});
