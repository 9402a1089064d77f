import type { GlossaryRun, NewGlossaryRun } from '#core/model/glossary';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { StetDataProvider } from '../dataProvider';
import { useAsking } from '../useAsking';
import { isUnderWay, LOOK_AGAIN_MS } from './isUnderWay';

/** Runs of a show's glossary, fetched again while one is in progress. */
export function useRuns(showId: string) {
  const dataProvider = useDataProvider<StetDataProvider>();
  const client = useQueryClient();
  const queryKey = ['shows', showId, 'glossary-runs'];
  const { busy, problem, ask } = useAsking();
  const { data } = useQuery({
    queryKey, queryFn: ({ signal }) => dataProvider.glossaryRuns(showId, signal), staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? LOOK_AGAIN_MS : false),
  });
  /** @returns the run's id, or null if it was refused */
  const asked = (what: () => Promise<GlossaryRun>): Promise<string | null> =>
    ask(async () => {
      const { id } = await what();
      await client.invalidateQueries({ queryKey });
      return id;
    });
  return {
    runs: data?.items, problem: problem?.message ?? null, busy: busy || (data?.items.some(isUnderWay) ?? false),
    begin: (run: NewGlossaryRun) => asked(() => dataProvider.startGlossaryRun(showId, run)),
    revert: (runId: string) => asked(() => dataProvider.revertGlossaryRun(showId, runId)),
    again: (runId: string) => asked(() => dataProvider.doGlossaryRunAgain(showId, runId)),
  };
}
