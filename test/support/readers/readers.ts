import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

/** What another program understands of a feed. */
export interface Heard {
  episodes: { guid: string; title: string; notes: string[]; enclosures: (string | null)[]; chapters?: [number, string][] }[];
  /** The statuses of its two requests, if the program tells them. */
  statuses?: number[];
  malformed?: boolean;
}

export interface Reader {
  name: string;
  /** Its Debian package. */
  debian: string;
  isHere: () => boolean;
  /** Fetches a feed as its users would, twice. */
  read: (url: string) => Promise<Heard>;
}

const run = promisify(execFile);
/** Debian's Python, where these packages are installed. */
const PYTHON = '/usr/bin/python3';
const script = (name: string): string => path.join(import.meta.dirname, name);
const folder = (): string => mkdtempSync(path.join(os.tmpdir(), 'stet-reader-'));
const direct = { ...process.env, no_proxy: '*', NO_PROXY: '*' };

async function python(name: string, ...args: string[]): Promise<Heard> {
  const { stdout } = await run(PYTHON, [script(name), ...args], { env: direct, maxBuffer: 100_000_000 });
  return JSON.parse(stdout) as Heard;
}

const imports = (module: string) => (): boolean => spawnSync(PYTHON, ['-c', `import ${module}`]).status === 0;
const answers = (command: string, ...args: string[]) => (): boolean => spawnSync(command, args).error === undefined;

async function gpodder(url: string): Promise<Heard> {
  const home = folder();
  const env = { ...direct, GPODDER_HOME: home };
  await run('gpo', ['subscribe', url], { env });
  await run('gpo', ['update'], { env });
  return python('read_database.py', 'gpodder', path.join(home, 'Database'));
}

async function newsboat(url: string): Promise<Heard> {
  const home = folder();
  const [urls, cache, config] = ['urls', 'cache.db', 'config'].map((name) => path.join(home, name)) as [string, string, string];
  writeFileSync(urls, `${url}\n`);
  writeFileSync(config, '');
  const args = ['-u', urls, '-c', cache, '-C', config, '-x'];
  // it stores a feed's validators only from the second reload on
  for (let time = 0; time < 3; time += 1) await run('newsboat', [...args, 'reload'], { env: { ...direct, HOME: home } });
  return python('read_database.py', 'newsboat', cache);
}

/** Parsers and real podcast clients by other people. */
export const readers: readonly Reader[] = [
  { name: 'feedparser', debian: 'python3-feedparser', isHere: imports('feedparser'), read: (url) => python('read_feedparser.py', url) },
  { name: 'podcastparser', debian: 'python3-podcastparser', isHere: imports('podcastparser'), read: (url) => python('read_podcastparser.py', url) },
  { name: 'gPodder', debian: 'gpodder', isHere: answers('gpo', 'help'), read: gpodder },
  { name: 'newsboat', debian: 'newsboat', isHere: answers('newsboat', '--version'), read: newsboat },
];

/** libxml2's complaints about a feed; empty if it is well-formed. */
export const xmllint = {
  isHere: answers('xmllint', '--version'),
  complaints: (xml: Uint8Array): string => spawnSync('xmllint', ['--noout', '--nonet', '-'], { input: xml, encoding: 'utf8' }).stderr,
};
