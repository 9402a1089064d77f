/** Builds what is older than its sources: the Prisma client, the server (tsc) and the admin (Vite). `--force` builds all. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const bin = (name) => path.join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);

const targets = [
  { name: 'prisma client', sources: ['prisma/schema.prisma', 'prisma/prisma.config.ts'], output: 'prisma/generated', command: [bin('prisma'), 'generate', '--config', 'prisma/prisma.config.ts'] },
  { name: 'server', sources: ['server', 'prisma/schema.prisma', 'tsconfig.json'], output: 'dist/server', command: [bin('tsc'), '-p', 'server/tsconfig.build.json'] },
  { name: 'admin', sources: ['admin', 'server/core'], output: 'dist/admin', command: [bin('vite'), 'build', '--config', 'admin/vite.config.ts', '--logLevel', 'warn'] },
];

/** A hash of the names, sizes and contents' times below the given places and of the lock file: packages are sources too. */
function fingerprint(places) {
  const hash = createHash('sha256');
  const visit = (place) => {
    const stat = fs.statSync(place);
    if (stat.isDirectory()) for (const entry of fs.readdirSync(place).sort()) visit(path.join(place, entry));
    else if (!/\.test\.tsx?$/.test(place)) hash.update(`${path.relative(root, place)} ${stat.size} ${stat.mtimeMs}\n`);
  };
  for (const place of [...places, 'package-lock.json']) visit(path.join(root, place));
  return hash.digest('hex');
}

const force = process.argv.includes('--force');
const only = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const stamps = path.join(root, 'dist', '.built');
fs.mkdirSync(stamps, { recursive: true });
for (const { name, sources, output, command } of targets) {
  if (only.length && !only.includes(name)) continue;
  const stamp = path.join(stamps, name.replace(' ', '-'));
  const now = fingerprint(sources);
  if (!force && fs.existsSync(path.join(root, output)) && fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === now) continue;
  console.error(`Building the ${name}…`);
  const { status, error } = spawnSync(command[0], command.slice(1), {
    cwd: root, stdio: ['ignore', name === 'server' ? 'inherit' : 'pipe', 'inherit'], shell: process.platform === 'win32',
    // nothing may be looked up on the network by a build
    env: { ...process.env, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
  });
  if (error || status !== 0) {
    console.error(`The ${name} could not be built${error ? `: ${error.message}` : ''}.`);
    process.exit(1);
  }
  fs.writeFileSync(stamp, now);
}
