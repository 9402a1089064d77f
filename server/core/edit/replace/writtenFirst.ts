import { rewriteIntroduction } from '../notes/introduction.ts';
import type { Operation } from '../operation.ts';
import type { ReplaceAll } from './operation.ts';

/** Before a replacement, stores introductions that only the source has as written here, because text is only replaced in what is written here. */
export function writtenFirst(operation: ReplaceAll, isWritten: (episodeId: string) => boolean): Operation {
  const unwritten = operation.edits.filter(({ in: place, id }) => place === 'introduction' && !isWritten(id));
  if (unwritten.length === 0) return operation;
  return { type: 'batch', operations: [...unwritten.map(({ id, was }) => rewriteIntroduction({ id, text: was, isWritten: false }, was)), operation] };
}
