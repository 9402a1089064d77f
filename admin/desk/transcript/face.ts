import type { Draft } from '../inspector/keptDrafts';
import type { CommandId } from '../keys/command';
import type { Severity } from '#core/model/finding';
import type { Segment } from '#core/model/segment';

/** What stands around a segment's words: everything the gutter shows, ready to be painted. */
export interface Face {
  time: string | null;
  /** The time is that of the chapter, not of the turn. */
  timeIsChapters: boolean;
  speaker: { name: string; colour: string } | null;
  continued: boolean;
  /** A chapter that starts here, or the heading the notes have here. */
  flag: { title: string; time: string | null } | null;
  /** What was imported, where this segment now differs; the words as they were, when they were others. */
  corrected: { was: string | null } | null;
  /** The gravest open finding here. */
  finding: Severity | null;
  /** Others who are here, or have just changed it. */
  company: { names: string; fresh: boolean } | null;
}

/** What a segment's view asks of the desk around it. */
export interface Board {
  face(id: Segment['id']): Face;
  label(key: string, values?: Record<string, string | number>): string;
  /** A label with the key that does the same. */
  tip(key: string, command: CommandId): string;
  /** @returns whether it was quiet before */
  playFrom(id: string): boolean;
  /** Stops again where a segment begins. */
  pauseAt(id: string): void;
  /** Takes what was typed as a time; says what is wrong with it, or null. */
  retime(id: string, typed: string): string | null;
  /** The time as it is typed: to the millisecond, where it has some; nothing where there is none. */
  exactTime(id: string): string;
  /** What was typed for a time and is none yet. */
  timeDraft(id: string): Draft | null;
  keepTime(id: string, draft: Draft | null): void;
  chooseSpeaker(id: string, anchor: HTMLElement): void;
  openMenu(id: string, anchor: HTMLElement | { left: number; top: number }): void;
  leaveField(id: string): void;
  readonly editable: boolean;
}
