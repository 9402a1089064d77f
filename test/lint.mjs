/** `npm run lint`: types of server, core, admin and tests; the linter; the dependency rules. All run; any failure fails. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const steps = [
  ['types: server and its tests', 'tsc', ['-p', 'tsconfig.json', '--noEmit']],
  ['types: browser tests', 'tsc', ['-p', 'test/browser/tsconfig.json']],
  ['types: core', 'tsc', ['-p', 'server/core/tsconfig.json']],
  ['types: admin', 'tsc', ['-p', 'admin/tsconfig.json', '--noEmit']],
  ['linter', 'oxlint', ['--deny-warnings', 'server', 'admin', 'prisma', 'test']],
  ['dependency rules', 'depcruise', ['--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'server', 'admin']],
];

const failed = [];
for (const [name, command, args] of steps) {
  const { status } = spawnSync(path.join(root, 'node_modules/.bin', command), args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) failed.push(name);
}
console.log(failed.length ? `lint failed: ${failed.join(', ')}` : 'lint: clean');
process.exit(failed.length ? 1 : 0);
