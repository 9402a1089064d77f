import type { PublicationPreview } from '#core/model/publication';
import type { z } from 'zod';

/** As many characters as the server takes. */
export const LONGEST_REASON = 1_000;

type Preview = Pick<z.infer<typeof PublicationPreview>, 'first' | 'corrections' | 'changes' | 'showChanges' | 'additions' | 'hunks' | 'blocked' | 'errors' | 'feedFindings'>;

/** How a publication stands in which nobody corrected anything new; null where somebody did, or switched an addition. */
export function nothingOfOurs({ first, changes, showChanges, additions, hunks }: Preview): 'nothing' | 'upstream' | 'firstNothing' | 'firstAround' | null {
  if (changes.length + showChanges.length + additions.length > 0) return null;
  if (first) return hunks.length > 0 ? 'firstAround' : 'firstNothing';
  return hunks.length > 0 ? 'upstream' : 'nothing';
}

/** What the one button says, as the key of its words. */
export function intent(preview: Preview): 'publish.submit' | 'publish.submitEpisodes' | 'publish.submitFirst' | 'publish.submitAdditions' | 'publish.submitUpstream' | 'publish.submitNothing' {
  const { first, corrections, changes, additions, hunks } = preview;
  if (corrections > 0) return 'publish.submit';
  if (changes.some(({ moves }) => moves !== null)) return 'publish.submitEpisodes';
  if (first) return 'publish.submitFirst';
  if (hunks.length === 0) return 'publish.submitNothing';
  return additions.length > 0 ? 'publish.submitAdditions' : 'publish.submitUpstream';
}

/** Whether something is wrong with what goes out, so that somebody has to say why it does all the same. */
export const needsReason = ({ errors, feedFindings }: Pick<Preview, 'errors' | 'feedFindings'>): boolean => errors.length > 0 || feedFindings.some(({ blocks }) => blocks);

/** What to say for errors that were all left be before: the reasons given then. Nothing where one has none, which nobody looked at yet. */
export function reasonsOf(preview: Pick<Preview, 'errors' | 'feedFindings'> | undefined): string {
  const reasons = preview?.errors.flatMap(({ findings }) => findings.map(({ ignoredFor }) => ignoredFor)) ?? [];
  if (reasons.includes(null) || preview?.feedFindings.some(({ blocks }) => blocks)) return '';
  return [...new Set(reasons)].join(' · ').slice(0, LONGEST_REASON);
}

/** Whether it may be pressed: nothing blocks, something would go out, and errors have their reason. */
export function mayPublish(preview: Preview, reason: string): boolean {
  return preview.blocked.length === 0 && intent(preview) !== 'publish.submitNothing' && (!needsReason(preview) || reason.trim().length >= 3);
}
