import type { Id } from '../model/id.ts';

export type FailureCode =
  | 'not-found'
  | 'id-taken'
  | 'order-taken'
  | 'order-unusable'
  | 'name-taken'
  | 'not-adjacent'
  | 'time-out-of-range'
  | 'end-not-after-start'
  | 'cut-outside-text'
  | 'too-long'
  | 'speaker-in-use'
  | 'same-record';

/** Why an operation cannot be applied, and what to do about it. The records are unchanged. */
export interface Failure {
  code: FailureCode;
  recordId: Id;
  field?: string;
  message: string;
}

export interface Failed {
  ok: false;
  failure: Failure;
}

/** Builds a failed outcome. */
export function failed(code: FailureCode, recordId: Id, message: string, field?: string): Failed {
  return { ok: false, failure: field === undefined ? { code, recordId, message } : { code, recordId, field, message } };
}

const nouns = { segments: 'segment', speakers: 'speaker', chapters: 'chapter', references: 'reference', notes: 'episode' } as const;

export const notFound = (kind: keyof typeof nouns, id: Id): Failed =>
  failed('not-found', id, `There is no ${nouns[kind]} ${id}: it may have been deleted; load the episode again.`);

export const idTaken = (kind: keyof typeof nouns, id: Id): Failed => failed('id-taken', id, `There already is a ${nouns[kind]} ${id}: give the new one an id of its own.`);
