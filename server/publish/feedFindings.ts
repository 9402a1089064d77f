import { SENDS_AWAY } from '#core/check/feed/links';
import { newFindings } from '#core/check/feed/newFindings';
import type { EditFinding } from '#core/model/feedFinding';
import type { PublicationPreview } from '#core/model/publication';
import type { Composition } from './compose.ts';
import { isIn } from './showToPublish.ts';

/** A finding about the feed, before it is known whether anybody gave a reason for it. */
export type Found = Omit<PublicationPreview['feedFindings'][number], 'publishedFor'>;

/**
 * What readers of the feed would stumble over: in an imported feed, the channel and the patched items; in one built here, all of it. An error
 * blocks publishing only if this publication introduces it, in an item that it publishes: if neither the source has it nor what is public. So does
 * one of the show itself in an imported feed; fields that a show created here lacks do not block, since the go-live list names them. Nor does it
 * block there that there is no episode yet, but that there is none any more. That the feed sends its readers to another address always does.
 */
export async function feedFindingsOf({ show, feed, going }: Composition): Promise<Found[]> {
  const byKey = new Map(going.episodes.map(({ episode: { id, key, guid, madeHere }, chosen }) => [madeHere ? (guid ?? key) : key, { id, chosen }]));
  const isBuilt = show.sourceId === null;
  const all = feed.findings();
  const errors = all.filter(({ severity, wasSo, key }) => severity === 'error' && !wasSo && key !== null && byKey.get(key)?.chosen === true);
  const fresh = new Set(errors.length === 0 ? [] : newFindings(await feed.publicFindings(), errors));
  const blocks = (finding: EditFinding): boolean => {
    if (finding.code === SENDS_AWAY) return true;
    if (finding.key !== null) return fresh.has(finding);
    if (isBuilt) return finding.code === 'no-episode' && show.episodes.some((episode) => isIn(episode, episode.last));
    return finding.severity === 'error' && !finding.wasSo;
  };
  return all
    .filter(({ wasSo, severity }) => !wasSo || severity !== 'info')
    .map((finding) => ({ ...finding, blocks: blocks(finding), episodeId: finding.key === null ? null : (byKey.get(finding.key)?.id ?? null) }));
}
