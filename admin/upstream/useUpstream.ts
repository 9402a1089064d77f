import type { ConflictChoice, UpstreamChange, UpstreamState } from '#core/model/upstream';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { StetDataProvider } from '../dataProvider';
import { RequestError } from '../request';
import { useAsking } from '../useAsking';
import type { Others } from './Reports';

const LOOK_AGAIN_MS = 1_000;

/** The source of a show's feed: how it is followed, what happened there, and what needs a decision. */
export function useUpstream(showId: string) {
  const dataProvider = useDataProvider<StetDataProvider>();
  const client = useQueryClient();
  const queryKey = ['shows', showId, 'upstream'];
  /** The time of the last look when somebody asked for another. */
  const [askedAfter, setAskedAfter] = useState<{ polledAt: string | null } | null>(null);
  const { busy, problem, ask } = useAsking();
  const { data: state, error } = useQuery({
    queryKey, retry: false, staleTime: 0,
    queryFn: ({ signal }) => dataProvider.upstream(showId, signal),
    refetchInterval: askedAfter === null ? false : LOOK_AGAIN_MS,
  });
  const checking = askedAfter !== null && (state?.feed?.lastPolledAt ?? null) === askedAfter.polledAt;
  if (askedAfter !== null && !checking) {
    setAskedAfter(null);
    void client.invalidateQueries({ queryKey: ['shows', 'getOne'] });
  }

  /** @returns whether it was done */
  const run = async (what: () => Promise<UpstreamState>): Promise<boolean> =>
    (await ask(async () => {
      client.setQueryData(queryKey, await what().catch(showAnew));
      void client.invalidateQueries({ queryKey: ['shows', 'getOne'] });
      return true;
    })) ?? false;
  /** If it was refused because something has changed meanwhile, loads the current state. */
  const showAnew = async (refused: unknown): Promise<never> => {
    if (refused instanceof RequestError && refused.status === 409) await client.invalidateQueries({ queryKey });
    throw refused;
  };
  /** The same for actions that make the server look at the feed. */
  const look = async (what: () => Promise<UpstreamState>): Promise<boolean> => {
    const polledAt = state?.feed?.lastPolledAt ?? null;
    const isDone = await run(what);
    if (isDone) setAskedAfter({ polledAt });
    return isDone;
  };
  return {
    state, error, busy, problem: problem?.message ?? null, checking,
    check: () => look(() => dataProvider.checkUpstream(showId)),
    change: (change: UpstreamChange) => (change.url === undefined ? run : look)(() => dataProvider.changeUpstream(showId, change)),
    answer: (reportId: string, answer: string, { alike = false, also = [] }: Others = {}) => (answer === 'merge' ? look : run)(() => dataProvider.answerUpstream(showId, reportId, { answer, alike, also })),
    resolve: (conflictId: string, choice: ConflictChoice) => run(() => dataProvider.resolveUpstream(showId, conflictId, choice)),
  };
}
