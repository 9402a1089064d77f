import type { NewPublication, Publication, PublicationPreview } from '#core/model/publication';
import type { ScheduledPublication } from '#core/model/scheduledPublication';
import type { Enrichment, Show, ShowMode } from '#core/model/show';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useGetOne, useRefresh } from 'react-admin';
import type { z } from 'zod';
import type { StetDataProvider } from '../dataProvider';
import { useAsking } from '../useAsking';
import { needsReason, reasonsOf } from './intent';
import { selectionOf, type Chosen } from './selection';

type Changes = z.infer<typeof PublicationPreview>['changes'];

/** What would be published for a show, the choices made for it, and the act itself, now or scheduled. */
export function usePublication(showId: string, only: string | null) {
  const dataProvider = useDataProvider<StetDataProvider>();
  const refresh = useRefresh();
  const { data: show, error: showError, refetch: refetchShow } = useGetOne<Show>('shows', { id: showId });
  const [switches, setSwitches] = useState<Enrichment[] | null>(null);
  const [chosen, setChosen] = useState<Chosen>(only === null ? 'all' : { episodeIds: [only], show: false });
  const [mode, setMode] = useState<ShowMode>('mirror');
  const [written, setReason] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const { busy, problem, ask, forget } = useAsking();
  /** What was published and what it changed, since from then on the preview is empty. */
  const [done, setDone] = useState<{ publication: z.infer<typeof Publication>; changes: Changes } | null>(null);
  const [scheduled, setScheduled] = useState<ScheduledPublication | null>(null);
  const enrichments = switches ?? show?.enrichments ?? [];
  const stands = show?.mode ?? (show?.origin === 'stet' ? 'replace' : mode);
  const wish = { enrichments, ...selectionOf(chosen) };
  const selection = { ...wish, mode: stands };
  const { data: preview, error, isFetching, refetch } = useQuery({
    queryKey: ['shows', showId, 'publication-preview', selection],
    queryFn: ({ signal }) => dataProvider.publicationPreview(showId, selection, signal),
    enabled: show !== undefined && done === null,
    placeholderData: keepPreviousData,
    staleTime: 0,
    retry: false,
  });

  /** The reasons given when errors were ignored or published are suggested again, until something else is typed. */
  const reason = written ?? reasonsOf(preview);
  const act = async (what: (publication: z.infer<typeof NewPublication>, changes: Changes) => Promise<void>) => {
    if (!preview || !show) return;
    await ask(async () => {
      await what({ ...wish, hash: preview.hash, ...(preview.first && { mode: stands }), ...(note.trim() && { note: note.trim() }), ...(needsReason(preview) && { override: reason.trim() }) }, preview.changes);
      refresh();
    });
  };
  const publish = () => act(async (asked, changes) => setDone({ publication: await dataProvider.publish(showId, asked), changes }));
  const schedule = (publishAt: string) => act(async (asked) => setScheduled(await dataProvider.schedule(showId, { ...asked, publishAt })));
  const look = () => {
    forget();
    void (show ? refetch() : refetchShow());
  };
  return {
    show, preview, error: showError ?? error, isFetching, enrichments, setEnrichments: setSwitches, chosen, setChosen, mode: stands, setMode, reason, setReason, note, setNote,
    busy, problem, done, scheduled, publish, schedule, look,
  };
}
