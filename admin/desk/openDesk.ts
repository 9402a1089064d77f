import { currentSession } from '../authProvider';
import type { StetDataProvider } from '../dataProvider';
import { newId } from '../newId';
import { PlayerMemory } from './player/memory';
import { Sound } from './player/sound';
import { DeskStore } from './store/deskStore';
import { importedRecords } from './store/imported';
import { keepIn } from './store/keep';
import { recordsOfDesk } from './store/records';
import { serverTransport } from './store/serverTransport';
import { Workbench } from './workbench';

const clock = {
  after(ms: number, act: () => void) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};

/** Fetches an episode's records and sets up a workbench, with what an earlier visit could not send. */
export async function openDesk(provider: StetDataProvider, episodeId: string, signal: AbortSignal): Promise<Workbench> {
  const [desk, { user }] = await Promise.all([provider.desk(episodeId, signal), currentSession()]);
  const store = new DeskStore({
    records: recordsOfDesk(desk), revision: desk.revision, transport: serverTransport(provider, episodeId), keep: keepIn(localStorage, episodeId), clock, newId,
  });
  const sound = new Sound(desk, store, provider, new PlayerMemory(localStorage, user.id));
  const workbench = new Workbench(desk, store, newId, sound);
  if (workbench.editable) await store.resume();
  return workbench;
}

/** What was done before: shows what differs from the import, and can be undone. The desk works without it. */
export async function recallHistory(provider: StetDataProvider, { desk, store }: Workbench, signal: AbortSignal): Promise<void> {
  const { items } = await provider.revisions(desk.episode.id, 0, signal);
  const past = items.filter(({ number }) => number <= desk.revision).sort((a, b) => a.number - b.number);
  store.remember(past, importedRecords(recordsOfDesk(desk), past));
}
