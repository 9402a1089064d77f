import { uuid5 } from './uuid5.ts';

/** podcast-namespace 1.0, "tags/guid.md". */
const NAMESPACE = 'ead4c236-bf58-58c6-a2c6-a6b28d128cb6';

/**
 * The `podcast:guid` of a feed: UUID version 5 (RFC 9562, § 5.5) of its URL without scheme and trailing slashes. Made once, for
 * the URL at that time; a feed that has one keeps it.
 */
export const feedGuid = (feedUrl: string): string => uuid5(NAMESPACE, feedUrl.replace(/^[a-z][a-z\d+.-]*:\/\//i, '').replace(/\/+$/, ''));
