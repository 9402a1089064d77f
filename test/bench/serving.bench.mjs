/**
 * Handing out a published feed, of which `npm run bench feed` measures the same beside all the rest: requests a second against a bare
 * node:http server that sends the same bytes, with and without a line in the log for each.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { generate } from './feed/generate.mjs';
import { requestRows, requestsFor } from './feed/requests.mjs';
import { idle, importFeed, publish, startServer } from './feed/server.mjs';

const EPISODES = 10;

async function measured(file, logFormat) {
  const server = await startServer({ logFormat });
  try {
    await publish(server, await importFeed(server, file, 'tideline'));
    await idle(server);
    return await requestsFor(server, '/feeds/tideline.xml');
  } finally {
    await server.stop();
  }
}

export async function rows() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stet-bench-serving-'));
  const file = path.join(folder, 'feed.xml');
  try {
    generate(file, EPISODES, 'cdata');
    return [...requestRows(await measured(file, 'text')), ...requestRows(await measured(file, 'json'), ', each logged')];
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
