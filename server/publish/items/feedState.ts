import { encodeFeed } from '#core/feed/encoding';
import { patchesByGap } from '#core/feed/skeleton';
import { applyPatches, type Patch } from '#core/model/patch';
import type { SourceSkeleton } from '../../import/skeletons.ts';
import { lineEndsIn, type Growth } from './writtenItem.ts';

/** Where a piece of a feed begins. */
interface Start {
  byte: number;
  /** From 0. */
  line: number;
}

/**
 * A feed as its source with some pieces written otherwise: which, and where everything lies then. The pieces are the gaps around the
 * items and the items themselves, in turn.
 */
export class FeedState {
  readonly length: number;
  private readonly gaps: ReadonlyMap<number, Patch[]>;
  private readonly starts: Start[] = [];

  /**
   * @param channel patches of the skeleton
   * @param items how those grow that are written otherwise, by position
   */
  constructor(readonly skeleton: SourceSkeleton, channel: readonly Patch[], private readonly items: ReadonlyMap<number, Growth & { isPatched: boolean }>) {
    this.gaps = patchesByGap(skeleton, channel);
    const at: Start = { byte: 0, line: 0 };
    const pass = (bytes: number, lines: number): void => {
      this.starts.push({ ...at });
      at.byte += bytes;
      at.line += lines;
    };
    for (let gap = 0; gap < skeleton.gaps.length; gap += 1) {
      pass(this.gaps.has(gap) ? this.gapBytes(gap).length : sourceGap(skeleton, gap).length, lineEndsIn(this.gapText(gap)));
      const item = skeleton.items[gap];
      if (!item) continue;
      const { addedBytes, addedLines } = items.get(gap) ?? { addedBytes: 0, addedLines: 0 };
      pass(item.endByte - item.startByte + addedBytes, item.lines + addedLines);
    }
    this.starts.push(at);
    this.length = at.byte;
  }

  /** Gaps that are not the source's. */
  get changedGaps(): number[] {
    return [...this.gaps.keys()];
  }

  /** Whether an item is not the source's. */
  isChanged(position: number): boolean {
    return this.items.get(position)?.isPatched ?? false;
  }

  gapPatches(gap: number): readonly Patch[] {
    return this.gaps.get(gap) ?? [];
  }

  gapText(gap: number): string {
    const { start, end } = this.skeleton.gaps[gap]!;
    const text = this.skeleton.document.text.slice(start, end);
    return this.gaps.has(gap) ? applyPatches(text, this.gaps.get(gap)!) : text;
  }

  gapBytes(gap: number): Uint8Array {
    return encodeFeed(this.gapText(gap), this.skeleton.encoding, this.skeleton.bom && gap === 0);
  }

  /** The line of the feed, from 1, of one of its skeleton as it is patched. */
  lineOf(lineOfSkeleton: number): number {
    let line = 1;
    for (let gap = 0; gap < this.skeleton.gaps.length; gap += 1) {
      const next = line + lineEndsIn(this.gapText(gap));
      if (next >= lineOfSkeleton) return lineOfSkeleton - line + this.startOfGap(gap).line + 1;
      line = next;
    }
    throw new RangeError(`the skeleton has no line ${lineOfSkeleton}`);
  }

  startOfGap(gap: number): Start {
    return this.starts[gap * 2]!;
  }

  startOfItem(position: number): Start {
    return this.starts[position * 2 + 1]!;
  }
}

function sourceGap({ items, length }: SourceSkeleton, gap: number): { length: number } {
  return { length: (items[gap]?.startByte ?? length) - (items[gap - 1]?.endByte ?? 0) };
}
