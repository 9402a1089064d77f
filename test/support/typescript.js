import { register } from 'node:module';

/**
 * Lets Node run our TypeScript as it stands: `node --import ./test/support/typescript.js file.ts`.
 * For tools and for test workers; what is shipped is compiled.
 */
register('./typescriptHooks.js', import.meta.url);
