import { config } from 'zod';

/** The content security policy lets nobody make code of strings: zod shall not try, as browsers report each attempt. */
config({ jitless: true });
