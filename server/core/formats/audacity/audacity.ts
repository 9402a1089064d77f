import type { SpokenCue } from '../cue.ts';
import type { FileContent } from '../fileContent.ts';
import type { Format } from '../format.ts';
import { segmentsOf } from '../joinCues.ts';
import { oneLine } from '../oneLine.ts';
import { newReport, readingOf, type ReadOptions, type TranscriptReading } from '../reading.ts';
import type { Transcript } from '../transcript.ts';
import { labelLine, millisecondsOf, readLabels } from './label.ts';
import { spokenIn, spokenLabels } from '../namesBeforeWords.ts';

/** How much of a file is examined to recognise it. */
const SAMPLE = 4_096;

/** Audacity's label tracks, as a transcript or, if `kind` asks for them, chapters; read and written in whole milliseconds. */
export const audacity: Format = {
  name: 'audacity',
  title: 'Audacity labels',
  kind: 'transcript',
  extension: 'txt',
  mediaType: 'text/plain',
  detect,
  read,
  write: (transcript) => (transcript.segments.length > 0 ? segmentLabels(transcript) : chapterLabels(transcript)),
};

function detect({ text }: FileContent): string | null {
  const first = text.slice(0, SAMPLE).split(/\r\n|\r|\n/).find((line) => line.trim() !== '')?.split('\t');
  const timed = first !== undefined && first.length >= 3 && millisecondsOf(first[0]!) !== null && millisecondsOf(first[1]!) !== null;
  return timed ? 'begins with two times in seconds and a label, with tabs between' : null;
}

function read(file: FileContent, options: ReadOptions): TranscriptReading {
  const report = newReport();
  const labels = readLabels(file.text, report);
  if (labels.length === 0 && report.rejected.length === 0) report.rejected.push({ line: 1, why: 'The file contains no labels.' });
  if (options.kind === 'chapters') {
    return readingOf(report, { chapters: labels.map(({ startMs, text }) => ({ startMs, title: text, url: null, imageUrl: null })) });
  }
  const spoken = spokenIn(labels.map(({ text }) => text));
  const cues = labels.map(({ startMs, endMs }, index): SpokenCue => {
    const { speaker, words } = spoken[index]!;
    return { startMs, endMs: endMs > startMs ? endMs : null, speaker, text: words, words: null };
  });
  return readingOf(report, { segments: segmentsOf(cues, options) });
}

/**
 * Writes a label for every segment with words: `Name: words` from its start to its end, or a point label if it has no end. A
 * segment without a start, or with one before its predecessor's, takes that one's start, because Audacity sorts labels by start.
 */
export function segmentLabels({ segments }: Pick<Transcript, 'segments'>): string {
  const said = segments.map((segment) => ({ ...segment, words: oneLine(segment.text) })).filter(({ words }) => words !== '');
  const labels = spokenLabels(said);
  let latest = 0;
  const lines = said.map(({ startMs, endMs }, index) => {
    latest = Math.max(latest, startMs ?? latest);
    return labelLine({ startMs: latest, endMs: Math.max(latest, endMs ?? latest), text: labels[index]! });
  });
  return lines.join('');
}

/** Writes a point label for every chapter with a title, in order; links and images cannot be expressed. */
export function chapterLabels({ chapters }: Pick<Transcript, 'chapters'>): string {
  const ordered = chapters.filter(({ title }) => title.trim() !== '').sort((a, b) => a.startMs - b.startMs);
  return ordered.map(({ startMs, title }) => labelLine({ startMs, endMs: startMs, text: title })).join('');
}
