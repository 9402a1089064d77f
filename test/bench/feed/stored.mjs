/** How much a publication of one correction adds to the database, and what cutting and compressing it costs when it is previewed. */
import fs from 'node:fs';
import path from 'node:path';

const store = (module) => import(path.join(import.meta.dirname, '../../../dist/server/publish/store', `${module}.js`));

/** Bytes of the first publication and of one that corrects an episode, and the time for cutting and compressing the latter. */
export async function stored(file) {
  const [{ chunkOf, encodeList }, { cutsOf }, { deflateChunk }, { differenceOf }, { recut }] = await Promise.all(['chunkList', 'cut', 'gzip', 'listDifference', 'recut'].map(store));
  const bytes = fs.readFileSync(file);
  const pieces = [...cutsOf(bytes)].map(({ start, end }) => bytes.subarray(start, end));
  const chunks = pieces.map(chunkOf);
  let first = encodeList(chunks).length;
  for (const piece of pieces) first += (await deflateChunk(piece)).length;
  const at = bytes.indexOf(' tide ', bytes.length >> 1);
  const start = performance.now();
  const after = await recut(chunks, [{ start: at, end: at, bytes: Buffer.from(' (corrected)') }], async (from, to) => pieces.slice(from, to));
  const again = after.reduce((sum, { deflated }) => sum + (deflated?.length ?? 0), 0) + differenceOf(encodeList(chunks), encodeList(after)).length;
  return { first, again, ms: performance.now() - start };
}
