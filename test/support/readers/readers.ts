import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

/** What a program of others understands of a feed. */
export interface Heard {
  episodes: { guid: string; title: string; notes: string[]; enclosures: (string | null)[]; chapters?: [number, string][] }[];
  /** Of two requests by a program that says how they went. */
  statuses?: number[];
  malformed?: boolean;
}

export interface Reader {
  name: string;
  /** The Debian package it comes in. */
  debian: string;
  isHere: () => boolean;
  /** Fetches a feed as its users would, and fetches it again. */
  read: (url: string) => Promise<Heard>;
}

const run = promisify(execFile);
/** Debian's own, whose packages these are. */
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
  // it keeps the validators of a feed from the second time on
  for (let time = 0; time < 3; time += 1) await run('newsboat', [...args, 'reload'], { env: { ...direct, HOME: home } });
  return python('read_database.py', 'newsboat', cache);
}

/** Parsers and real podcast clients that are none of ours. */
export const readers: readonly Reader[] = [
  { name: 'feedparser', debian: 'python3-feedparser', isHere: imports('feedparser'), read: (url) => python('read_feedparser.py', url) },
  { name: 'podcastparser', debian: 'python3-podcastparser', isHere: imports('podcastparser'), read: (url) => python('read_podcastparser.py', url) },
  { name: 'gPodder', debian: 'gpodder', isHere: answers('gpo', 'help'), read: gpodder },
  { name: 'newsboat', debian: 'newsboat', isHere: answers('newsboat', '--version'), read: newsboat },
];

/** What libxml2 has to say against a feed: nothing, where it is well-formed. */
export const xmllint = {
  isHere: answers('xmllint', '--version'),
  complaints: (xml: Uint8Array): string => spawnSync('xmllint', ['--noout', '--nonet', '-'], { input: xml, encoding: 'utf8' }).stderr,
};
