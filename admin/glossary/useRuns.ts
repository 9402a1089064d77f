import type { GlossaryRun, NewGlossaryRun } from '#core/model/glossary';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { StetDataProvider } from '../dataProvider';
import { RequestError } from '../request';

const LOOK_AGAIN_MS = 1_000;

const isUnderWay = ({ state, reverted }: GlossaryRun): boolean => state === 'running' || reverted?.state === 'running';

/** Runs of a show's glossary, asked for again while one is under way. */
export function useRuns(showId: string) {
  const dataProvider = useDataProvider<StetDataProvider>();
  const client = useQueryClient();
  const queryKey = ['shows', showId, 'glossary-runs'];
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { data } = useQuery({
    queryKey, queryFn: ({ signal }) => dataProvider.glossaryRuns(showId, signal), staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? LOOK_AGAIN_MS : false),
  });
  const ask = async (what: () => Promise<GlossaryRun>): Promise<string | null> => {
    setAsking(true);
    setProblem(null);
    try {
      const { id } = await what();
      await client.invalidateQueries({ queryKey });
      return id;
    } catch (refused) {
      if (!(refused instanceof RequestError)) throw refused;
      setProblem(refused.message);
      return null;
    } finally {
      setAsking(false);
    }
  };
  return {
    runs: data?.items, problem, busy: asking || (data?.items.some(isUnderWay) ?? false),
    begin: (run: NewGlossaryRun) => ask(() => dataProvider.startGlossaryRun(showId, run)),
    revert: (runId: string) => ask(() => dataProvider.revertGlossaryRun(showId, runId)),
  };
}
