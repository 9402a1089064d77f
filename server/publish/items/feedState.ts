import { COMING, type SkeletonPatch } from '#core/feed/arrangeSkeleton';
import { encodeFeed } from '#core/feed/encoding';
import { patchesByGap } from '#core/feed/skeleton';
import { applyPatches } from '#core/model/patch';
import type { SourceSkeleton } from '../../import/skeletons.ts';
import { lineEndsIn, type Growth } from './writtenItem.ts';

/** Where a piece of a feed begins. */
export interface Start {
  byte: number;
  /** From 0. */
  line: number;
}

/** A piece of a gap: a stretch of its text, or an item that comes in there. */
export type GapPiece = Start & ({ text: string; item: null } | { text: null; item: string });

/**
 * A feed as its source with some pieces written otherwise: which, and where everything lies then. The pieces are the gaps around the
 * items and the items themselves, in turn; in a gap there may be items that the source has not.
 */
export class FeedState {
  readonly length: number;
  private readonly gaps: ReadonlyMap<number, SkeletonPatch[]>;
  private readonly piecesOf: GapPiece[][] = [];
  private readonly starts: Start[] = [];
  private readonly comingStarts = new Map<string, Start & { textBefore: string }>();

  /**
   * @param patches of the skeleton
   * @param items how those of the source grow that are written otherwise, by position
   * @param coming how long those are that the source has not, by the name that the patches give them
   */
  constructor(readonly skeleton: SourceSkeleton, patches: readonly SkeletonPatch[], private readonly items: ReadonlyMap<number, Growth & { isPatched: boolean }>, coming: ReadonlyMap<string, Growth> = new Map()) {
    this.gaps = patchesByGap(skeleton, patches);
    const at: Start = { byte: 0, line: 0 };
    const pass = (bytes: number, lines: number): void => {
      at.byte += bytes;
      at.line += lines;
    };
    for (let gap = 0; gap < skeleton.gaps.length; gap += 1) {
      const pieces: GapPiece[] = [];
      const texts = this.patchedGap(gap).split(COMING);
      const names = namesIn(this.gapPatches(gap));
      for (const [index, text] of texts.entries()) {
        pieces.push({ ...at, text, item: null });
        pass(this.gaps.has(gap) ? this.encoded(text, gap === 0 && index === 0).length : sourceGap(skeleton, gap).length, lineEndsIn(text));
        const item = names[index];
        if (item === undefined) continue;
        pieces.push({ ...at, text: null, item });
        this.comingStarts.set(item, { ...at, textBefore: text });
        const { addedBytes, addedLines } = coming.get(item)!;
        pass(addedBytes, addedLines);
      }
      this.piecesOf.push(pieces);
      const item = skeleton.items[gap];
      if (!item) continue;
      this.starts.push({ ...at });
      const { addedBytes, addedLines } = items.get(gap) ?? { addedBytes: 0, addedLines: 0 };
      pass(item.endByte - item.startByte + addedBytes, item.lines + addedLines);
    }
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

  gapPatches(gap: number): readonly SkeletonPatch[] {
    return this.gaps.get(gap) ?? [];
  }

  gapPieces(gap: number): readonly GapPiece[] {
    return this.piecesOf[gap]!;
  }

  /** Text as it is written here; the feed's first has its byte order mark. */
  encoded(text: string, isFirst: boolean): Uint8Array {
    return encodeFeed(text, this.skeleton.encoding, this.skeleton.bom && isFirst);
  }

  /** The last stretch of a gap, before the item behind it. */
  textBefore(position: number): string {
    return this.piecesOf[position]!.at(-1)!.text!;
  }

  /** The stretch before an item that comes in. */
  textBeforeComing(name: string): string {
    return this.comingStarts.get(name)!.textBefore;
  }

  /** The first stretch of a gap, behind the item before it. */
  textBehind(position: number): string {
    return this.piecesOf[position + 1]![0]!.text!;
  }

  /** The line of the feed, from 1, of one of its skeleton as it is patched. */
  lineOf(lineOfSkeleton: number): number {
    let line = 1;
    for (const { text, line: start } of this.piecesOf.flat()) {
      if (text === null) continue;
      const next = line + lineEndsIn(text);
      if (next >= lineOfSkeleton) return lineOfSkeleton - line + start + 1;
      line = next;
    }
    throw new RangeError(`the skeleton has no line ${lineOfSkeleton}`);
  }

  startOfGap(gap: number): Start {
    return this.piecesOf[gap]![0]!;
  }

  startOfItem(position: number): Start {
    return this.starts[position]!;
  }

  startOfComing(name: string): Start {
    return this.comingStarts.get(name)!;
  }

  /** The items that come in, by the gap that they stand in. */
  get coming(): Map<number, string[]> {
    return new Map(this.changedGaps.flatMap((gap) => {
      const names = this.gapPieces(gap).flatMap(({ item }) => item ?? []);
      return names.length === 0 ? [] : [[gap, names] as const];
    }));
  }

  private patchedGap(gap: number): string {
    const { start, end } = this.skeleton.gaps[gap]!;
    const text = this.skeleton.document.text.slice(start, end);
    return this.gaps.has(gap) ? applyPatches(text, this.gaps.get(gap)!) : text;
  }
}

/** Who comes in, in the order in which the patches are applied. */
const namesIn = (patches: readonly SkeletonPatch[]): string[] =>
  patches.filter(({ item }) => item !== undefined).sort((a, b) => a.start - b.start || a.end - b.end).map(({ item }) => item!);

function sourceGap({ items, length }: SourceSkeleton, gap: number): { length: number } {
  return { length: (items[gap]?.startByte ?? length) - (items[gap - 1]?.endByte ?? 0) };
}
