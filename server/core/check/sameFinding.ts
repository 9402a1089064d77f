import type { FindingIdentity } from '../model/finding.ts';

/** A key that stays the same each time a finding is computed, until the value it complains about changes. */
export const findingKey = ({ code, recordId, about }: FindingIdentity): string => JSON.stringify([code, recordId, about]);
