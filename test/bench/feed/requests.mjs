/** Requests a second, of Stet and of a bare node:http server that sends the same bytes, from a process of their own each. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const here = import.meta.dirname;
const ROUNDS = 5;

async function load(url, headers) {
  const child = spawn(process.execPath, [path.join(here, 'load.mjs'), url, JSON.stringify(headers)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [output] = await once(child.stdout, 'data');
  await once(child, 'exit');
  return Number(output.toString());
}

/** The median of the ratio of rounds in turn: what the machine does besides falls on both. */
export async function requestsRatio(url, headers) {
  const bare = spawn(process.execPath, [path.join(here, 'bare.mjs'), url, JSON.stringify(headers)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [output] = await once(bare.stdout, 'data');
  const bareUrl = output.toString().trim();
  // neither is measured before it has been compiled
  for (const asked of [url, bareUrl, url, bareUrl]) await load(asked, headers);
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push({ ours: await load(url, headers), bare: await load(bareUrl, headers) });
  bare.kill();
  const sorted = rounds.toSorted((a, b) => a.ours / a.bare - b.ours / b.bare);
  const { ours, bare: theirs } = sorted[sorted.length >> 1];
  return { ours, bare: theirs, ratio: ours / theirs };
}

const GOALS = { 'as gzip': 0.95, 'as it is': 0.95, 'a 304': 0.9 };

/** By what is asked for: a feed compressed, as it is, and whether it changed. */
export async function requestsFor(url) {
  const { headers } = await fetch(url, { headers: { 'accept-encoding': 'gzip' } });
  const found = {};
  for (const [name, asked] of Object.entries({ 'as gzip': { 'accept-encoding': 'gzip' }, 'as it is': {}, 'a 304': { 'if-none-match': headers.get('etag') } })) found[name] = await requestsRatio(url, asked);
  return found;
}

export const requestRows = (found, where = '') =>
  Object.entries(found).map(([name, { ratio }]) => ({ what: `requests a second${where}, ${name} / bare node:http`, ratio, goal: `≥ ${GOALS[name]}`, holds: ratio >= GOALS[name] }));
