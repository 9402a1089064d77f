import { z } from 'zod';
import { CONTROL } from '../feed/escape.ts';

const UNSAYABLE = new RegExp(CONTROL);

/**
 * A text that somebody enters for a feed, without the characters that XML cannot express: they would be dropped silently. Texts that came with a feed or were
 * stored earlier may contain them.
 */
export const sayable = (text: z.ZodString): z.ZodString => text.refine((given) => !UNSAYABLE.test(given), 'holds a control character, which no feed can say');

/** A web address that somebody enters for a feed. */
export const WebAddress = z.url({ protocol: /^https?$/, error: 'is not a web address: it begins with http:// or https://' }).max(2_000);
