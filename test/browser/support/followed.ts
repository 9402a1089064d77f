import type { FeedHost } from '../../support/feedHost.ts';
import { ask, type Tab } from './browser.ts';
import type { RunningStet } from './stet.ts';

export interface Followed {
  showId: string;
  episodeIds: string[];
}

/** Signs in as the admin and imports what a host serves, as the show “Harbour Hours”, which is followed from then on. */
export async function followed(tab: Tab, stet: RunningStet, host: FeedHost): Promise<Followed> {
  await ask(tab, stet, 'POST', '/api/session', stet.admin);
  const { id } = await ask<{ id: string }>(tab, stet, 'POST', '/api/imports', { kind: 'url', url: host.url });
  return ask<Followed>(tab, stet, 'POST', `/api/imports/${id}/accept`, { newShow: { title: 'Harbour Hours' } });
}
