import type { SourceSkeleton } from '../../import/skeletons.ts';
import type { Outgoing } from '../goingOut.ts';
import { isPublic, type ShowToPublish } from '../showToPublish.ts';
import type { InputOf } from './inputOf.ts';
import type { WrittenItem } from './writtenItem.ts';

interface Given {
  show: ShowToPublish;
  skeleton: SourceSkeleton;
  /** The items as they were written last, and as they would be, by episode. */
  known: ReadonlyMap<string, WrittenItem>;
  items: ReadonlyMap<string, WrittenItem>;
  inputOf: InputOf;
}

/**
 * Whether the public item of an episode may say something else than what was published of it: because its notes could not hold all of that, or
 * because the same would be written otherwise today, by another writer, with other switches or over another source. Only names are compared.
 */
export const writtenOtherwise = ({ show, skeleton, known, items, inputOf }: Given) => (outgoing: Outgoing): boolean => {
  const { episode } = outgoing;
  const [was, is] = [known.get(episode.id), items.get(episode.id)];
  if (!was || show.last === null || was.input === is?.input) return false;
  if ((was.reports.notHeld ?? []).length > 0 || show.last.sourceId !== show.sourceId) return true;
  if (!isPublic(episode.last)) return false;
  const item = skeleton.byKey.get(episode.key);
  return !item || inputOf.item({ ...outgoing, ...episode.last, public: true }, item) !== was.input;
};
