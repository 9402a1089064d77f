import { Severity, type Finding } from '../model/finding.ts';
import { formatTimestamp } from '../time/timestamp.ts';

/** Findings for a terminal: one line each with its place, its fixes below, and a count at the end. */
export function formatFindings(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'No findings.\n';
  const rows = findings.map(({ line, startMs, severity, code }) => [line === null ? '-' : `line ${line}`, startMs === null ? '-' : formatTimestamp(startMs), severity, code]);
  const widths = [0, 1, 2, 3].map((column) => rows.reduce((width, row) => Math.max(width, row[column]!.length), 0));
  const lines = findings.flatMap(({ message, fixes }, index) => [
    `${rows[index]!.map((cell, column) => cell.padEnd(widths[column]!)).join('  ')}  ${message}`,
    ...fixes.map(({ title }) => `    fix: ${title}`),
  ]);
  return `${[...lines, '', countsOf(findings)].join('\n')}\n`;
}

/** The number of findings of each severity: "1 error, 2 warnings". */
export function countsOf(findings: readonly { severity: Severity }[]): string {
  const counts = Severity.options.map((severity) => [findings.filter((finding) => finding.severity === severity).length, severity] as const);
  return counts.filter(([count]) => count > 0).map(([count, severity]) => `${count} ${count === 1 || severity === 'info' ? severity : `${severity}s`}`).join(', ');
}
