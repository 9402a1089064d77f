import { rewriteIntroduction } from '../notes/introduction.ts';
import type { Operation } from '../operation.ts';
import type { ReplaceAll } from './operation.ts';

/** A replacement of which introductions that are only their source's are written here first, for only what is written here is replaced in. */
export function writtenFirst(operation: ReplaceAll, isWritten: (episodeId: string) => boolean): Operation {
  const unwritten = operation.edits.filter(({ in: place, id }) => place === 'introduction' && !isWritten(id));
  if (unwritten.length === 0) return operation;
  return { type: 'batch', operations: [...unwritten.map(({ id, was }) => rewriteIntroduction({ id, text: was, isWritten: false }, was)), operation] };
}
