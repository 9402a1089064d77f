import type { Operation } from '#core/edit/operation';
import { squashed } from './squashed';

const typed = (first: Operation, next: Operation) => squashed({ clientId: 'c', operations: [first], inverse: [], undoes: null }, [next])?.operations ?? null;
const text = (words: string): Operation => ({ type: 'setText', segmentId: 's', text: words });
const title = (text: string, chapterId = 'ch'): Operation => ({ type: 'setChapter', chapterId, title: text });
const link = (change: object): Operation => ({ type: 'setReference', referenceId: 'r', ...change });

test('more letters of the same words are the same edit: of a segment, a chapter’s title, a link’s title, address or note', () => {
  expect(typed(text('a'), text('ab'))).toEqual([text('ab')]);
  expect(typed(title('a'), title('ab'))).toEqual([title('ab')]);
  for (const change of [{ title: 'b' }, { note: 'b' }, { url: 'https://b', links: [] }]) expect(typed(link(change), link(change))).toEqual([link(change)]);
});

test('other words are another edit, and so is what sets more than words', () => {
  expect(typed(title('a'), title('a', 'other'))).toBeNull();
  expect(typed(link({ title: 'a' }), link({ note: 'a' }))).toBeNull();
  expect(typed(title('a'), { type: 'setChapter', chapterId: 'ch', startMs: 1, title: 'a' })).toBeNull();
  expect(typed(link({ order: 'a' }), link({ order: 'b' }))).toBeNull();
});
