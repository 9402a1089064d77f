import { newReport, type Report } from '../reading.ts';
import type { JsonDocument, JsonPath } from './document.ts';

type Kind = 'repaired' | 'rejected';

interface Run {
  kind: Kind;
  what: string;
  index: number;
  /** Where the run stands in the report. */
  at: number;
  times: number;
  path: JsonPath;
}

/**
 * The report of a JSON file: what is found at a path is told with its line. The same thing found at one value of a list after another
 * is one entry, which names its last line. Lines are looked for only where there is something to tell.
 */
export class JsonFindings {
  private readonly report: Report;
  /** The last run of each thing found. */
  private readonly runs = new Map<string, Run>();

  constructor(private readonly document: JsonDocument) {
    this.report = { ...newReport(), repaired: [...document.problems], rejected: [...document.rejected] };
  }

  /** What was broken and read all the same; a sentence without its full stop. */
  repaired(path: JsonPath, what: string): void {
    this.add('repaired', path, what);
  }

  /** What is left out, and why; a sentence without its full stop. */
  rejected(path: JsonPath, why: string): void {
    this.add('rejected', path, why);
  }

  /** The report of a file of which so many units were read. */
  told(read: number): Report {
    for (const run of this.runs.values()) this.end(run);
    this.runs.clear();
    return { ...this.report, read };
  }

  private add(kind: Kind, path: JsonPath, what: string): void {
    const depth = path.findLastIndex((step) => typeof step === 'number');
    const index = depth === -1 ? -1 : Number(path[depth]);
    const key = JSON.stringify([kind, what, path.slice(0, Math.max(0, depth)), path.slice(depth + 1)]);
    const last = this.runs.get(key);
    if (last && depth !== -1 && last.index + 1 === index) {
      Object.assign(last, { index, path, times: last.times + 1 });
      return;
    }
    if (last) this.end(last);
    const line = this.document.lineOf(path);
    const at = kind === 'repaired' ? this.report.repaired.push({ line, what: `${what}.` }) - 1 : this.report.rejected.push({ line, why: `${what}.` }) - 1;
    this.runs.set(key, { kind, what, index, at, times: 1, path });
  }

  private end({ kind, what, at, times, path }: Run): void {
    if (times === 1) return;
    const text = `${what} (${times} times, last on line ${this.document.lineOf(path)}).`;
    if (kind === 'repaired') this.report.repaired[at]!.what = text;
    else this.report.rejected[at]!.why = text;
  }
}
