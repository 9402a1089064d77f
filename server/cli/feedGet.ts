import { getFeed } from '#core/feed/get';
import type { FeedProblem } from '#core/feed/problem';
import { bytesOf } from './input.ts';
import { printJson } from './output.ts';

/** `stet feed get FEED --json`: the editorial view, as `stet feed put` takes it back. */
export async function feedGet(file: string): Promise<void> {
  const got = getFeed(await bytesOf(file));
  if (!got.ok) throw unreadable(file, got.problems);
  await printJson(got.view);
}

/** Every reason why a feed cannot be read, each with its place. */
export const unreadable = (file: string, problems: readonly FeedProblem[]): Error =>
  new Error(problems.map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`).join('\n'));
