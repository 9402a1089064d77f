import { z } from 'zod';
import { ENDINGS } from './hearing';

/** How somebody reviews, kept in their browser. */
const Preferences = z.object({
  /** Words below this confidence are queued. */
  threshold: z.number().min(0).max(1).catch(0.5),
  ending: z.enum(ENDINGS).catch('stop'),
  /** Plays each finding as it is reached. */
  hearEach: z.boolean().catch(false),
});
export type Preferences = z.infer<typeof Preferences>;

const NAME = 'stet.review';

export const recallPreferences = (storage: Pick<Storage, 'getItem'>): Preferences => {
  try {
    return Preferences.parse(JSON.parse(storage.getItem(NAME) ?? '{}'));
  } catch {
    return Preferences.parse({});
  }
};

export const keepPreferences = (storage: Pick<Storage, 'setItem'>, preferences: Preferences): void => storage.setItem(NAME, JSON.stringify(preferences));
