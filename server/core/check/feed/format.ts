import type { FeedFinding } from '../../model/feedFinding.ts';
import { countsOf } from '../format.ts';

/** If there are more of one kind than this, the rest are counted instead of listed. */
const MOST_ALIKE = 3;

/** Findings for a terminal: one line each, with the place and whose rule it is; many of a kind are cut short and counted. */
export function formatFeedFindings(findings: readonly FeedFinding[]): string {
  if (findings.length === 0) return 'No findings.\n';
  const alike = new Map<string, FeedFinding[]>();
  for (const finding of findings) {
    const kind = `${finding.code} ${finding.element} ${finding.rule}`;
    const same = alike.get(kind);
    if (same) same.push(finding);
    else alike.set(kind, [finding]);
  }
  const shown = new Set([...alike.values()].flatMap((same) => same.slice(0, MOST_ALIKE)));
  const lastShown = new Map([...alike.values()].filter(({ length }) => length > MOST_ALIKE).map((same) => [same[MOST_ALIKE - 1], same.length - MOST_ALIKE]));
  const rows = findings.filter((finding) => shown.has(finding)).map((finding) => ({ finding, cells: [`line ${finding.line}:${finding.column}`, finding.severity, finding.rule, finding.code] }));
  const widths = [0, 1, 2, 3].map((column) => rows.reduce((width, { cells }) => Math.max(width, cells[column]!.length), 0));
  const lines = rows.flatMap(({ finding, cells }) => [
    `${cells.map((cell, column) => cell.padEnd(widths[column]!)).join('  ')}  ${finding.message}`,
    ...(lastShown.has(finding) ? [`    and ${lastShown.get(finding)} more like it; --json lists them all`] : []),
  ]);
  return `${[...lines, '', countsOf(findings)].join('\n')}\n`;
}
