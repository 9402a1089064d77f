import { LATEST_MS } from '../../model/id.ts';
import { Tally } from '../tally.ts';
import { newReport, readingOf, type TranscriptReading } from '../reading.ts';
import type { TranscriptChapter } from '../transcript.ts';


/** What a recording says about itself besides its chapters. */
export interface About {
  title: string | null;
  language: string | null;
  durationMs: number | null;
}

/** Collects the chapters of a recording and their problems; in the report, a line number is the number of the chapter in the file. */
export class ChapterList {
  private readonly chapters: TranscriptChapter[] = [];
  private readonly repaired = new Tally();
  private readonly rejected = new Tally();

  /** Adds a chapter with a title and a time that Stet can store; rejects any other. */
  add(number: number, { startMs, title, url }: { startMs: number; title: string; url: string | null }): TranscriptChapter | null {
    if (title === '') return this.reject(number, 'The chapter has no title.');
    if (!(startMs <= LATEST_MS)) return this.reject(number, 'The chapter has no usable start: it is later than 24 days.');
    const chapter: TranscriptChapter = { startMs, title, url: this.linkOf(number, url), imageUrl: null };
    this.chapters.push(chapter);
    return chapter;
  }

  /** The link, if it is http(s); null, with a line in the report, for any other. */
  linkOf(number: number, url: string | null): string | null {
    if (url === null || url === '') return null;
    if (/^https?:\/\/\S+$/i.test(url)) return url;
    return this.reject(number, 'The chapter’s link is not an http address; it is left out.');
  }

  repair(number: number, what: string): void {
    this.repaired.add(number, what);
  }

  reject(number: number, why: string): null {
    this.rejected.add(number, why);
    return null;
  }

  /** @param none why there are no chapters, if nothing else says so */
  reading(about: About, none: string): TranscriptReading {
    if (this.chapters.length === 0) this.rejected.add(1, none);
    const report = newReport();
    report.read = this.chapters.length;
    report.repaired = this.repaired.repairs();
    report.rejected = this.rejected.rejections();
    return readingOf(report, { ...about, chapters: this.chapters.sort((a, b) => a.startMs - b.startMs) });
  }
}
