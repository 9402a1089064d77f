import { COMING, type SkeletonPatch } from '#core/feed/arrangeSkeleton';
import { encodeFeed } from '#core/feed/encoding';
import { patchesByGap } from '#core/feed/skeleton';
import { applyPatches } from '#core/model/patch';
import type { SourceSkeleton } from '../../import/skeletons.ts';
import { lineEndsIn, type Growth } from './writtenItem.ts';

/** Where a piece of a feed starts. */
export interface Start {
  byte: number;
  /** From 0. */
  line: number;
}

/** A piece of a gap: part of its text, or an item added there. */
export type GapPiece = Start & ({ text: string; item: null } | { text: null; item: string });

/**
 * A feed as its source with some pieces changed, and the resulting position of everything. The pieces are, alternating, the gaps around the
 * items and the items themselves; a gap may contain added items.
 */
export class FeedState {
  readonly length: number;
  private readonly gaps: ReadonlyMap<number, SkeletonPatch[]>;
  private readonly piecesOf: GapPiece[][] = [];
  private readonly starts: Start[] = [];
  private readonly comingStarts = new Map<string, Start & { textBefore: string }>();

  /**
   * @param patches patches of the skeleton
   * @param items the growth of changed source items, by position
   * @param coming the size of added items, by the name that the patches give them
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

  /** Gaps that differ from the source. */
  get changedGaps(): number[] {
    return [...this.gaps.keys()];
  }

  /** Whether an item differs from the source. */
  isChanged(position: number): boolean {
    return this.items.get(position)?.isPatched ?? false;
  }

  gapPatches(gap: number): readonly SkeletonPatch[] {
    return this.gaps.get(gap) ?? [];
  }

  gapPieces(gap: number): readonly GapPiece[] {
    return this.piecesOf[gap]!;
  }

  /** Encodes text for this feed; the first text of the feed gets the byte order mark. */
  encoded(text: string, isFirst: boolean): Uint8Array {
    return encodeFeed(text, this.skeleton.encoding, this.skeleton.bom && isFirst);
  }

  /** The last text of the gap before a source item. */
  textBefore(position: number): string {
    return this.piecesOf[position]!.at(-1)!.text!;
  }

  /** The text before an added item. */
  textBeforeComing(name: string): string {
    return this.comingStarts.get(name)!.textBefore;
  }

  /** The first text of the gap after a source item. */
  textBehind(position: number): string {
    return this.piecesOf[position + 1]![0]!.text!;
  }

  /** The line of the feed, from 1, for a line of the patched skeleton. */
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

  /** The added items, by gap. */
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

/** The names of added items, in the order of the patches. */
const namesIn = (patches: readonly SkeletonPatch[]): string[] =>
  patches.filter(({ item }) => item !== undefined).sort((a, b) => a.start - b.start || a.end - b.end).map(({ item }) => item!);

function sourceGap({ items, length }: SourceSkeleton, gap: number): { length: number } {
  return { length: (items[gap]?.startByte ?? length) - (items[gap - 1]?.endByte ?? 0) };
}
