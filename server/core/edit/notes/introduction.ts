import type { Id } from '../../model/id.ts';
import { Notes } from '../../model/notes.ts';
import type { SingleOperation } from '../operation.ts';

/** The introduction of an episode as a reader sees it. */
export interface Introduction {
  /** The episode's id. */
  id: Id;
  text: string;
  /** True if somebody wrote it here, false if it is what the source says. */
  isWritten: boolean;
}

/** @returns undefined if the source's introduction is longer than one that can be written here: it is left as it is */
export function introductionOf({ id, introduction }: Notes, source: string): Introduction | undefined {
  const text = introduction ?? source;
  return Notes.shape.introduction.safeParse(text).success ? { id, text, isWritten: introduction !== null } : undefined;
}

/** Replaces the introduction; one that is only the source's is marked as overwritten (`over`). */
export const rewriteIntroduction = ({ id, text, isWritten }: Introduction, introduction: string): SingleOperation => ({ type: 'setIntroduction', episodeId: id, introduction, ...(!isWritten && { over: text }) });
