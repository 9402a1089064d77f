import { useCallback, useEffect, useRef, useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { History, HistoryEntry, HistoryTaken } from '#core/model/history';
import type { StetDataProvider } from '../../dataProvider';
import { useAttention, useDesk, useWorkbench } from '../context';

/** What was done, newest first, as far as it was loaded. Reloads when something was saved or others' edits arrive. */
export function useHistory() {
  const provider = useDataProvider<StetDataProvider>();
  const { desk, store } = useWorkbench();
  const segmentId = useAttention(({ historyOf }) => historyOf);
  const [authorId, setAuthorId] = useState('');
  const revision = useDesk(({ saving }) => (saving.kind === 'saved' ? store.revision : null));
  const [entries, setEntries] = useState<HistoryEntry[] | null>(null);
  const [taken, setTaken] = useState<HistoryTaken[]>([]);
  const [more, setMore] = useState(false);
  const [people, setPeople] = useState<History['people']>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const shown = useRef(0);

  const ask = useCallback((before: number | undefined, limit: number, signal?: AbortSignal) => provider.history(desk.episode.id, { before, limit, authorId, segmentId }, signal), [provider, desk, authorId, segmentId]);

  useEffect(() => {
    if (revision === null) return undefined;
    const leaving = new AbortController();
    const look = async () => {
      try {
        const page = await ask(undefined, Math.min(200, Math.max(50, shown.current)), leaving.signal);
        shown.current = page.items.length;
        setEntries(page.items);
        setTaken(page.taken);
        setMore(page.more);
        setPeople(page.people);
        setProblem(null);
      } catch (error) {
        if (!leaving.signal.aborted) setProblem((error as Error).message);
      }
    };
    void look();
    return () => leaving.abort();
  }, [ask, revision]);

  const showMore = async () => {
    try {
      const page = await ask(entries?.at(-1)?.number, 50);
      setEntries((before) => {
        const all = [...(before ?? []), ...page.items];
        shown.current = all.length;
        return all;
      });
      setTaken((before) => [...before, ...page.taken]);
      setMore(page.more);
    } catch (error) {
      setProblem((error as Error).message);
    }
  };
  return { entries, taken, more, people, problem, showMore, authorId, setAuthorId, segmentId };
}
