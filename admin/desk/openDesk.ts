import type { Episode } from '#core/model/episode';
import { formatTimestamp } from '#core/time/timestamp';
import { currentSession } from '../authProvider';
import type { StetDataProvider } from '../dataProvider';
import { newId } from '../newId';
import { isDeleted, RequestError } from '../request';
import { deskOf } from './arriving';
import { Drafts } from './inspector/drafts';
import { KeptDrafts } from './inspector/keptDrafts';
import { ItemDrafts } from './item/itemDrafts';
import { typedOf, type Field } from './item/itemForm';
import { Live } from './live/live';
import { readEvents } from './live/readEvents';
import { PlayerMemory } from './player/memory';
import { Sound } from './player/sound';
import { UnfinishedUpload } from './player/unfinished';
import { DeskStore } from './store/deskStore';
import { recordsBefore } from './store/imported';
import { KeepInBrowser } from './store/keepInBrowser';
import { recordsOfDesk } from './store/records';
import { allSince, serverTransport } from './store/serverTransport';
import { Workbench } from './workbench';

const clock = {
  after(ms: number, act: () => void) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};

/** How many of the newest revisions are searched for edits to undo; older ones are fetched when they are wanted. */
const REMEMBERED = 500;

/**
 * Fetches an episode's records and sets up a workbench, including the edits that earlier openings could not send.
 *
 * @param deleted called if the episode is deleted while it is open
 */
export async function openDesk(provider: StetDataProvider, episodeId: string, deleted: () => void, signal: AbortSignal): Promise<Workbench> {
  const [desk, { user }] = await Promise.all([deskOf(provider, episodeId, signal), currentSession()]);
  const tab = newId();
  const store = new DeskStore({
    records: recordsOfDesk(desk), revision: desk.revision, transport: serverTransport(provider, episodeId, deleted), keep: new KeepInBrowser({ episodeId, title: desk.episode.title, userId: user.id, tab }),
    clock, newId, me: user.id, random: Math.random, diverged: () => workbench.reopen(),
  });
  const sound = new Sound(desk, store, provider, new PlayerMemory(localStorage, user.id), new UnfinishedUpload(localStorage, episodeId, user.id));
  const live = new Live({
    listen: async (after, told, heard, connection) => readEvents(await provider.events(episodeId, after, tab, connection), told, heard),
    isFinal: (error) => {
      if (isDeleted(error)) deleted();
      return error instanceof RequestError && [403, 404, 410].includes(error.status);
    },
    tell: (segmentId) => provider.tellPresence(episodeId, { tab, segmentId }),
    after: clock.after, random: Math.random, me: user.id, tab,
    revision: () => store.revision,
    connected: () => store.flush(),
  });
  live.on('revisions', ({ newest, revisions }) => store.hear(newest, revisions));
  store.overhear((revisions) => live.changed(revisions));
  // the desk was not given the source's new introduction, so it is opened anew
  live.on('introduction', async ({ introduction }) => { if (introduction !== desk.introduction) workbench.reopen(); });
  const drafts = new Drafts(new KeptDrafts(localStorage, episodeId, user.id), (recordId) => {
    const { segments, chapters, references } = store.getState().records;
    return recordId === episodeId || [segments, chapters, references].some((records) => records.has(recordId));
  }, desk.role !== 'viewer');
  const workbench: Workbench = new Workbench(desk, store, newId, sound, live, drafts);
  if (workbench.editable) {
    // a form that was open when the page was left opens again; a link may then ask for another of its fields
    const [left = null] = Object.keys(new ItemDrafts(drafts, episodeId).recall(typedOf(desk.episode))) as Field[];
    workbench.attention.set({ item: left });
    void sound.recording.recall();
    await store.resume();
    sayUnfinishedTimes(workbench);
  }
  return workbench;
}

/** Announces times that were left half typed, since they may be far from the place where the user continues. */
function sayUnfinishedTimes(workbench: Workbench): void {
  const left = workbench.store.getState().order.filter((id) => workbench.drafts.of(id, 'time') !== null);
  if (left.length === 0) return;
  const startMs = workbench.segment(left[0]!)?.startMs ?? null;
  workbench.say('desk.segment.timesLeft', { smart_count: left.length, time: startMs === null ? '–:––' : formatTimestamp(startMs) });
}

/** Loads the earlier history, which shows what differs from the import and lets the user undo their own edits. The desk works without it. */
export async function recallHistory(provider: StetDataProvider, { desk, store }: Workbench, signal: AbortSignal): Promise<void> {
  const after = Math.max(0, desk.revision - REMEMBERED);
  const [comparison, since] = await Promise.all([
    provider.compareRevisions(desk.episode.id, desk.importedRevision, desk.revision, signal),
    allSince(provider, desk.episode.id, after, signal),
  ]);
  store.remember(since.filter(({ number }) => number <= desk.revision), recordsBefore(recordsOfDesk(desk), comparison), after);
}

/** Keeps the desk in touch: hears what others do, tells them where the user is, and updates what the header says about publication. */
export function keepCompany(provider: StetDataProvider, workbench: Workbench): () => void {
  const { live, attention, desk, store } = workbench;
  const standAnew = async () => workbench.standsAs((await provider.getOne<Episode>('episodes', { id: desk.episode.id })).data);
  const stops = [
    attention.subscribe(() => live.at(attention.get().current)),
    on(document, 'visibilitychange', () => {
      live.sleep(document.visibilityState === 'hidden');
      store.flush();
      if (document.visibilityState === 'visible' && workbench.editable) void store.resume();
    }),
    on(window, 'online', () => {
      live.retry();
      store.flush();
    }),
    on(window, 'beforeunload', (event) => {
      store.flush();
      if (store.unsent || workbench.drafts.endWithPage) event.preventDefault();
    }),
    live.on('item', async (item) => workbench.itemIs(item)),
    live.on('publication', standAnew),
    // what Stet takes over from the feed by itself is no edit
    store.overhear((revisions) => { if (revisions.some(({ authorId }) => authorId === null)) standAnew().catch(() => {}); }),
  ];
  void live.run();
  return () => stops.forEach((stop) => stop());
}

function on(target: EventTarget, name: string, act: (event: Event) => void): () => void {
  target.addEventListener(name, act);
  return () => target.removeEventListener(name, act);
}
