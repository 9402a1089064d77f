import type { Id } from '../../model/id.ts';
import { Notes } from '../../model/notes.ts';
import type { SingleOperation } from '../operation.ts';

/** The introduction of an episode as it is read. */
export interface Introduction {
  /** The episode's. */
  id: Id;
  text: string;
  /** Whether somebody wrote it here; else it is what the source says. */
  isWritten: boolean;
}

/** @returns undefined where the source says more than can be written here: that is left to it */
export function introductionOf({ id, introduction }: Notes, source: string): Introduction | undefined {
  const text = introduction ?? source;
  return Notes.shape.introduction.safeParse(text).success ? { id, text, isWritten: introduction !== null } : undefined;
}

/** Writes it otherwise; what is only the source's is written over. */
export const rewriteIntroduction = ({ id, text, isWritten }: Introduction, introduction: string): SingleOperation => ({ type: 'setIntroduction', episodeId: id, introduction, ...(!isWritten && { over: text }) });
