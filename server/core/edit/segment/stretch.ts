import { Ms } from '../../model/id.ts';
import type { Segment } from '../../model/segment.ts';
import { formatTimestamp } from '../../time/timestamp.ts';
import { changesOf } from '../changes.ts';
import { endAfterStart } from '../endAfterStart.ts';
import { failed, notFound, type Failed } from '../failure.ts';
import type { SingleOperation } from '../operation.ts';
import type { OperationOf, Rule } from '../rule.ts';
import { sameValue } from '../sameValue.ts';
import { retimed, timeTouches } from './retimed.ts';

const LAST_MS = Ms.maxValue ?? Infinity;

/** Two times and where they move to. `between`: times outside of them are not stretched but moved along with the nearer one. */
export type Anchors = Pick<OperationOf<'stretch'>, 'first' | 'last' | 'between'>;

/** Where a time moves to, in whole milliseconds: on the line through both anchors. */
export function stretched(ms: number, { first, last, between }: Anchors): number {
  const outside = between && (ms < first.atMs ? first : ms > last.atMs ? last : null);
  if (outside) return ms + outside.toMs - outside.atMs;
  return Math.round(first.toMs + ((ms - first.atMs) * (last.toMs - first.toMs)) / (last.atMs - first.atMs));
}

/** Moves all times of the segments along a line, for a recording that runs slower or faster. Either all move or none. */
export const stretch: Rule<'stretch'> = {
  apply(records, operation) {
    const { segmentIds, first, last } = operation;
    const before: Segment[] = [];
    for (const id of new Set(segmentIds)) {
      const segment = records.get('segments', id);
      if (!segment) return notFound('segments', id);
      before.push(segment);
    }
    if (first.atMs >= last.atMs || first.toMs >= last.toMs) {
      return failed('time-out-of-range', segmentIds[0]!, 'The second anchor must come after the first, before and after stretching: choose two others.', 'startMs');
    }
    const after = allStretched(before, operation);
    if ('ok' in after) return after;
    return { ok: true, changes: changesOf({ put: { segments: after } }), inverse: back(before, after, operation) };
  },

  touches: ({ segmentIds }, records) => timeTouches(segmentIds, records),

  needs: ({ segmentIds }) => ({ segments: segmentIds }),
};

function allStretched(segments: readonly Segment[], anchors: Anchors): Segment[] | Failed {
  const moved: Segment[] = [];
  for (const segment of segments) {
    let outside: number | undefined;
    const after = retimed(segment, (ms) => {
      const to = stretched(ms, anchors);
      if (to < 0 || to > LAST_MS) outside ??= ms;
      return to;
    });
    if (outside !== undefined) {
      return failed('time-out-of-range', segment.id, `${formatTimestamp(outside)} would move ${stretched(outside, anchors) < 0 ? 'before the start of the episode' : 'past the last time that can be kept'}: stretch by less, or fewer segments.`, 'startMs');
    }
    const failure = endAfterStart(after);
    if (failure) return failure;
    moved.push(after);
  }
  return moved;
}

/** The reverse stretch, plus corrections for what it does not restore exactly: rounding may have made two times equal. */
function back(before: readonly Segment[], after: readonly Segment[], { segmentIds, first, last, between }: OperationOf<'stretch'>): SingleOperation[] {
  const reverse: OperationOf<'stretch'> = { type: 'stretch', segmentIds, first: { atMs: first.toMs, toMs: first.atMs }, last: { atMs: last.toMs, toMs: last.atMs }, ...(between && { between }) };
  const returned = allStretched(after, reverse);
  const there = 'ok' in returned ? after : returned;
  const exact = before.flatMap((segment, index): SingleOperation[] => {
    const { id: segmentId, startMs, endMs, timeFrom, text, words } = segment;
    const now = there[index]!;
    return [
      ...(sameValue(now.words, words) ? [] : [{ type: 'setText', segmentId, text, words } as const]),
      ...(now.startMs === startMs && now.endMs === endMs ? [] : [{ type: 'setTime', segmentId, startMs, endMs, timeFrom } as const]),
    ];
  });
  return 'ok' in returned ? exact : [reverse, ...exact];
}
