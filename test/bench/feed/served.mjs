/** Measures serving a feed, over several starts of the server. */
import { requestsFor } from './requests.mjs';
import { idle, importFeed, publish, startServer } from './server.mjs';

/**
 * V8 compiles the same code differently in each process, with differences in speed of a tenth and more, so a single start proves little. The
 * median of these counts.
 */
const STARTS = 5;

async function servedOnce(file, logFormat) {
  const server = await startServer({ logFormat });
  try {
    await publish(server, await importFeed(server, file, 'tideline'));
    await idle(server);
    return await requestsFor(server, '/feeds/tideline.xml');
  } finally {
    await server.stop();
  }
}

const middle = (starts) => starts.toSorted((a, b) => a.ratio - b.ratio)[starts.length >> 1];

/** The results of {@link requestsFor}, each from the median start; null if a start could not take that measure. */
export async function servedBy(file, logFormat) {
  const starts = [];
  for (let start = 0; start < STARTS; start += 1) starts.push(await servedOnce(file, logFormat));
  return Object.fromEntries(Object.keys(starts[0]).map((asked) => [asked, Object.fromEntries(['perSecond', 'perComputed'].map((measure) => {
    const found = starts.map((served) => served[asked][measure]);
    return [measure, found.includes(null) ? null : middle(found)];
  }))]));
}
