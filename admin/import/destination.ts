import type { AcceptImport, ImportPreview } from '#core/model/import';
import type { Show } from '#core/model/show';
import type { z } from 'zod';
import { isMediaType } from '../desk/item/itemForm';
import { everyEpisode, type Choice } from './choice';

/** Where an import should go, as entered in the form. */
export interface Destination {
  into: 'new' | 'existing';
  showTitle: string;
  showId: string;
  episodeTitle: string;
  enclosureUrl: string;
  /** In bytes, as typed. */
  enclosureLength: string;
  enclosureType: string;
  ownership: boolean;
  /** For a feed: which of its episodes are imported. */
  episodes: Choice;
}

export const startingDestination = (preview: ImportPreview, showId: string | null): Destination => ({
  into: showId && preview.format !== 'rss' ? 'existing' : 'new',
  showTitle: preview.show?.title ?? '',
  showId: showId ?? '',
  episodeTitle: preview.episodes[0]?.title ?? '',
  enclosureUrl: preview.episodes[0]?.enclosureUrl ?? '',
  enclosureLength: '',
  enclosureType: 'audio/mpeg',
  ownership: false,
  episodes: everyEpisode(preview.episodes),
});

/** Whether a page becomes an item of a feed from elsewhere, in which case it needs an enclosure like the others. */
export const joinsFeed = (preview: ImportPreview, { into, showId }: Destination, shows: readonly Pick<Show, 'id' | 'origin'>[]): boolean =>
  preview.format !== 'rss' && into === 'existing' && shows.some(({ id, origin }) => id === showId && origin === 'feed');

/** What is missing before the import can start, as a translation key; null if nothing is. */
export function missing(preview: ImportPreview, destination: Destination, needsEnclosure = false): string | null {
  if (preview.problems.some(({ severity }) => severity === 'error')) return 'imports.problems';
  if (destination.into === 'new' && !destination.showTitle.trim()) return 'imports.needsTitle';
  if (destination.into === 'existing' && !destination.showId) return 'imports.needsShow';
  if (preview.format !== 'rss' && !destination.episodeTitle.trim()) return 'imports.needsEpisodeTitle';
  if (needsEnclosure && !(destination.enclosureUrl.trim() && destination.enclosureLength.trim() && isLength(destination.enclosureLength) && isMediaType(destination.enclosureType))) return 'imports.needsEnclosure';
  if (preview.format !== 'rss') {
    if (!isLength(destination.enclosureLength)) return 'imports.needsLength';
    if (destination.enclosureUrl.trim() && !isMediaType(destination.enclosureType)) return 'imports.needsType';
  }
  if (preview.show?.locked && !destination.ownership) return 'imports.needsOwnership';
  return null;
}

const isLength = (typed: string): boolean => /^\d{0,15}$/.test(typed.trim());

/** Length and type only if there is audio: a show made here can do without. */
function enclosureOf({ enclosureUrl, enclosureLength, enclosureType }: Destination) {
  const [url, length] = [enclosureUrl.trim(), enclosureLength.trim()];
  return url ? { enclosureUrl: url, enclosureType: enclosureType.trim(), ...(length && { enclosureLength: Number(length) }) } : { enclosureUrl: null };
}

/** The request for the import. */
export function acceptance(preview: ImportPreview, destination: Destination): z.input<typeof AcceptImport> {
  const page = preview.format !== 'rss' ? { title: destination.episodeTitle.trim(), ...enclosureOf(destination) } : {};
  const target = destination.into === 'existing' ? { showId: destination.showId } : { newShow: { title: destination.showTitle.trim() } };
  const chosen = preview.format === 'rss' && destination.episodes.size < preview.episodes.length ? { episodes: [...destination.episodes] } : {};
  return { ...target, ...page, ...chosen, ownershipConfirmed: destination.ownership };
}

export const destinationName = (destination: Destination, shows: readonly Pick<Show, 'id' | 'title'>[]): string =>
  destination.into === 'new' ? destination.showTitle.trim() : (shows.find(({ id }) => id === destination.showId)?.title ?? '');
