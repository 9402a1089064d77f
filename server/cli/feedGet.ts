import { getFeed, type GotShow } from '#core/feed/get';
import { getInPieces, type FeedGetting } from '#core/feed/getInPieces';
import type { FeedProblem } from '#core/feed/problem';
import { bytesOf, piecesOf } from './input.ts';
import { print } from './output.ts';

/** `stet feed get FEED --json`: prints the editorial view that `stet feed put` takes back. Prints all of it, or nothing. */
export async function feedGet(file: string): Promise<void> {
  const whole = file === '-' ? await bytesOf(file) : null;
  const view = await viewOf(whole ? [whole] : piecesOf(file));
  if (view === null) {
    const got = getFeed(whole ?? (await bytesOf(file)));
    throw got.ok ? new Error(`${file} changed while it was read.`) : unreadable(file, got.problems);
  }
  const { show, episodes } = view;
  await print(`{\n  "show": ${indented(show, '  ')},\n  "episodes": [`);
  for (const [index, episode] of episodes.entries()) {
    await print(index === 0 ? '\n    ' : ',\n    ');
    await print(episode);
  }
  await print(`${episodes.length === 0 ? '' : '\n  '}]\n}\n`);
}

const indented = (value: unknown, by: string): string => JSON.stringify(value, null, 2).replaceAll('\n', `\n${by}`);

/** Holds episodes as printed JSON, which takes a fraction of the memory of their values; null if the feed cannot be read. */
async function viewOf(pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<{ show: GotShow; episodes: Buffer[] } | null> {
  const episodes: Buffer[] = [];
  let getting: FeedGetting | undefined;
  const get = (bytes: Uint8Array, isLast: boolean): void => {
    getting ??= getInPieces(bytes);
    for (const episode of getting.write(bytes, isLast)) episodes.push(Buffer.from(indented(episode, '    ')));
  };
  for await (const piece of pieces) get(piece, false);
  get(new Uint8Array(), true);
  const show = getting!.end();
  return show && { show, episodes };
}

/** An error with every reason why a feed cannot be read, each with its position. */
export const unreadable = (file: string, problems: readonly FeedProblem[]): Error =>
  new Error(problems.map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`).join('\n'));
