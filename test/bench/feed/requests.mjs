/** Requests per second of Stet and of a bare node:http server that sends the same bytes; the servers share one core, and the client has another. */
import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { promisify } from 'node:util';

const here = import.meta.dirname;

/** Without `taskset`, the system chooses the cores. */
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

/** A server that is busy for a smaller share of the time waits for the client: long answers cost about as much to receive as to send. */
const BUSY = 0.95;

/** The medians of turns in which both servers were measured, one after the other. */
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

/** Results by kind of request: the feed compressed, uncompressed, and conditional. Pins the server to a core, where it stays. */
export async function requestsFor({ origin, pid }, feedPath) {
  const url = origin + feedPath;
  if (OF_SERVERS.length > 0) execFileSync('taskset', ['-a', '-p', '-c', '0', String(pid)], { stdio: 'ignore' });
  const { headers } = await fetch(url, { headers: { 'accept-encoding': 'gzip' } });
  const found = {};
  for (const [name, asked] of Object.entries({ 'as gzip': { 'accept-encoding': 'gzip' }, 'as it is': {}, 'a 304': { 'if-none-match': headers.get('etag') } })) found[name] = await measured(url, pid, asked);
  return found;
}

/** Rows of requests per second, only if the servers and not the client are the bottleneck, and always per second of CPU time. */
export const requestRows = (found, where = '') =>
  Object.entries(found).flatMap(([name, { perSecond, perComputed }]) =>
    Object.entries({ 'a second': perSecond, 'a second of CPU': perComputed }).flatMap(([of, counted]) =>
      counted ? [{ what: `requests ${of}${where}, ${name} / bare node:http`, ratio: counted.ratio, goal: `≥ ${GOALS[name]}`, holds: counted.ratio >= GOALS[name] }] : []));
