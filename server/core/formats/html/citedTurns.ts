import type { Report } from '../reading.ts';
import { Tally } from '../tally.ts';
import { isFurniture } from '../text/furniture.ts';
import type { TranscriptSegment } from '../transcript.ts';
import { citesOnChange } from './citesOnChange.ts';
import type { Item } from './items.ts';
import { timeElement } from './timeElement.ts';

interface Turn {
  line: number;
  /** Undefined if the turn names nobody, null if it says explicitly that it has no speaker. */
  cite: string | null | undefined;
  startMs: number | null;
  endMs: number | null;
  paragraphs: string[];
}

/** Whether a page marks up who speaks and when: names with times, or several of either. */
export function hasCitedTurns(items: readonly Item[]): boolean {
  const cites = items.filter(({ kind }) => kind === 'cite').length;
  const times = items.filter((item) => item.kind === 'time' && timeElement(item.text, item.datetime) !== null).length;
  return (cites > 0 && times > 0) || cites > 1 || times > 1;
}

/**
 * The turns of a page with `<cite>` and `<time>` (podcast-namespace 1.0, "transcripts/transcripts.md"), in either order and inside any
 * elements. A turn has all paragraphs up to the next name or time. One without a name continues the speaker above if the page names
 * speakers only when they change; otherwise it has none.
 */
export function citedTurns(items: readonly Item[], report: Report): TranscriptSegment[] {
  const rejected = new Tally();
  const all = turnsIn(items, rejected);
  for (const { line, paragraphs } of all) if (paragraphs.length === 0) rejected.add(line, 'The turn has no words.');
  const turns = all.filter(({ paragraphs }) => paragraphs.length > 0);
  const carries = citesOnChange(turns.map(({ cite }) => cite));
  let speaker: string | null = null;
  const segments = turns.map(({ cite, startMs, endMs, paragraphs }) => {
    speaker = cite === undefined ? (carries ? speaker : null) : cite;
    return { startMs, endMs, speaker, text: paragraphs.join('\n\n') };
  });
  report.read = segments.length;
  report.rejected.push(...rejected.rejections());
  return segments;
}

function turnsIn(items: readonly Item[], rejected: Tally): Turn[] {
  const turns: Turn[] = [];
  let turn: Turn | null = null;
  const open = (line: number): Turn => {
    turn = { line, cite: undefined, startMs: null, endMs: null, paragraphs: [] };
    turns.push(turn);
    return turn;
  };
  const pairs = (first: Item['kind'], second: Item['kind']): number => items.filter(({ kind }, index) => kind === first && items[index + 1]?.kind === second).length;
  const timesFirst = pairs('time', 'cite') > pairs('cite', 'time');
  items.forEach(({ kind, text, line, datetime }, index) => {
    const fresh: Turn | null = turn !== null && turn.paragraphs.length === 0 ? turn : null;
    const times = kind === 'time' ? timeElement(text, datetime) : null;
    if (kind === 'cite') (fresh !== null && fresh.cite === undefined && timesFirst ? fresh : open(line)).cite = nameIn(text);
    else if (times !== null) Object.assign(fresh !== null && fresh.startMs === null ? fresh : open(line), times);
    else if (kind === 'end') turn = null;
    else if (kind === 'heading') rejected.add(line, 'A heading is not part of a turn.');
    else if (turn === null) rejected.add(line, 'The words do not belong to any turn.');
    else if ((items[index + 1]?.kind ?? 'end') === 'end' && turn.paragraphs.length > 0 && isFurniture(text)) rejected.add(line, 'The line is about the transcript; it was not said.');
    else turn.paragraphs.push(...text.split(/\n{2,}/).map((paragraph) => paragraph.replaceAll('\n', ' ')));
  });
  return turns;
}

/** A name without the colon after it. */
const nameIn = (text: string): string | null => text.replaceAll('\n', ' ').replace(/\s?[:：]$/, '').trim() || null;
