import { NewGlossaryRule } from '../model/glossary.ts';

/** A line that is not a rule, 1-based, and why. */
export interface LineProblem {
  line: number;
  message: string;
}

export interface GlossaryLines {
  rules: NewGlossaryRule[];
  problems: LineProblem[];
}

const COLUMNS = ['wrong', 'right', 'case', 'words', 'note', 'enabled'] as const;

/**
 * Reads rules from lines such as `wrong → right` (or with `->`, `=>` or a tab; `#` begins a comment), or from CSV (RFC 4180) with
 * the columns of `writeGlossary`, of which the first two suffice; with or without a heading.
 */
export function readGlossary(text: string): GlossaryLines {
  const rows = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/).some((line) => ARROW.test(line)) ? arrowRows(text) : csvRows(text);
  const read: GlossaryLines = { rules: [], problems: [] };
  const heading = rows[0]?.cells.map((cell) => cell.trim().toLowerCase());
  const columns: readonly string[] = heading?.[0] === 'wrong' && heading[1] === 'right' ? heading : COLUMNS;
  for (const { line, cells } of columns === heading ? rows.slice(1) : rows) {
    const cell = (name: string): string => cells[columns.indexOf(name)]?.trim() ?? '';
    if (cells.length < 2) read.problems.push({ line, message: `“${cells[0]!.slice(0, 60)}” is not a rule: write “wrong → right”.` });
    else {
      const rule = NewGlossaryRule.safeParse({
        wrong: cell('wrong'), right: cell('right'), caseRule: cell('case') || undefined, wholeWord: cell('words') === '' ? undefined : cell('words') !== 'anywhere',
        note: cell('note') || null, enabled: cell('enabled') === '' ? undefined : cell('enabled') !== 'no',
      });
      if (rule.success) read.rules.push(rule.data);
      else read.problems.push({ line, message: `${rule.error.issues[0]!.path.join('.')}: ${rule.error.issues[0]!.message}.` });
    }
  }
  return read;
}

const ARROW = /\s*(?:→|->|=>|\t)\s*/;

interface Row {
  line: number;
  cells: string[];
}

const arrowRows = (text: string): Row[] =>
  text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/).map((line, index) => ({ line: index + 1, cells: line.trim().split(ARROW) })).filter(({ cells }) => cells.join('') !== '' && !cells[0]!.startsWith('#'));

function csvRows(text: string): Row[] {
  const rows: Row[] = [];
  let [cells, cell, line, from, isQuoted] = [[] as string[], '', 1, 1, false];
  const source = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const end = (): void => {
    if (cells.length > 0 || cell.trim() !== '') rows.push({ line: from, cells: [...cells, cell] });
    [cells, cell, from] = [[], '', line];
  };
  for (let at = 0; at < source.length; at++) {
    const sign = source[at]!;
    if (sign === '\n') line++;
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (source[at + 1] === '"') cell += source[++at]!;
      else isQuoted = false;
    } else if (sign === '"' && cell.trim() === '') [cell, isQuoted] = ['', true];
    else if (sign === ',' || sign === ';') {
      cells.push(cell);
      cell = '';
    } else if (sign === '\n') end();
    else cell += sign;
  }
  end();
  return rows;
}

/** Rules as CSV, as read by `readGlossary`. */
export function writeGlossary(rules: readonly NewGlossaryRule[]): string {
  const rows = rules.map(({ wrong, right, caseRule, wholeWord, note, enabled }) => [wrong, right, caseRule, wholeWord ? 'whole' : 'anywhere', note ?? '', enabled ? 'yes' : 'no']);
  return `${[COLUMNS, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
}

const quoted = (cell: string): string => (/[",;\r\n]|^\s|\s$|→|->|=>|\t/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
