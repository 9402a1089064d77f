import type { Id } from '../../model/id.ts';
import type { Notes } from '../../model/notes.ts';
import type { SingleOperation } from '../operation.ts';

/** The introduction of an episode as it is read. */
export interface Introduction {
  /** The episode's. */
  id: Id;
  text: string;
  /** Whether somebody wrote it here; else it is what the source says. */
  isWritten: boolean;
}

export const introductionOf = ({ id, introduction }: Notes, source: string): Introduction => ({ id, text: introduction ?? source, isWritten: introduction !== null });

/** Writes it otherwise; what is only the source's is written over. */
export const rewriteIntroduction = ({ id, text, isWritten }: Introduction, introduction: string): SingleOperation => ({ type: 'setIntroduction', episodeId: id, introduction, ...(!isWritten && { over: text }) });
