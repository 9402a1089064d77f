import { episodeOfTurns } from './fixtures/episode.ts';
import { startOrder } from './startOrder.ts';

const starts = (...times: (number | null)[]) => startOrder(episodeOfTurns(times.map((ms) => ['Ana', ms, 'Yes.']))).map(({ code, severity, recordId }) => [code, severity, recordId]);

describe('start times', () => {
  test('that ascend are right, unknown ones left out', () => expect(starts(0, 1000, null, 2000)).toEqual([]));
  test('that run backwards are an error, one for each wrong time', () => expect(starts(0, 9000, 2000, 3000)).toEqual([['start-order', 'error', 's2']]));
  test('are compared past unknown ones', () => expect(starts(5000, null, 2000)).toEqual([['start-order', 'error', 's2']]));
  test('that stand still are a warning', () => expect(starts(1000, 1000)).toEqual([['start-repeated', 'warning', 's1']]));
});
