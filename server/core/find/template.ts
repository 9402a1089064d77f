import type { QueryProblem } from './query.ts';

/** A replacement in parts: what stands there, or a group of the match (0: all of it; a name). */
export type Template = readonly (string | { group: number | string })[];

const REFERENCE = /\$(?:(\$)|(&)|([1-9]\d?)|<([A-Za-z_]\w*)>)/g;

/** Reads the replacement of a regular expression: `$1`, `$<name>`, `$&`, `$$`; any other dollar is one. A group that is not there is a problem. */
export function templateOf(replacement: string, groups: number, names: ReadonlySet<string>): { ok: true; template: Template } | { ok: false; problem: QueryProblem } {
  const parts: (string | { group: number | string })[] = [];
  let from = 0;
  for (const { 0: whole, 1: dollar, 2: all, 3: number, 4: name, index } of replacement.matchAll(REFERENCE)) {
    if (index > from) parts.push(replacement.slice(from, index));
    from = index + whole.length;
    if (dollar) parts.push('$');
    else if (all) parts.push({ group: 0 });
    else if (name !== undefined) {
      if (!names.has(name)) return missing(index, `The pattern has no group named "${name}".`);
      parts.push({ group: name });
    } else {
      // "$12" is the first group and a 2 where there are fewer than twelve
      const [group, rest] = Number(number) <= groups ? [Number(number), ''] : [Number(number![0]), number!.slice(1)];
      if (group > groups) return missing(index, groups === 0 ? `The pattern has no groups: put what $${group} stands for in brackets.` : `The pattern has ${groups} ${groups === 1 ? 'group' : 'groups'}, so there is no $${group}. For the dollar itself, write "$$".`);
      parts.push({ group });
      if (rest) parts.push(rest);
    }
  }
  if (from < replacement.length) parts.push(replacement.slice(from));
  return { ok: true, template: parts };
}

const missing = (at: number, message: string) => ({ ok: false, problem: { part: 'replacement', at, message } } as const);

/** The replacement of one match, given what its groups matched. */
export const filled = (template: Template, groupOf: (group: number | string) => string): string =>
  template.map((part) => (typeof part === 'string' ? part : groupOf(part.group))).join('');
