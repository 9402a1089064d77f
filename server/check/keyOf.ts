import { createHash } from 'node:crypto';
import { findingKey } from '#core/check/sameFinding';
import type { FindingIdentity } from '#core/model/finding';

/** By what the store knows a finding again: of one length, whatever it complains of. */
export const keyOf = ({ code, recordId, about }: FindingIdentity): string => createHash('sha256').update(findingKey({ code, recordId, about })).digest('hex');
