import { newReport, type Report } from '../reading.ts';
import { Tally } from '../tally.ts';
import type { JsonDocument, JsonPath } from './document.ts';

/** The report of a JSON file: what is found at a path is told with its line, like findings as one. Lines are looked for only where there is something to tell. */
export class JsonFindings {
  private readonly repairs = new Tally();
  private readonly rejections = new Tally();

  constructor(private readonly document: JsonDocument) {}

  /** What was broken and read all the same; a sentence. */
  repaired(path: JsonPath, what: string): void {
    this.repairs.add(this.document.lineOf(path), what);
  }

  /** What is left out, and why; a sentence. */
  rejected(path: JsonPath, why: string): void {
    this.rejections.add(this.document.lineOf(path), why);
  }

  /** The report of a file of which so many units were read; of one without any it says so. */
  told(read: number): Report {
    const rejected = [...this.document.rejected, ...this.rejections.rejections()];
    if (read === 0 && rejected.length === 0) rejected.push({ line: 1, why: 'There is nothing in it to read.' });
    return { ...newReport(), read, repaired: [...this.document.problems, ...this.repairs.repairs()], rejected };
  }
}
