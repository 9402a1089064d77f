/**
 * Serving a published feed: requests per second compared with a bare node:http server that sends the same bytes, with and without a log
 * line per request. `npm run bench feed` measures this too, among other things.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { generate } from './feed/generate.mjs';
import { requestRows } from './feed/requests.mjs';
import { servedBy } from './feed/served.mjs';

const EPISODES = 10;

export async function rows() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stet-bench-serving-'));
  const file = path.join(folder, 'feed.xml');
  try {
    generate(file, EPISODES, 'cdata');
    return [...requestRows(await servedBy(file, 'text')), ...requestRows(await servedBy(file, 'json'), ', each logged')];
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
