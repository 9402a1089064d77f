import { config } from 'zod';

/** The content security policy forbids making code from strings, and browsers report each attempt, so zod must not try. */
config({ jitless: true });
