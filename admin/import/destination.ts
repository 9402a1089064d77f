import type { AcceptImport, ImportPreview } from '#core/model/import';
import type { Show } from '#core/model/show';
import type { z } from 'zod';
import { everyEpisode, type Choice } from './choice';

/** Where an import is to go, as it stands in the form. */
export interface Destination {
  into: 'new' | 'existing';
  showTitle: string;
  showId: string;
  episodeTitle: string;
  enclosureUrl: string;
  ownership: boolean;
  /** Of a feed: which of its episodes come in. */
  episodes: Choice;
}

export const startingDestination = (preview: ImportPreview, showId: string | null): Destination => ({
  into: showId && preview.format !== 'rss' ? 'existing' : 'new',
  showTitle: preview.show?.title ?? '',
  showId: showId ?? '',
  episodeTitle: preview.episodes[0]?.title ?? '',
  enclosureUrl: preview.episodes[0]?.enclosureUrl ?? '',
  ownership: false,
  episodes: everyEpisode(preview.episodes),
});

/** What still stands between the form and the import: the key of a sentence, or null when it may go. */
export function missing(preview: ImportPreview, destination: Destination): string | null {
  if (preview.problems.some(({ severity }) => severity === 'error')) return 'imports.problems';
  if (destination.into === 'new' && !destination.showTitle.trim()) return 'imports.needsTitle';
  if (destination.into === 'existing' && !destination.showId) return 'imports.needsShow';
  if (preview.format !== 'rss' && !destination.episodeTitle.trim()) return 'imports.needsEpisodeTitle';
  if (preview.show?.locked && !destination.ownership) return 'imports.needsOwnership';
  return null;
}

/** The request that says the same. */
export function acceptance(preview: ImportPreview, destination: Destination): z.input<typeof AcceptImport> {
  const page = preview.format !== 'rss' ? { title: destination.episodeTitle.trim(), enclosureUrl: destination.enclosureUrl.trim() || null } : {};
  const target = destination.into === 'existing' ? { showId: destination.showId } : { newShow: { title: destination.showTitle.trim() } };
  const chosen = preview.format === 'rss' && destination.episodes.size < preview.episodes.length ? { episodes: [...destination.episodes] } : {};
  return { ...target, ...page, ...chosen, ownershipConfirmed: destination.ownership };
}

export const destinationName = (destination: Destination, shows: readonly Pick<Show, 'id' | 'title'>[]): string =>
  destination.into === 'new' ? destination.showTitle.trim() : (shows.find(({ id }) => id === destination.showId)?.title ?? '');
