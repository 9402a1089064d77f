import { sourcesOf } from './sources';

const known: Parameters<typeof sourcesOf>[0] = { episodeId: 'e1', url: 'https://host.example/1.mp3', uploadId: null, secure: true };
const from = (change: Partial<typeof known>) => sourcesOf({ ...known, ...change }).map((source) => source.from);

test('the publisher is asked first, our server where that fails', () => {
  expect(sourcesOf(known)).toEqual([{ from: 'publisher', url: 'https://host.example/1.mp3' }, { from: 'server', url: '/api/episodes/e1/audio' }]);
});
test('a publisher without TLS is not asked by a page with it', () => expect(from({ url: 'http://host.example/1.mp3' })).toEqual(['server']));
test('but by one without', () => expect(from({ url: 'http://host.example/1.mp3', secure: false })).toEqual(['publisher', 'server']));
test('what was put here is the recording', () => expect(sourcesOf({ ...known, uploadId: 'f1' })).toEqual([{ from: 'upload', url: '/api/episodes/e1/audio?file=f1' }]));
test('where there is none, nothing is tried', () => expect(from({ url: null })).toEqual([]));
