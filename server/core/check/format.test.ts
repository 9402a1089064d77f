import type { Finding } from '../model/finding.ts';
import { formatFindings } from './format.ts';

const finding = (line: number): Finding => ({ code: 'doubled-word', severity: 'info', startMs: null, line, message: 'Twice.', fixes: [] } as unknown as Finding);

test('findings are listed one a line and counted, however many there are', () => {
  const lines = formatFindings(Array.from({ length: 130_000 }, (_, index) => finding(index + 1))).split('\n');
  expect(lines[0]).toBe('line 1       -  info  doubled-word  Twice.');
  expect(lines.at(-2)).toBe('130000 info');
});
