import { defineConfig } from 'prisma/config';

// The prisma CLI fetches its schema engine before every command, but only `migrate` and `db` use it. For the commands that
// run on WebAssembly a file that exists will do, so that a build needs no network.
const command = process.argv.find((argument, index) => index > 1 && !argument.startsWith('-'));
if (['generate', 'validate', 'format'].includes(command ?? '')) process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: 'schema.prisma',
  migrations: { path: 'migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://localhost:5432/stet' },
});
