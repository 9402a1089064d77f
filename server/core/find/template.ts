import type { QueryProblem } from './query.ts';

/** A replacement in parts: literal text, or a group of the match (0 for all of it, or a name). */
export type Template = readonly (string | { group: number | string })[];

const REFERENCE = /\$(?:(\$)|(&)|([1-9]\d?)|<([A-Za-z_]\w*)>)/g;

/** Parses the replacement of a regular expression: `$1`, `$<name>`, `$&`, `$$`; any other dollar is literal. An unknown group is a problem. */
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
      // with fewer than twelve groups, "$12" is the first group and a 2
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

/** The replacement for one match, given its groups. */
export const filled = (template: Template, groupOf: (group: number | string) => string): string =>
  template.map((part) => (typeof part === 'string' ? part : groupOf(part.group))).join('');
