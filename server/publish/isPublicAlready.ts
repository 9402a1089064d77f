import { sameValue } from '#core/edit/sameValue';
import type { Composition } from './compose.ts';
import { isNew } from './goingOut.ts';

/** Whether the newest publication is exactly this one: the same bytes from the same source, nothing of any episode that it did not publish, the same switches. */
export const isPublicAlready = ({ show, going, enrichments, hash }: Composition): boolean =>
  show.last !== null && Buffer.from(show.last.sha256).toString('hex') === hash && show.last.sourceId === show.sourceId
  && !going.episodes.some(isNew) && sameValue([...enrichments], show.enrichments) && sameValue(going.show, show.last.showFields);
