/** Units `from` to `to` of the old text become `text`. */
export interface Hunk {
  from: number;
  to: number;
  text: string;
}

const TOKEN = /\s+|[\p{L}\p{N}\p{M}_]+(?:['’][\p{L}\p{N}\p{M}]+)*|[^]/gu;
/** With more table cells than this (16 MB), the middle of two texts is replaced as a whole. */
const MAX_CELLS = 4_000_000;

/** The difference of two texts in words: hunks in order, with at least one common word between any two. */
export function wordDiff(before: string, after: string): Hunk[] {
  if (before === after) return [];
  const [a, b] = [before.match(TOKEN) ?? [], after.match(TOKEN) ?? []];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const [left, right] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  const start = a.slice(0, head).reduce((sum, token) => sum + token.length, 0);
  if (left.length * right.length > MAX_CELLS) return [{ from: start, to: start + left.join('').length, text: right.join('') }];
  return hunks(left, right, start);
}

/** Longest common subsequence of tokens, walked from the start. */
function hunks(a: readonly string[], b: readonly string[], start: number): Hunk[] {
  const width = b.length + 1;
  const table = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      table[i * width + j] = a[i] === b[j] ? table[(i + 1) * width + j + 1]! + 1 : Math.max(table[(i + 1) * width + j]!, table[i * width + j + 1]!);
    }
  }
  const found: Hunk[] = [];
  let [i, j, at] = [0, 0, start];
  let open: Hunk | null = null;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      open = null;
      at += a[i]!.length;
      i += 1;
      j += 1;
      continue;
    }
    if (!open) found.push((open = { from: at, to: at, text: '' }));
    if (j >= b.length || (i < a.length && table[(i + 1) * width + j]! >= table[i * width + j + 1]!)) {
      at += a[i]!.length;
      open.to = at;
      i += 1;
    } else {
      open.text += b[j]!;
      j += 1;
    }
  }
  return found;
}
