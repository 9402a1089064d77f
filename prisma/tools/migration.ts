/**
 * `new <name>` writes a migration from what schema.prisma says and the migrations do not; `check` fails where they differ.
 *
 *     node --import ./test/support/typescript.js prisma/tools/migration.ts check
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readMigrations, writeMigration } from './migrations.ts';
import { difference } from './schemaEngine.ts';

const prisma = fileURLToPath(new URL('..', import.meta.url));
const folder = path.join(prisma, 'migrations');
const [, , command, name = 'change'] = process.argv;

async function run(): Promise<number> {
  if (command !== 'new' && command !== 'check') {
    console.error('usage: migration.ts check | new <name>');
    return 1;
  }
  const sql = await difference(readFileSync(path.join(prisma, 'schema.prisma'), 'utf8'), readMigrations(folder));
  if (sql === null) {
    console.log('migrations match schema.prisma');
    return 0;
  }
  if (command === 'check') {
    console.error(`schema.prisma has changes without a migration:\n${sql}`);
    return 1;
  }
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  console.log(writeMigration(folder, `${stamp}_${name}`, sql));
  return 0;
}

process.exit(await run()); // the engine's databases keep the process alive
