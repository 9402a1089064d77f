import { Drafts } from '../inspector/drafts';
import { KeptDrafts } from '../inspector/keptDrafts';
import { ItemDrafts } from './itemDrafts';
import { typedOf } from './itemForm';

const item = typedOf({ title: 'Samphire', link: null, pubDate: null, enclosureUrl: null, enclosureLength: null, enclosureType: null, durationMs: 95_000 });

let kept: Map<string, string>;
beforeEach(() => {
  kept = new Map();
});
const opened = (episodeId = 'e') => {
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) };
  return new ItemDrafts(new Drafts(new KeptDrafts(storage, episodeId, 'me'), () => true, true), episodeId);
};

test('the form of an item begins as it was left, of the same episode alone', () => {
  opened().keep({ title: 'Samphire in June', durationMs: '1:4' }, item);
  expect(opened().left(item)).toEqual({ typed: { ...item, title: 'Samphire in June', durationMs: '1:4' }, touched: ['title', 'durationMs'], changedSince: [] });
  expect(opened('other').left(item)).toEqual({ typed: item, touched: [], changedSince: [] });
});

test('it says what the item says else since, and takes the rest from it', () => {
  opened().keep({ title: 'Samphire in June', durationMs: '1:40' }, item);
  const now = { ...item, title: 'Glasswort', link: 'https://saltmarsh.example/' };
  expect(opened().left(now)).toEqual({ typed: { ...now, title: 'Samphire in June', durationMs: '1:40' }, touched: ['title', 'durationMs'], changedSince: ['title'] });
});

test('what the item says by itself by now is not left', () => {
  opened().keep({ title: 'Glasswort' }, item);
  expect(opened().left({ ...item, title: 'Glasswort' })).toMatchObject({ touched: [], changedSince: [] });
});

test('nothing is kept of what is typed back, saved or given up', () => {
  const drafts = opened();
  drafts.keep({ title: 'Samphire in June', durationMs: '' }, item);
  drafts.keep({ title: 'Samphire ' }, item);
  expect(opened().left(item).touched).toEqual(['durationMs']);
  drafts.forget();
  expect([opened().left(item).touched, kept.size]).toEqual([[], 0]);
});
