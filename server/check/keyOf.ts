import { createHash } from 'node:crypto';
import { findingKey } from '#core/check/sameFinding';
import type { FindingIdentity } from '#core/model/finding';

/** Identifies a finding in the database, by a key of fixed length. */
export const keyOf = ({ code, recordId, about }: FindingIdentity): string => createHash('sha256').update(findingKey({ code, recordId, about })).digest('hex');
