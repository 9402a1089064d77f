import { PreviewProgress } from './previewProgress.ts';

const STARTING = { stage: 'starting', done: 0, total: 0 };

test('the progress of a preview is that of its show, and over with its last episode', () => {
  const progress = new PreviewProgress();
  expect(progress.of('tides')).toEqual(STARTING);
  const seen = [...progress.through('tides', 'writing', ['a', 'b'])].map((each) => each);
  expect(seen).toEqual(['a', 'b']);
  expect(progress.of('tides')).toEqual(STARTING);
  for (const each of progress.through('tides', 'telling', ['a', 'b'])) {
    expect(progress.of('tides')).toEqual({ stage: 'telling', done: each === 'a' ? 0 : 1, total: 2 });
    expect(progress.of('other')).toEqual(STARTING);
  }
});

test('it is over as well where a preview fails', () => {
  const progress = new PreviewProgress();
  const work = () => { for (const each of progress.through('tides', 'writing', ['a', 'b'])) throw new Error(each); };
  expect(work).toThrow('a');
  expect(progress.of('tides')).toEqual(STARTING);
});
