import type { z } from 'zod';
import { putFeed } from '#core/feed/put';
import { EditedFeed } from '#core/model/editorialView';
import { unreadable } from './feedGet.ts';
import { bytesOf } from './input.ts';
import { print, say } from './output.ts';
import { putWhole } from './wholeFile.ts';

interface Options {
  output?: string;
  report?: boolean;
}

/** `stet feed put FEED VIEW`: writes an edited view back into the feed it was read from: all of it, or nothing. */
export async function feedPut(file: string, viewFile: string, { output = '-', report = false }: Options): Promise<void> {
  if (file === '-' && viewFile === '-') throw new Error('Only one of feed and view can come from standard input.');
  const [bytes, view] = [await bytesOf(file), viewIn(viewFile, await bytesOf(viewFile))];
  const put = putFeed(bytes, view);
  if (!put.ok && 'problems' in put) throw unreadable(file, put.problems);
  if (!put.ok) throw new Error(put.refusals.map(({ path, message }) => `${viewFile}: ${path}: ${message}`).join('\n'));
  const { patch, notHeld, left } = put;
  await (output === '-' ? print(put.bytes) : putWhole(output, put.bytes));
  if (report) say(JSON.stringify({ patch, notHeld, left }, null, 2));
  else if (notHeld.length + left.length > 0) say(`${notHeld.length} edited fields cannot be held by the feed, ${left.length} places were left as they are; --report lists them.`);
}

/** @throws Error that names every fault in the view */
function viewIn(file: string, bytes: Uint8Array): EditedFeed {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new Error(`${file} is not valid JSON: ${(error as Error).message}`, { cause: error });
  }
  const parsed = EditedFeed.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new Error(parsed.error.issues.flatMap(faults).map((fault) => `${file}: ${fault}`).join('\n'));
}

const pathOf = (path: readonly PropertyKey[]): string => path.map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${String(step)}`)).join('');

function faults(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => `${pathOf([...issue.path, key])}: there is no such field`);
  return [`${pathOf(issue.path) || 'the view'}: ${issue.message}`];
}
