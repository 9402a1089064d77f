/** A feed handed out by servers that were started one after the other. */
import { requestsFor } from './requests.mjs';
import { idle, importFeed, publish, startServer } from './server.mjs';

/**
 * What V8 makes of the same code differs from process to process, by a tenth and more: one start of a server says what that one is
 * worth. The middle one of these says what Stet is.
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

/** As {@link requestsFor} says, of the middle start by each measure; null of a measure that a start could not take. */
export async function servedBy(file, logFormat) {
  const starts = [];
  for (let start = 0; start < STARTS; start += 1) starts.push(await servedOnce(file, logFormat));
  return Object.fromEntries(Object.keys(starts[0]).map((asked) => [asked, Object.fromEntries(['perSecond', 'perComputed'].map((measure) => {
    const found = starts.map((served) => served[asked][measure]);
    return [measure, found.includes(null) ? null : middle(found)];
  }))]));
}
