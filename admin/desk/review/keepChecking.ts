import type { StetDataProvider } from '../../dataProvider';
import type { Workbench } from '../workbench';

/** Runs the checks again after every saved edit, and when the server reports new findings. */
export function keepChecking(provider: StetDataProvider, { desk, store, review, live }: Workbench): () => void {
  const { id } = desk.episode;
  let checked = desk.revision;
  const ask = async (revision: number) => {
    checked = revision;
    const { decided } = review;
    review.set({ checking: true });
    try {
      const found = await provider.findings(id);
      if (revision === checked) review.take(found, decided);
    } finally {
      review.set({ checking: false });
    }
  };
  const stops = [
    store.subscribe(() => {
      if (store.getState().saving.kind === 'saved' && store.revision !== checked) ask(store.revision).catch(() => undefined);
    }),
    // findings that are reported during a request are those it will return
    live.on('findings', async () => {
      if (!review.get().checking) await ask(store.revision);
    }),
  ];
  return () => stops.forEach((stop) => stop());
}
