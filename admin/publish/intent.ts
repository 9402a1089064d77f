import type { PublicationPreview } from '#core/model/publication';
import type { z } from 'zod';

/** As many characters as the server takes. */
export const LONGEST_REASON = 1_000;

type Preview = Pick<z.infer<typeof PublicationPreview>, 'first' | 'corrections' | 'changes' | 'hunks' | 'blocked' | 'errors' | 'feedFindings'>;

/** What the one button says, as the key of its words. */
export function intent({ first, corrections, changes, hunks }: Preview): 'publish.submit' | 'publish.submitEpisodes' | 'publish.submitFirst' | 'publish.submitAdditions' | 'publish.submitNothing' {
  if (corrections > 0) return 'publish.submit';
  if (changes.some(({ moves }) => moves !== null)) return 'publish.submitEpisodes';
  if (first) return 'publish.submitFirst';
  return hunks.length > 0 ? 'publish.submitAdditions' : 'publish.submitNothing';
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
