import { z } from 'zod';
import { CONTROL } from '../feed/escape.ts';

const UNSAYABLE = new RegExp(CONTROL);

/** A text that somebody gives us for a feed: without what no XML can say, which would be left out without a word. What came in with a feed, or was kept before, may hold it. */
export const sayable = (text: z.ZodString): z.ZodString => text.refine((given) => !UNSAYABLE.test(given), 'holds a control character, which no feed can say');

/** An address that somebody gives us for a feed. */
export const WebAddress = z.url({ protocol: /^https?$/, error: 'is no address of the web: it begins with http:// or https://' }).max(2_000);
