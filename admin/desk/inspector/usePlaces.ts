import { useEffect, useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { Place } from '#core/model/linked';
import type { StetDataProvider } from '../../dataProvider';
import { useWorkbench } from '../context';

/** How often to ask whether files have arrived. */
const ASK_AGAIN_MS = 3_000;

/** The episode's places; asked for again while some are still being fetched. */
export function usePlaces() {
  const { desk, attention } = useWorkbench();
  const provider = useDataProvider<StetDataProvider>();
  const [places, setPlaces] = useState<Place[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const episodeId = desk.episode.id;

  const asking = async (ask: () => Promise<{ items: Place[] } | null>) => {
    setBusy(true);
    try {
      const found = await ask();
      if (found) setPlaces(found.items);
      setProblem(null);
    } catch (error) {
      setProblem((error as Error).message);
    } finally {
      setBusy(false);
    }
  };

  useEffect(() => {
    const controller = new AbortController();
    provider.places(episodeId, controller.signal).then(({ items }) => setPlaces(items), (error: Error) => { if (!controller.signal.aborted) setProblem(error.message); });
    return () => controller.abort();
  }, [provider, episodeId]);
  const waits = places?.some(({ status }) => status === 'waiting') ?? false;
  useEffect(() => {
    if (!waits) return undefined;
    const timer = setInterval(() => void provider.places(episodeId).then(({ items }) => setPlaces(items), () => undefined), ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [waits, provider, episodeId]);

  const look = () => asking(() => provider.places(episodeId));
  const fetchAgain = (ids?: string[]) => asking(() => provider.fetchPlaces(episodeId, ids));
  /** Shows what using a place would change. Nothing changes until that is accepted. */
  const use = ({ importId, kind }: Place) => asking(async () => {
    const id = importId ?? (await provider.notesAsFile(episodeId)).importId;
    attention.set({ importing: { file: null, place: { importId: id, kind } } });
    return null;
  });
  return { places, problem, busy, look, fetchAgain, use };
}
