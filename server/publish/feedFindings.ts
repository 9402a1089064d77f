import { SENDS_AWAY } from '#core/check/feed/links';
import type { PublicationPreview } from '#core/model/publication';
import type { Composition } from './compose.ts';
import { isIn } from './showToPublish.ts';

type Found = PublicationPreview['feedFindings'][number];

/**
 * What readers of the feed would stumble over: in an imported feed, the channel and the patched items; in one built here, all of it. An error
 * blocks publishing only if this publication introduces it; that the feed sends its readers to another address always does. In a show created
 * here, so does an error of an item that comes with this publication; fields that the show itself lacks do not block, since the go-live list
 * names them. Nor does it block that there is no episode yet, but that there is none any more.
 */
export function feedFindingsOf({ show, feed, going }: Composition): Found[] {
  const byKey = new Map(going.episodes.map(({ episode: { id, key, guid, madeHere } }) => [madeHere ? (guid ?? key) : key, id]));
  const episodeOf = (key: string | null): string | null => (key === null ? null : (byKey.get(key) ?? null));
  const hadEpisodes = show.episodes.some((episode) => isIn(episode, episode.last));
  if (show.sourceId === null) {
    const coming = new Set(going.episodes.flatMap(({ episode, public: isOut }) => (isOut && !isIn(episode, episode.last) ? [episode.id] : [])));
    return feed.findings().map((finding) => {
      const episodeId = episodeOf(finding.key);
      const blocks = finding.code === 'no-episode' ? hadEpisodes : finding.severity === 'error' && episodeId !== null && coming.has(episodeId);
      return { ...finding, blocks, episodeId };
    });
  }
  const chosen = new Set(going.episodes.flatMap(({ chosen: isChosen, episode }) => (isChosen ? [episode.key] : [])));
  return feed.findings()
    .filter(({ wasSo, severity }) => !wasSo || severity !== 'info')
    .map((finding) => ({ ...finding, blocks: finding.code === SENDS_AWAY || (finding.severity === 'error' && !finding.wasSo && (finding.key === null || chosen.has(finding.key))), episodeId: episodeOf(finding.key) }));
}
