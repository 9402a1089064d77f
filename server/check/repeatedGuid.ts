import { foundOutside } from '#core/check/found';
import type { Finding } from '#core/model/finding';

/** Finds an item with the guid of an earlier one: apps show only one of the two. */
export const repeatedGuid = ({ key, guid }: { key: string; guid: string | null }): Finding[] =>
  guid === null || guid === key ? [] : [
    foundOutside('repeated-guid', 'error', `An earlier item of the feed has the same guid "${guid}". Apps take the two for one; give this one its own guid where the feed is made.`),
  ];
