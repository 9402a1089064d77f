import { lowerBound } from '../edit/lowerBound.ts';
import type { Patch, Range } from '../model/patch.ts';
import type { Enrichment } from '../model/show.ts';
import { documentOf, type FeedDocument } from './document.ts';
import { indexOf, type FeedIndex } from './feedIndex.ts';
import type { Extension } from './namespaces.ts';
import { declarationsOf } from './prefixes.ts';
import type { ShowView } from './view.ts';
import { writeChannel, type ChannelWriting } from './writeChannel.ts';

/** Stands for an item, so that everything around it keeps its neighbours. A channel is in no namespace, so this is an item there. */
const PLACEHOLDER = '<item/>';

/** A feed without the content of its items: enough to read the channel and the items' context. */
export interface Skeleton {
  document: FeedDocument;
  /** Of its own text. As an `ItemContext` it is that of the feed. */
  index: FeedIndex;
  /** The stretches of its text around the items, one more than there are items. Joined with the items' texts they make up the feed. */
  gaps: Range[];
}

/** The text of a feed's skeleton. For a feed of 150 MB it takes a few kilobytes. */
export function skeletonOf(text: string, items: readonly Range[]): string {
  const ends = [0, ...items.map(({ end }) => end)];
  return [...items.map(({ start }) => start), text.length].map((start, index) => text.slice(ends[index], start)).join(PLACEHOLDER);
}

/** @throws Error when the text is not a skeleton: it was made from a feed that was read, so that is a bug of the caller */
export function readSkeleton(text: string): Skeleton {
  const document = documentOf(text);
  if ('problems' in document) throw new Error(`the skeleton of a feed cannot be read: ${document.problems[0]?.message}`);
  const ends = [0, ...document.items.map(({ end }) => end)];
  return { document, index: indexOf(document), gaps: [...document.items.map(({ start }) => start), text.length].map((end, index) => ({ start: ends[index]!, end })) };
}

/**
 * Writes the show's own part of a view, and what the root must declare for it and for the items. Together with what {@link
 * import('./writeItem.ts').writeItem} makes of each item, this is `writeFeed` without the feed.
 *
 * @param ofItems the namespaces that the items need, in the order of the view
 * @returns patches in offsets of the skeleton's text; none reaches into a placeholder
 */
export function writeSkeleton({ document, index }: Skeleton, show: ShowView, on: ReadonlySet<Enrichment>, ofItems: Iterable<Extension> = []): ChannelWriting {
  const written = writeChannel(document, show, on);
  const declares = [...new Set([...written.declares, ...ofItems])];
  const declarations = declarationsOf(declares, document.channel.bindings);
  const declared: Patch[] = declarations === '' ? [] : [{ start: index.declareAt, end: index.declareAt, text: declarations }];
  return { ...written, declares, patches: [...written.patches, ...declared] };
}

/**
 * The patches of a skeleton by gap, in offsets of the gap's text.
 *
 * @throws RangeError when a patch reaches into an item, which no writer's does
 */
export function patchesByGap<P extends Patch>({ gaps }: Pick<Skeleton, 'gaps'>, patches: readonly P[]): Map<number, P[]> {
  const byGap = new Map<number, P[]>();
  for (const patch of patches) {
    const gap = lowerBound(gaps.length - 1, (at) => gaps[at]!.end >= patch.start);
    const { start, end } = gaps[gap]!;
    if (patch.start < start || patch.end > end) throw new RangeError(`the patch ${patch.start}–${patch.end} reaches into an item`);
    byGap.set(gap, [...(byGap.get(gap) ?? []), { ...patch, start: patch.start - start, end: patch.end - start }]);
  }
  return byGap;
}
