import type { ItemFields } from '#core/model/item';
import { changeOf, firstField, isAsked, offered, touchedIn, typedOf, wrongIn, type Typed } from './itemForm';

const item: ItemFields = { title: 'Ropes', link: null, pubDate: '2031-01-02T03:04:05.000Z', enclosureUrl: 'https://quay.example/1.mp3', enclosureLength: 0, enclosureType: null, durationMs: 3_723_000 };

describe('the form of an item', () => {
  test('begins with what it says; a length of 0 is one that nobody knows', () =>
    expect(typedOf(item)).toMatchObject({ title: 'Ropes', link: '', enclosureUrl: 'https://quay.example/1.mp3', enclosureLength: '', enclosureType: '', durationMs: '1:02:03' }));

  test('that nobody typed in changes nothing, not the seconds of its date either', () => expect(changeOf(typedOf(item), item, null)).toEqual({}));

  test('changes only what was typed in', () => {
    expect(changeOf({ ...typedOf(item), title: ' Of ropes ', enclosureLength: '48,123,456', enclosureType: 'audio/mpeg', durationMs: '1:02:03.5' }, item, null)).toEqual({ title: 'Of ropes', enclosureLength: 48_123_456, enclosureType: 'audio/mpeg', durationMs: 3_723_500 });
    expect(changeOf({ ...typedOf(item), pubDate: '', enclosureUrl: '', durationMs: '' }, item, null)).toEqual({ pubDate: null, enclosureUrl: null, durationMs: null });
  });

  test('takes a date in the time of who sits there', () => expect(changeOf({ ...typedOf(item), pubDate: '2031-01-03T10:00' }, item, null)).toEqual({ pubDate: new Date('2031-01-03T10:00').toISOString() }));

  test('says at each field what is wrong with it', () => {
    expect(wrongIn(typedOf(item), null)).toEqual({});
    expect(Object.keys(wrongIn({ title: ' ', link: 'quay.example', pubDate: 'soon', enclosureUrl: 'ftp://quay.example/1.mp3', enclosureLength: '4.8 MB', enclosureType: 'mp3', durationMs: 'an hour' }, null)))
      .toEqual(['title', 'link', 'pubDate', 'enclosureUrl', 'enclosureLength', 'enclosureType', 'durationMs']);
    expect(wrongIn({ ...typedOf(item), enclosureLength: '0' }, null)).toEqual({ enclosureLength: 'desk.item.wrong.enclosureLength' });
  });

  test.each([['48123', 48_123], ['48.123.456', 48_123_456], ['48 123', 48_123]])('takes a number of bytes as %s', (typed, bytes) => expect(changeOf({ ...typedOf(item), enclosureLength: typed }, item, null)).toEqual({ enclosureLength: bytes }));

  describe('of an episode that came with a feed', () => {
    const began: Typed = { ...typedOf(item), link: 'notes of the quay' };
    const feed: Typed = { ...began, title: 'Rope', durationMs: '1:02:04' };

    test('sends what says again what the feed says as that', () =>
      expect(changeOf({ ...began, title: 'Rope ', durationMs: '1:02:05' }, { ...item, link: 'notes of the quay' }, feed)).toEqual({ durationMs: 3_725_000, asInFeed: ['title'] }));

    test('complains of nothing that the feed says, and of what is emptied there', () => {
      expect(wrongIn({ ...began, title: 'Ropes!' }, { began, feed })).toEqual({});
      expect(wrongIn({ ...began, link: '', enclosureUrl: 'quay.example' }, { began, feed })).toEqual({ link: 'desk.item.wrong.emptied', enclosureUrl: 'desk.item.wrong.enclosureUrl' });
    });
  });

  test('knows what was typed in it', () => expect(touchedIn({ ...typedOf(item), title: 'Rope', link: ' ' }, typedOf(item))).toEqual(['title']));

  test('offers what is known of the recording where that is something else', () =>
    expect(offered({ ...typedOf(item), enclosureType: 'audio/mpeg' }, { enclosureLength: '7', enclosureType: 'audio/mpeg' })).toEqual({ enclosureLength: '7' }));

  test('opens at what is asked for: of the audio, at what it lacks first', () => {
    expect([isAsked('enclosure'), isAsked('durationMs'), isAsked('guid'), isAsked(null)]).toEqual([true, true, false, false]);
    expect(firstField('pubDate', item)).toBe('pubDate');
    expect(firstField('enclosure', { ...item, enclosureUrl: null })).toBe('enclosureUrl');
    expect(firstField('enclosure', item)).toBe('enclosureLength');
    expect(firstField('enclosure', { ...item, enclosureLength: 7 })).toBe('enclosureType');
    expect(firstField('enclosure', { ...item, enclosureLength: 7, enclosureType: 'audio/mpeg' })).toBe('enclosureLength');
  });
});
