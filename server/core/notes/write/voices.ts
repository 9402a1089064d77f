import type { ViewSegment } from '../reading.ts';
import type { SegmentPlace } from '../transcript.ts';
import { isSpeakerName } from '../turns.ts';
import { heldLine } from './held.ts';
import type { TurnForm } from './turnForm.ts';

/** Whether a name can be written so that it is read as a speaker. */
export const isName = (speaker: string | null): speaker is string => speaker !== null && isSpeakerName(heldLine(speaker));

/** Who will be read as the speaker of each segment of a view: a turn without a name goes on with the speaker before. */
export class Voices {
  private readonly speaks: (string | null)[] = [];

  /**
   * @param placeOf the segment of the page that one of the view is, if any
   * @param areUntimed whether turns are named without a time, as none of the page's has one
   */
  constructor(view: readonly ViewSegment[], placeOf: (index: number) => SegmentPlace | undefined, areUntimed: boolean) {
    for (const [index, { speaker, startMs }] of view.entries()) {
      const place = placeOf(index);
      const before = this.before(index);
      if (place?.header?.name && (speaker === place.segment.speaker || !isName(speaker))) this.speaks.push(place.segment.speaker);
      else this.speaks.push(speaker === before || !isName(speaker) || (startMs === null && !place?.header && !areUntimed) ? before : heldLine(speaker));
    }
  }

  before(index: number): string | null {
    return this.speaks[index - 1] ?? null;
  }

  /** The name that a new header needs in a form: null if the speaker before goes on. Undefined if it cannot be written. */
  nameIn({ nameless }: TurnForm, speaker: string | null, index: number): string | null | undefined {
    if (nameless && speaker === this.before(index)) return null;
    return isName(speaker) ? heldLine(speaker) : undefined;
  }
}
