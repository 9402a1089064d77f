import { foundOutside } from '#core/check/found';
import type { Finding } from '#core/model/finding';

/** An item whose guid an earlier one has: apps show one of the two, so that the other is lost. */
export const repeatedGuid = ({ key, guid }: { key: string; guid: string | null }): Finding[] =>
  guid === null || guid === key ? [] : [
    foundOutside('repeated-guid', 'error', `An earlier item of the feed has the same guid "${guid}". Apps take the two for one; give this one its own guid where the feed is made.`),
  ];
