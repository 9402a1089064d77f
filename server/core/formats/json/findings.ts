import { newReport, type Report } from '../reading.ts';
import { Tally } from '../tally.ts';
import type { JsonDocument, JsonPath } from './document.ts';

/** The report for a JSON file: findings at paths get line numbers, and similar ones become one. Lines are computed only if there is something to report. */
export class JsonFindings {
  private readonly repairs = new Tally();
  private readonly rejections = new Tally();

  constructor(private readonly document: JsonDocument) {}

  /** Reports something broken that could still be read; a sentence. */
  repaired(path: JsonPath, what: string): void {
    this.repairs.add(this.document.lineOf(path), what);
  }

  /** Reports something left out, and why; a sentence. */
  rejected(path: JsonPath, why: string): void {
    this.rejections.add(this.document.lineOf(path), why);
  }

  /** The report for a file with this many units read; if there were none, it says so. */
  told(read: number): Report {
    const rejected = [...this.document.rejected, ...this.rejections.rejections()];
    if (read === 0 && rejected.length === 0) rejected.push({ line: 1, why: 'It contains nothing to read.' });
    return { ...newReport(), read, repaired: [...this.document.problems, ...this.repairs.repairs()], rejected };
  }
}
