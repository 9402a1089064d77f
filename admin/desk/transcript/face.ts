import type { Draft } from '../inspector/keptDrafts';
import type { CommandId } from '../keys/command';
import type { Severity } from '#core/model/finding';
import type { Segment } from '#core/model/segment';

/** What is shown around a segment's words: everything in the gutter, ready to be painted. */
export interface Face {
  time: string | null;
  /** The time is the chapter's, not the turn's. */
  timeIsChapters: boolean;
  speaker: { name: string; colour: string } | null;
  continued: boolean;
  /** The chapter that starts here, or the notes' heading at this point. */
  flag: { title: string; time: string | null } | null;
  /** Set if this segment differs from the import; `was` holds the imported words if they differed. */
  corrected: { was: string | null } | null;
  /** The severest open finding here. */
  finding: Severity | null;
  /** Others who are here, or have just changed this segment. */
  company: { names: string; fresh: boolean } | null;
}

/** What a segment's view needs from the desk around it. */
export interface Board {
  face(id: Segment['id']): Face;
  label(key: string, values?: Record<string, string | number>): string;
  /** A label with the key that does the same. */
  tip(key: string, command: CommandId): string;
  /** @returns whether it was quiet before */
  playFrom(id: string): boolean;
  /** Pauses at the start of a segment. */
  pauseAt(id: string): void;
  /** Takes what was typed as the time. @returns what is wrong with it, or null */
  retime(id: string, typed: string): string | null;
  /** The time for typing: to the millisecond if it has any; empty if there is none. */
  exactTime(id: string): string;
  /** What was typed as a time but is not one yet. */
  timeDraft(id: string): Draft | null;
  keepTime(id: string, draft: Draft | null): void;
  chooseSpeaker(id: string, anchor: HTMLElement): void;
  openMenu(id: string, anchor: HTMLElement | { left: number; top: number }): void;
  leaveField(id: string): void;
  readonly editable: boolean;
}
