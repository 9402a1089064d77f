import type { Finding, Fix } from '../model/finding.ts';
import { formatTimestamp } from '../time/timestamp.ts';
import type { CheckedEpisode } from './episode.ts';
import { foundAt } from './found.ts';
import { likelyStart } from './likelyStart.ts';
import { shortestMs } from './speakingRate.ts';

type Started = CheckedEpisode['segments'][number] & { startMs: number };

/**
 * Start times that run backwards (`start-order`) or repeat (`start-repeated`). Each is compared only with the one before it, so that one
 * wrong time gives one finding rather than one for everything after it.
 *
 * The others tell which of two is wrong: the one without which all times ascend is offered first, at the time probably meant if a slip
 * explains it, else where its neighbours and the words in between put it. A slip that would leave too little time for the words is not
 * considered.
 */
export function startOrder({ segments }: CheckedEpisode): Finding[] {
  const started = segments.filter((segment): segment is Started => segment.startMs !== null);
  return started.flatMap((segment, index) => {
    const before = started[index - 1];
    if (!before || segment.startMs > before.startMs) return [];
    const same = segment.startMs === before.startMs;
    const message = `Starts at ${formatTimestamp(segment.startMs)}, ${same ? `as the segment before it does` : `but the segment before it at ${formatTimestamp(before.startMs)}`}: one of the two times is wrong.`;
    return [foundAt(segment, same ? 'start-repeated' : 'start-order', same ? 'warning' : 'error', message, fixesFor(started, index))];
  });
}

function fixesFor(started: readonly Started[], index: number): Fix[] {
  const next = started[index + 1];
  const beforeIsWrong = next !== undefined && next.startMs <= started[index - 1]!.startMs && next.startMs > started[index]!.startMs;
  const here = retimed(started, index, nextAfter(started, index), 'This start');
  const before = retimed(started, index - 1, started[index]!.startMs, 'The start before');
  return beforeIsWrong ? [...before, ...here] : [...here, ...before];
}

/** The first of the following starts that is after the one before. */
const nextAfter = (started: readonly Started[], index: number): number | undefined =>
  started.slice(index + 1, index + 4).find(({ startMs }) => startMs > started[index - 1]!.startMs)?.startMs;

/** A new start between the one before and the given one. */
function retimed(started: readonly Started[], index: number, beforeMs: number | undefined, what: string): Fix[] {
  const segment = started[index]!;
  const afterMs = started[index - 1]?.startMs ?? -1;
  if (beforeMs === undefined || beforeMs - afterMs < 2) return [];
  const said = started[index - 1]?.text ?? '';
  const expected = afterMs + ((beforeMs - afterMs) * (said.length + 1)) / (said.length + segment.text.length + 2);
  const estimate = Math.min(Math.max(Math.round(expected / 1000) * 1000, afterMs + 1), beforeMs - 1);
  const likely = likelyStart(segment.startMs, afterMs + shortestMs(said), beforeMs - shortestMs(segment.text), expected);
  const to = (startMs: number, why: string): Fix => ({ title: `${what} at ${formatTimestamp(startMs)} (${why})`, operation: { type: 'setTime', segmentId: segment.id, startMs } });
  return [...(likely ? [to(likely.startMs, likely.why)] : []), ...(likely?.startMs === estimate ? [] : [to(estimate, 'by the words between')])];
}
