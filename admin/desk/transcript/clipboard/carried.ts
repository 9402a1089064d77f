import { z } from 'zod';
import { Segment } from '#core/model/segment';

/** Segments on the clipboard, with all that plain text cannot carry; speakers have their names too, since another show does not know their ids. */
export const CARRIED_TYPE = 'application/x-stet-segments+json';

const CarriedSegment = Segment.omit({ id: true, order: true }).extend({ speaker: z.string().nullable() });
export type CarriedSegment = z.infer<typeof CarriedSegment>;

const Carried = z.array(CarriedSegment).min(1).max(20_000);

export const pack = (segments: readonly CarriedSegment[]): string => JSON.stringify(segments);

/** Reads what a desk put there; null if the data is not ours. */
export function unpack(data: string): CarriedSegment[] | null {
  if (!data) return null;
  try {
    return Carried.parse(JSON.parse(data));
  } catch {
    return null;
  }
}
