import type { ImportPreview } from '#core/model/import';
import { acceptance, joinsFeed, missing, startingDestination } from './destination';

const page: ImportPreview = { id: '6f1d3f0e-8f0b-4a3b-9c43-0d5f5a0f7c11', format: 'text', origin: 'pasted', show: null, problems: [], repairs: [], repaired: [], episodes: [] };
const feed: ImportPreview = { ...page, format: 'rss', show: { title: 'Morning Bench', link: null, author: null, private: false, locked: true } };

describe('where an import goes', () => {
  test('a page begins with a new show, or with the show it was started from', () => {
    expect(startingDestination(page, null).into).toBe('new');
    expect(startingDestination(page, 'a-show')).toMatchObject({ into: 'existing', showId: 'a-show' });
  });

  test('a feed is always a show of its own, under the title it brings', () => expect(startingDestination(feed, 'a-show')).toMatchObject({ into: 'new', showTitle: 'Morning Bench' }));

  test('says the one thing that is missing', () => {
    const start = startingDestination(page, null);
    expect(missing(page, start)).toBe('imports.needsTitle');
    expect(missing(page, { ...start, into: 'existing' })).toBe('imports.needsShow');
    expect(missing(page, { ...start, showTitle: 'Bench' })).toBe('imports.needsEpisodeTitle');
    expect(missing(page, { ...start, showTitle: 'Bench', episodeTitle: 'Rye' })).toBeNull();
  });

  test('a locked feed waits until ownership is confirmed', () => {
    const start = startingDestination(feed, null);
    expect(missing(feed, start)).toBe('imports.needsOwnership');
    expect(missing(feed, { ...start, ownership: true })).toBeNull();
  });

  test('a page that joins a feed needs its enclosure', () => {
    const start = { ...startingDestination(page, 'b'), episodeTitle: 'Rye' };
    expect(joinsFeed(page, start, [{ id: 'b', origin: 'feed' }])).toBe(true);
    expect(joinsFeed(page, start, [{ id: 'b', origin: 'stet' }])).toBe(false);
    expect(missing(page, start, true)).toBe('imports.needsEnclosure');
    const whole = { ...start, enclosureUrl: 'https://audio.bench.example/9.mp3', enclosureLength: '48123' };
    expect(missing(page, whole, true)).toBeNull();
    expect(acceptance(page, whole)).toMatchObject({ showId: 'b', enclosureUrl: 'https://audio.bench.example/9.mp3', enclosureLength: 48_123, enclosureType: 'audio/mpeg' });
  });

  test('the length and type of audio are asked for wherever its address is, and a show made here can do without the length', () => {
    const start = { ...startingDestination(page, 'b'), episodeTitle: 'Rye', enclosureUrl: 'https://audio.bench.example/9.mp3' };
    expect(missing(page, start)).toBeNull();
    expect(acceptance(page, start)).toEqual({ showId: 'b', title: 'Rye', enclosureUrl: start.enclosureUrl, enclosureType: 'audio/mpeg', ownershipConfirmed: false });
    expect(missing(page, { ...start, enclosureLength: '4.8 MB' })).toBe('imports.needsLength');
    expect(missing(page, { ...start, enclosureType: 'mp3' })).toBe('imports.needsType');
    expect(acceptance(page, { ...start, enclosureLength: ' 48123 ' })).toMatchObject({ enclosureLength: 48_123 });
  });

  test('nothing with an error goes in', () => {
    const broken: ImportPreview = { ...feed, problems: [{ severity: 'error', line: 3, column: 7, message: 'A bare "&".' }] };
    expect(missing(broken, { ...startingDestination(broken, null), ownership: true })).toBe('imports.problems');
  });

  test('asks the server for exactly that', () => {
    expect(acceptance(page, { into: 'existing', showTitle: '', showId: 'x', episodeTitle: ' Rye ', enclosureUrl: '', enclosureLength: '', enclosureType: 'audio/mpeg', ownership: false, episodes: new Set<string>() })).toEqual({ showId: 'x', title: 'Rye', enclosureUrl: null, ownershipConfirmed: false });
    expect(acceptance(feed, { ...startingDestination(feed, null), ownership: true })).toEqual({ newShow: { title: 'Morning Bench' }, ownershipConfirmed: true });
  });

  test('of the episodes of a feed, names those that come in, where it is not all of them', () => {
    const episode = { guid: null, title: null, pubDate: null, enclosureUrl: null, segments: 0, chapters: 0, references: 0, speakers: [], parts: [], warnings: [], notes: null };
    const two: ImportPreview = { ...feed, episodes: [{ ...episode, key: 'a' }, { ...episode, key: 'b' }] };
    const start = startingDestination(two, null);
    expect(acceptance(two, start)).not.toHaveProperty('episodes');
    expect(acceptance(two, { ...start, episodes: new Set(['b']) })).toMatchObject({ episodes: ['b'] });
    expect(acceptance(two, { ...start, episodes: new Set<string>() })).toMatchObject({ episodes: [] });
  });
});
