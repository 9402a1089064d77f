import { Drafts } from './drafts';
import { KeptDrafts } from './keptDrafts';

class Store implements Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  readonly kept = new Map<string, string>();
  isFull = false;
  getItem = (key: string) => this.kept.get(key) ?? null;
  removeItem = (key: string) => void this.kept.delete(key);
  setItem(key: string, value: string): void {
    if (this.isFull) throw new Error('full');
    this.kept.set(key, value);
  }
}

let store: Store;
beforeEach(() => {
  store = new Store();
});
const opened = (episodeId = 'e', userId = 'me', editable = true) => new Drafts(new KeptDrafts(store, episodeId, userId), (id) => id !== 'gone', editable);
const half = { typed: 'htt', wrong: null };

test('what stands in a field is kept by its record and field, until it is an edit or given up', () => {
  const drafts = opened();
  drafts.keep('a', 'url', half);
  expect([drafts.of('a', 'url'), drafts.of('a', 'title'), drafts.of('b', 'url'), drafts.isUnfinished('a'), drafts.isUnfinished('b')]).toEqual([half, null, null, true, false]);
  drafts.drop('a', 'url');
  expect([drafts.of('a', 'url'), drafts.isUnfinished('a'), store.kept.size]).toEqual([null, false, 0]);
});

test('the next opening finds it as it was, of the same person at the same episode alone', () => {
  opened().keep('a', 'url', { typed: 'flour.example', wrong: 'No address.' });
  expect([opened().of('a', 'url'), opened('other').of('a', 'url'), opened('e', 'she').of('a', 'url')]).toEqual([{ typed: 'flour.example', wrong: 'No address.' }, null, null]);
});

test('who may only read sees none, and loses none', () => {
  opened().keep('a', 'url', half);
  const reading = opened('e', 'me', false);
  reading.drop('a', 'url');
  expect([reading.of('a', 'url'), reading.isUnfinished('a'), reading.among(new Map([['a', 0]])), opened().of('a', 'url')]).toEqual([null, false, false, half]);
});

test('two tabs leave each other’s where they are', () => {
  const [one, other] = [opened(), opened()];
  one.keep('a', 'url', half);
  other.keep('b', 'time', half);
  one.drop('a', 'url');
  expect([opened().of('a', 'url'), opened().of('b', 'time')]).toEqual([null, half]);
});

test('which records have one is told at each change', () => {
  const drafts = opened();
  let told = 0;
  drafts.subscribe(() => (told += 1));
  drafts.drop('a', 'url');
  drafts.keep('a', 'url', half);
  expect([told, drafts.among(new Map([['a', 0]])), drafts.among(new Map([['b', 0]]))]).toEqual([1, true, false]);
});

describe('where the browser keeps nothing', () => {
  test('it is there while the page is, and goes with it', () => {
    store.isFull = true;
    const drafts = opened('full');
    drafts.keep('a', 'url', half);
    expect([drafts.endWithPage, opened('full').of('a', 'url')]).toEqual([true, half]);
    store.isFull = false;
    drafts.keep('a', 'url', half);
    expect([drafts.endWithPage, store.kept.size]).toEqual([false, 1]);
  });

  test('nobody is asked about that of a record that is gone', () => {
    store.isFull = true;
    const drafts = opened('gone with it');
    drafts.keep('gone', 'url', half);
    expect(drafts.endWithPage).toBe(false);
  });
});

test('what lies there in no shape that is known counts as nothing', () => {
  store.setItem('stet.drafts.e.me', '{"a":{"url":"htt"}}');
  expect(opened().of('a', 'url')).toBeNull();
  store.setItem('stet.drafts.e.me', 'htt');
  expect(opened().of('a', 'url')).toBeNull();
});

test('an episode that is no more takes its own along', () => {
  const drafts = opened();
  drafts.keep('a', 'url', half);
  opened('other').keep('a', 'url', half);
  drafts.forget();
  expect([drafts.of('a', 'url'), [...store.kept.keys()]]).toEqual([null, ['stet.drafts.other.me']]);
});
