import type { PublicationPreview } from '#core/model/publication';
import type { z } from 'zod';

type Preview = Pick<z.infer<typeof PublicationPreview>, 'first' | 'corrections' | 'changes' | 'hunks' | 'blocked' | 'errors' | 'feedFindings'>;

/** What the one button says, as the key of its words. */
export function intent({ first, corrections, hunks }: Preview): 'publish.submit' | 'publish.submitFirst' | 'publish.submitAdditions' | 'publish.submitNothing' {
  if (corrections > 0) return 'publish.submit';
  if (first) return 'publish.submitFirst';
  return hunks.length > 0 ? 'publish.submitAdditions' : 'publish.submitNothing';
}

/** Whether something is wrong with what goes out, so that somebody has to say why it does all the same. */
export const needsReason = ({ errors, feedFindings }: Pick<Preview, 'errors' | 'feedFindings'>): boolean => errors.length > 0 || feedFindings.some(({ blocks }) => blocks);

/** Whether it may be pressed: nothing blocks, something would go out, and errors have their reason. */
export function mayPublish(preview: Preview, reason: string): boolean {
  return preview.blocked.length === 0 && intent(preview) !== 'publish.submitNothing' && (!needsReason(preview) || reason.trim().length >= 3);
}
