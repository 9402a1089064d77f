import type { PublicationPreview } from '#core/model/publication';
import type { Composition } from './compose.ts';

type Found = PublicationPreview['feedFindings'][number];

/**
 * What readers of the feed would stumble over: of a feed that came in, the channel and the items that are patched; of one that is built
 * here, all of it. An error stands in the way where it comes in with this publication. What a show made here lacks does not: it is told
 * where the show goes live.
 */
export function feedFindingsOf({ show, feed, going }: Composition): Found[] {
  const byKey = new Map(going.episodes.map(({ episode: { id, key, guid, madeHere } }) => [madeHere ? (guid ?? key) : key, id]));
  const episodeOf = (key: string | null): string | null => (key === null ? null : (byKey.get(key) ?? null));
  if (show.sourceId === null) return feed.findings().map((finding) => ({ ...finding, blocks: false, episodeId: episodeOf(finding.key) }));
  const chosen = new Set(going.episodes.flatMap(({ chosen: isChosen, episode }) => (isChosen ? [episode.key] : [])));
  return feed.findings()
    .filter(({ wasSo, severity }) => !wasSo || severity !== 'info')
    .map((finding) => ({ ...finding, blocks: finding.severity === 'error' && !finding.wasSo && (finding.key === null || chosen.has(finding.key)), episodeId: episodeOf(finding.key) }));
}
