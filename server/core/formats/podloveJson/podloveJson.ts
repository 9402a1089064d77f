import { ascending } from '../chapters/ascending.ts';
import { listedChapters } from '../chapters/listedChapters.ts';
import type { SpokenCue } from '../cue.ts';
import type { FileContent } from '../fileContent.ts';
import type { Format } from '../format.ts';
import { segmentsOf } from '../joinCues.ts';
import { asArray, asMs, asName, asObject, asText, secondsToMs, type JsonObject } from '../json/checked.ts';
import { readJson, type JsonDocument, type JsonPath } from '../json/document.ts';
import { JsonFindings } from '../json/findings.ts';
import { listIn, sampleOf, type FoundList } from '../json/listIn.ts';
import { endOf, startOf } from '../json/time.ts';
import { oneLine } from '../oneLine.ts';
import { readingOf, type ReadOptions, type TranscriptReading } from '../reading.ts';
import { speakerLabel } from '../recognisers/speakerLabel.ts';

/** The entries of a file: the whole file, or (in a player's configuration) a list in it. */
const entriesIn = (value: unknown): FoundList | null => listIn(value, 'transcripts', 'transcript');

const isEntry = (entry: JsonObject): boolean => typeof entry.text === 'string' && ('start_ms' in entry || (typeof entry.start === 'string' && secondsToMs(entry.start) !== null));

function detectPodloveJson(file: FileContent): string | null {
  const sample = sampleOf(entriesIn(readJson(file).value)?.list);
  if (sample.some(isEntry)) return 'has entries with a start and a text, as Podlove writes them';
  return sample.some((group) => sampleOf(asArray(group.items)).some(isEntry)) ? 'has groups of entries with a start and a text, as Podlove writes them' : null;
}

/**
 * Reads the transcripts of Podlove Publisher (`json` and `json_grouped`) and those in the configuration of Podlove's players, with its
 * chapters. A speaker's name is that of the contributor (or speaker) with the same id, if the file lists them; else the voice; else
 * the speaker itself, with a mere number becoming `Speaker 3`. Times are `start_ms` and `end_ms`, else clocks or seconds.
 */
function readPodloveJson(file: FileContent, options: ReadOptions): TranscriptReading {
  const document = readJson(file);
  const findings = new JsonFindings(document);
  const found = entriesIn(document.value);
  if (!found) {
    if (document.value !== undefined) findings.rejected([], 'The file has no transcript.');
    return readingOf(findings.told(0), {});
  }
  const player = asObject(document.value);
  const cues = new EntryReader(document, findings, namesOf(player)).cues(found.list, found.path);
  const chapters = listedChapters(asArray(player?.chapters) ?? [], ['chapters'], document, findings);
  const report = findings.told(cues.length + chapters.length);
  return readingOf(report, { title: asName(player?.title), durationMs: secondsToMs(player?.duration), segments: segmentsOf(cues, options, report), chapters: ascending(chapters, report) });
}

/** The names of the people in a player's configuration, by id. */
function namesOf(player: JsonObject | null): Map<string, string> {
  const people = [...(asArray(player?.contributors) ?? []), ...(asArray(player?.speakers) ?? [])].map(asObject);
  return new Map(people.flatMap((person) => {
    const [id, name] = [asName(person?.id), asName(person?.name)];
    return id !== null && name !== null ? [[id, name] as const] : [];
  }));
}

class EntryReader {
  private readonly read: SpokenCue[] = [];
  private before = 0;
  private latest = 0;

  constructor(private readonly document: JsonDocument, private readonly findings: JsonFindings, private readonly names: ReadonlyMap<string, string>) {}

  /** A cue for every entry, alone or in a group with one voice. */
  cues(list: readonly unknown[], path: JsonPath): SpokenCue[] {
    list.forEach((value, index) => {
      const entry = asObject(value);
      const items = asArray(entry?.items);
      if (items) items.forEach((item, at) => this.entry(asObject(item), this.speakerOf(entry!), [...path, index, 'items', at]));
      else this.entry(entry, entry && this.speakerOf(entry), [...path, index]);
    });
    return this.read;
  }

  private entry(entry: JsonObject | null, speaker: string | null, path: JsonPath): void {
    const text = asText(entry?.text);
    if (!entry || text === null) return this.findings.rejected(path, 'It is not an entry with text; it was left out.');
    const said = oneLine(text);
    if (said === '') return;
    const startMs = asMs(entry.start_ms) ?? startOf(entry.start, secondsToMs, this.before, this.findings, path);
    if (startMs === null) return;
    const ownEnd = asMs(entry.end_ms);
    const endMs = ownEnd !== null && ownEnd >= startMs ? ownEnd : endOf(entry.end ?? entry.end_ms, secondsToMs, startMs, this.findings, path);
    this.read.push({ startMs, endMs, speaker, text: said, words: null, ...(startMs < this.latest ? { line: this.document.lineOf(path) } : {}) });
    this.before = endMs ?? startMs;
    this.latest = startMs;
  }

  private speakerOf({ speaker, voice }: JsonObject): string | null {
    const id = asName(speaker) ?? asName(asObject(speaker)?.id);
    const listed = id === null ? undefined : this.names.get(id);
    const name = listed ?? asName(asObject(speaker)?.name) ?? asName(voice) ?? id;
    return name && speakerLabel(oneLine(name));
  }
}

/** The transcripts of Podlove Publisher and of Podlove's players. */
export const podloveJson: Format = {
  name: 'podlove-json',
  title: 'Podlove JSON',
  kind: 'transcript',
  extension: 'json',
  mediaType: 'application/json',
  detect: detectPodloveJson,
  read: readPodloveJson,
};
