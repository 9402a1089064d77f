import type { GoLive, GoLiveStep } from '#core/model/goLive';

/**
 * What remains to be done outside Stet: a feed that takes over moves its listeners, a mirror hands its corrections back, a private feed is told to
 * few.
 */
export function stepsOf({ mode, private: hidden, enrichments }: Pick<GoLive, 'mode' | 'private' | 'enrichments'>): GoLiveStep[] {
  const steps: GoLiveStep[] = mode === 'replace' ? ['redirect'] : ['hand-back'];
  if (hidden) return [...steps, 'tell-listeners'];
  return [...steps, ...(enrichments.includes('transcripts') ? ['apple-transcripts' as const] : []), ...(mode === 'replace' ? ['directories' as const] : [])];
}
