import { checkEdits } from '#core/check/feed/checkEdits';
import { checkFeed } from '#core/check/feed/checkFeed';
import { indexFeed } from '#core/feed/feedIndex';
import type { FeedFinding } from '#core/model/feedFinding';
import { applyPatches } from '#core/model/patch';
import type { PublicationPreview } from '#core/model/publication';
import type { Composition } from './compose.ts';

type Found = PublicationPreview['feedFindings'][number];

/**
 * What readers of the feed would stumble over: of a feed that came in, the channel and the items that are patched; of one that is built
 * here, all of it. An error stands in the way where it comes in with this publication. What a show made here lacks does not: it is told
 * where the show goes live.
 */
export function feedFindingsOf(composition: Composition): Found[] {
  const { show, base, writing: { patches }, feedUrl } = composition;
  const after = applyPatches(base, patches);
  if (show.sourceId === null) return checkWhole(after, feedUrl).map((finding) => ({ ...finding, wasSo: false, blocks: false }));
  const index = indexFeed(base);
  if ('problems' in index) throw new Error(`the source cannot be read: ${index.problems[0]?.message}`);
  return checkEdits({ before: base, index, patches, after, servedAt: [feedUrl] })
    .filter(({ wasSo, severity }) => !wasSo || severity !== 'info')
    .map((finding) => ({ ...finding, blocks: finding.severity === 'error' && !finding.wasSo && goesOut(composition, finding.key) }));
}

function checkWhole(text: string, feedUrl: string): FeedFinding[] {
  const checked = checkFeed(text, { servedAt: [feedUrl] });
  if ('problems' in checked) throw new Error(`the feed that was built cannot be read: ${checked.problems[0]?.message}`);
  return checked.findings;
}

const goesOut = ({ going }: Composition, key: string | null): boolean => key === null || going.episodes.some(({ chosen, episode }) => chosen && episode.key === key);
