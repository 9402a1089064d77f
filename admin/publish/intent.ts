import type { PublicationPreview } from '#core/model/publication';
import type { z } from 'zod';

/** The most characters the server accepts. */
export const LONGEST_REASON = 1_000;

type Preview = Pick<z.infer<typeof PublicationPreview>, 'first' | 'corrections' | 'enrichments' | 'changes' | 'showChanges' | 'additions' | 'hunks' | 'blocked' | 'errors' | 'feedFindings'>;

/** A `lastBuildDate` that moves only follows from the rest, and what no switch is on for at first is what makes a mirror one. */
const switched = ({ first, enrichments, additions }: Pick<Preview, 'first' | 'enrichments' | 'additions'>) =>
  additions.filter(({ enrichment, action }) => (enrichment !== 'last-build-date' || action !== 'renew') && (!first || enrichments.includes(enrichment)));

/** The state of a publication in which nobody corrected anything new; null if somebody did, or switched an addition. */
export function nothingOfOurs(preview: Preview): 'nothing' | 'upstream' | 'firstNothing' | 'firstAround' | null {
  const { first, changes, showChanges, hunks } = preview;
  if (changes.length + showChanges.length + switched(preview).length > 0) return null;
  if (first) return hunks.length > 0 ? 'firstAround' : 'firstNothing';
  return hunks.length > 0 ? 'upstream' : 'nothing';
}

/** The translation key of what the one button says. */
export function intent(preview: Preview): 'publish.submit' | 'publish.submitEpisodes' | 'publish.submitFirst' | 'publish.submitAdditions' | 'publish.submitUpstream' | 'publish.submitNothing' {
  const { first, corrections, changes, hunks } = preview;
  if (corrections > 0) return 'publish.submit';
  if (changes.some(({ moves }) => moves !== null)) return 'publish.submitEpisodes';
  if (first) return 'publish.submitFirst';
  if (hunks.length === 0) return 'publish.submitNothing';
  return switched(preview).length > 0 ? 'publish.submitAdditions' : 'publish.submitUpstream';
}

/** Whether there is an error in what will be published, so that somebody must say why it is published anyway. */
export const needsReason = ({ errors, feedFindings }: Pick<Preview, 'errors' | 'feedFindings'>): boolean => errors.length > 0 || feedFindings.some(({ blocks }) => blocks);

/**
 * The suggested reason, if all errors were ignored or published earlier: the reasons given then. Empty if any of them has none, because nobody has
 * looked at it yet.
 */
export function reasonsOf(preview: Pick<Preview, 'errors' | 'feedFindings'> | undefined): string {
  const { errors = [], feedFindings = [] } = preview ?? {};
  const reasons = [...errors.flatMap(({ findings }) => findings.map(({ ignoredFor }) => ignoredFor)), ...feedFindings.filter(({ blocks }) => blocks).map(({ publishedFor }) => publishedFor)];
  if (reasons.includes(null)) return '';
  return [...new Set(reasons)].join(' · ').slice(0, LONGEST_REASON);
}

/** Whether the button can be pressed: nothing is in the way, there is something to publish, and errors have a reason. */
export function mayPublish(preview: Preview, reason: string): boolean {
  return preview.blocked.length === 0 && intent(preview) !== 'publish.submitNothing' && (!needsReason(preview) || reason.trim().length >= 3);
}
