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
const title = (typed: string) => ({ title: { typed, over: 'Samphire' } });

test('the form of an item begins as it was left, of the same episode alone, and knows over what it was typed', () => {
  const mine = { ...title('Samphire in June'), durationMs: { typed: '1:4', over: '1:35' } };
  opened().keep(item, mine);
  expect(opened().recall({ ...item, title: 'Glasswort' })).toEqual(mine);
  expect(opened('other').recall(item)).toEqual({});
});

test('what the item says by itself by now is not left', () => {
  opened().keep(item, title('Glasswort'));
  expect(opened().recall({ ...item, title: 'Glasswort' })).toEqual({});
});

test('nothing is kept of what is typed back, saved or given up', () => {
  const drafts = opened();
  drafts.keep(item, { ...title('Samphire in June'), durationMs: { typed: '', over: '1:35' } });
  drafts.keep(item, { ...title('Samphire '), durationMs: { typed: '', over: '1:35' } });
  expect(Object.keys(opened().recall(item))).toEqual(['durationMs']);
  drafts.forget();
  expect([opened().recall(item), kept.size]).toEqual([{}, 0]);
});

test('what another tab typed since stays when this one saves, and what it saved takes nothing from here', () => {
  const [here, there] = [opened(), opened()];
  here.keep(item, title('Samphire in June'));
  there.keep(item, title('Samphire in July'));
  here.forget();
  expect(opened().recall(item)).toEqual(title('Samphire in July'));
  here.keep(item, title('Samphire in May'));
  here.forget();
  expect(opened().recall(item)).toEqual({});
  there.keepAgain({ ...item, title: 'Samphire in May' });
  here.keepAgain({ ...item, title: 'Samphire in May' });
  expect(opened().recall(item)).toEqual(title('Samphire in July'));
});
