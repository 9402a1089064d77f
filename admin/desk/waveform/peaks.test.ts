import type { Peaks as PeaksAnswer } from '#core/model/recording';
import { Peaks } from './peaks';

const answer = (state: PeaksAnswer['state']): PeaksAnswer => ({ state, progress: null, problem: null, durationMs: null, peaks: null });

test('who does without a waveform that was asked for a moment ago tells the server after it was asked', async () => {
  const asked: string[] = [];
  let arrive!: () => void;
  const peaks = new Peaks('e1', {
    peaks: async () => answer('none'),
    drawPeaks: async () => {
      await new Promise<void>((resolve) => { arrive = resolve; });
      asked.push('draw');
      return answer('waiting');
    },
    cancelPeaks: async () => {
      asked.push('cancel');
      return answer('none');
    },
  }, 'none');
  const drawn = peaks.draw();
  const cancelled = peaks.cancel();
  expect(peaks.get().state).toBe('none');
  arrive();
  await Promise.all([drawn, cancelled]);
  expect([asked, peaks.get().state]).toEqual([['draw', 'cancel'], 'none']);
});
