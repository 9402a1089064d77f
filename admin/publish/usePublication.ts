import type { Publication, PublicationPreview } from '#core/model/publication';
import type { Enrichment, Show, ShowMode } from '#core/model/show';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useGetOne, useRefresh } from 'react-admin';
import type { z } from 'zod';
import type { StetDataProvider } from '../dataProvider';
import { RequestError } from '../request';
import { needsReason } from './intent';

/** What would go out for a show, what was chosen for it, and the act itself. */
export function usePublication(showId: string) {
  const dataProvider = useDataProvider<StetDataProvider>();
  const refresh = useRefresh();
  const { data: show, error: showError } = useGetOne<Show>('shows', { id: showId });
  const [chosen, setChosen] = useState<Enrichment[] | null>(null);
  const [mode, setMode] = useState<ShowMode>('mirror');
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<RequestError | null>(null);
  /** What went out, and what it changed: the preview itself is empty from then on. */
  const [done, setDone] = useState<{ publication: z.infer<typeof Publication>; changes: z.infer<typeof PublicationPreview>['changes'] } | null>(null);
  const enrichments = chosen ?? show?.enrichments ?? [];
  const stands = show?.mode ?? (show?.origin === 'stet' ? 'replace' : mode);
  const { data: preview, error, isFetching, refetch } = useQuery({
    queryKey: ['shows', showId, 'publication-preview', enrichments.join(','), stands],
    queryFn: ({ signal }) => dataProvider.publicationPreview(showId, enrichments, stands, signal),
    enabled: show !== undefined && done === null,
    placeholderData: keepPreviousData,
    staleTime: 0,
    retry: false,
  });

  const publish = async () => {
    if (!preview || !show) return;
    setBusy(true);
    setProblem(null);
    try {
      const publication = await dataProvider.publish(showId, { hash: preview.hash, enrichments, ...(preview.first ? { mode: stands } : {}), ...(needsReason(preview) ? { override: reason.trim() } : {}) });
      setDone({ publication, changes: preview.changes });
      refresh();
    } catch (refused) {
      if (!(refused instanceof RequestError)) throw refused;
      setProblem(refused);
    } finally {
      setBusy(false);
    }
  };

  const look = () => {
    setProblem(null);
    void refetch();
  };
  return { show, preview, error: showError ?? error, isFetching, enrichments, setEnrichments: setChosen, mode: stands, setMode, reason, setReason, busy, problem, done, publish, look };
}
