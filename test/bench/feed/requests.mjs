/** Requests a second, of Stet and of a bare node:http server that sends the same bytes; the servers share one core, and who asks has another. */
import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { promisify } from 'node:util';

const here = import.meta.dirname;

/** Where there is no `taskset`, the system places them as it likes. */
const [OF_SERVERS, OF_WHO_ASKS] = canPin() ? [['taskset', '-c', '0'], ['taskset', '-c', '1']] : [[], []];

function canPin() {
  try {
    execFileSync('taskset', ['-c', '1', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const command = (core, script, ...args) => {
  const [program, ...rest] = [...core, process.execPath, path.join(here, script), ...args];
  return [program, rest];
};

async function startBare(url, headers) {
  const child = spawn(...command(OF_SERVERS, 'bare.mjs', url, JSON.stringify(headers)), { stdio: ['ignore', 'pipe', 'inherit'] });
  const [output] = await once(child.stdout, 'data');
  return { url: output.toString().trim(), pid: child.pid, stop: () => child.kill() };
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

/** A server that computes less than this waits for who asks: long answers cost about as much to receive as to send. */
const BUSY = 0.95;

/** The medians of turns in which both were asked, one after the other. */
async function measured(url, pid, headers) {
  const bare = await startBare(url, headers);
  try {
    const { stdout } = await promisify(execFile)(...command(OF_WHO_ASKS, 'load.mjs', JSON.stringify({ targets: [{ url, pid }, { url: bare.url, pid: bare.pid }], headers })));
    const turns = JSON.parse(stdout);
    const of = (field) => ({ ours: median(turns.map(([ours]) => ours[field])), bare: median(turns.map(([, theirs]) => theirs[field])), ratio: median(turns.map(([ours, theirs]) => ours[field] / theirs[field])) });
    const busy = of('busy');
    return { perSecond: busy.ours >= BUSY && busy.bare >= BUSY ? of('perSecond') : null, perComputed: of('perComputed') };
  } finally {
    bare.stop();
  }
}

const GOALS = { 'as gzip': 0.95, 'as it is': 0.95, 'a 304': 0.9 };

/** By what is asked for: a feed compressed, as it is, and whether it changed. The server stays on the core where it is put. */
export async function requestsFor({ origin, pid }, feedPath) {
  const url = origin + feedPath;
  if (OF_SERVERS.length > 0) execFileSync('taskset', ['-a', '-p', '-c', '0', String(pid)], { stdio: 'ignore' });
  const { headers } = await fetch(url, { headers: { 'accept-encoding': 'gzip' } });
  const found = {};
  for (const [name, asked] of Object.entries({ 'as gzip': { 'accept-encoding': 'gzip' }, 'as it is': {}, 'a 304': { 'if-none-match': headers.get('etag') } })) found[name] = await measured(url, pid, asked);
  return found;
}

/** Requests a second only where the servers, and not who asks, are the slower; in a second that they compute always. */
export const requestRows = (found, where = '') =>
  Object.entries(found).flatMap(([name, { perSecond, perComputed }]) =>
    Object.entries({ 'a second': perSecond, 'a second of CPU': perComputed }).flatMap(([of, counted]) =>
      counted ? [{ what: `requests ${of}${where}, ${name} / bare node:http`, ratio: counted.ratio, goal: `≥ ${GOALS[name]}`, holds: counted.ratio >= GOALS[name] }] : []));
