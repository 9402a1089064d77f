import type { FindingIdentity } from '../model/finding.ts';

/** The same text for the same finding, however often it is made anew: until what it complains of changes. */
export const findingKey = ({ code, recordId, about }: FindingIdentity): string => JSON.stringify([code, recordId, about]);
