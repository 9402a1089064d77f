const LONGEST = 400;
/** How much of what is the same stands before a difference. */
const LEAD = 80;

/** Two texts as a preview shows them: from a little before they differ, as much as fits; "…" stands for what is left out. */
export function excerpts(before: string, after: string): [string, string] {
  let same = 0;
  while (same < before.length && same < after.length && before[same] === after[same]) same += 1;
  const alike = same === before.length && same === after.length;
  const from = alike || (before.length <= LONGEST && after.length <= LONGEST) ? 0 : beginningOfWord(before, Math.max(0, same - LEAD));
  return [cut(before, from), cut(after, from)];
}

const beginningOfWord = (text: string, at: number): number => text.lastIndexOf(' ', at) + 1;

function cut(text: string, from: number): string {
  const rest = text.slice(from);
  const shown = rest.length <= LONGEST ? rest : rest.slice(0, rest.lastIndexOf(' ', LONGEST) > LEAD ? rest.lastIndexOf(' ', LONGEST) : LONGEST).replace(/[\uD800-\uDBFF]$/u, '');
  return `${from > 0 ? '…' : ''}${shown}${shown.length < rest.length ? '…' : ''}`;
}
