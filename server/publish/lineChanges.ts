import type { Patch } from '#core/model/patch';

/** Longer texts than this are told as one change from the first differing line to the last. */
const MOST_LINES = 4_000;

/** What turns one text into another, line by line: patches of the first. */
export function lineChanges(before: string, after: string): Patch[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  let head = 0;
  while (head < Math.min(old.length, now.length) && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(old.length, now.length) - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const [removed, added] = [old.slice(head, old.length - tail), now.slice(head, now.length - tail)];
  const start = old.slice(0, head).join('').length;
  if (removed.length === 0 && added.length === 0) return [];
  // as many lines in as out: each stands for the one in its place
  if (removed.length !== added.length || removed.length > MOST_LINES) return [{ start, end: start + removed.join('').length, text: added.join('') }];
  const patches: Patch[] = [];
  let at = start;
  for (const [index, line] of removed.entries()) {
    if (line !== added[index]) patches.push(changeWithin(line, added[index]!, at));
    at += line.length;
  }
  return patches;
}

/** Only what differs inside of a line, which may be an episode long. */
function changeWithin(line: string, other: string, at: number): Patch {
  let head = 0;
  while (head < Math.min(line.length, other.length) && line[head] === other[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(line.length, other.length) - head && line.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  return { start: at + head, end: at + line.length - tail, text: other.slice(head, other.length - tail) };
}

/** With their ends. */
const linesOf = (text: string): string[] => (text === '' ? [] : text.split(/(?<=\n)/));
