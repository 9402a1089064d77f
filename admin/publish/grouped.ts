import type { PublicationPreview } from '#core/model/publication';
import type { z } from 'zod';

type Detail = z.infer<typeof PublicationPreview>['changes'][number]['details'][number];

/** The same change in one or more places. */
export interface Change {
  field: string;
  before: string | null;
  after: string | null;
  places: string[];
  goes: Detail['goes'];
}

/** Lists a change once, however often it was made: thirty relabelled turns are one line with thirty places. */
export function grouped(details: readonly Detail[]): Change[] {
  const changes = new Map<string, Change>();
  for (const { field, place, before, after, goes } of details) {
    const key = JSON.stringify([field, before, after, goes]);
    const change = changes.get(key);
    if (change) change.places.push(place);
    else changes.set(key, { field, before, after, places: [place], goes });
  }
  return [...changes.values()];
}

/** The part of a place such as "2:48, Maya Lindqvist (line 12)" that tells it apart from others of its kind. */
export const shortPlace = (place: string): string => place.split(', ')[0] ?? place;
