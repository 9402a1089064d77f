import { everyEpisode, newest, searched, toggled, withTranscript } from './choice';

const episodes = [
  { key: 'a', title: 'The harbour at night', pubDate: '2026-01-02T00:00:00.000Z', segments: 0 },
  { key: 'b', title: 'Harbour lights', pubDate: '2026-03-02T00:00:00.000Z', segments: 4 },
  { key: 'c', title: null, pubDate: null, segments: 1 },
];

test('all, the newest, or those with a transcript', () => {
  expect([...everyEpisode(episodes)]).toEqual(['a', 'b', 'c']);
  expect([...newest(episodes, 2)]).toEqual(['b', 'a']);
  expect([...newest(episodes.map((episode) => ({ ...episode, pubDate: null })), 2)]).toEqual(['a', 'b']);
  expect([...withTranscript(episodes)]).toEqual(['b', 'c']);
});

test('a search takes every word, in any case and order', () => {
  expect(searched(episodes, 'NIGHT harb').map(({ key }) => key)).toEqual(['a']);
  expect(searched(episodes, '  ')).toHaveLength(3);
  expect(searched(episodes, 'c').map(({ key }) => key)).toEqual(['c']);
});

test('some go in or out, the others stay', () => {
  expect([...toggled(new Set(['a', 'b']), ['b', 'c'], true)]).toEqual(['a', 'b', 'c']);
  expect([...toggled(new Set(['a', 'b']), ['b', 'c'], false)]).toEqual(['a']);
});
