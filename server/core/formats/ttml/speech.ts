import { Ms } from '../../model/id.ts';
import type { SpokenCue } from '../cue.ts';
import type { Tally } from '../tally.ts';
import { timedText, type TimedRun } from '../timedText.ts';
import type { TtDocument, TtElement } from './document.ts';
import { placeOf } from './segmentId.ts';
import type { Span } from './timing.ts';

/** What one voice says in a paragraph. */
interface Voiced {
  voice: string | null;
  runs: TimedRun[];
}

/** A paragraph being read. */
interface Paragraph {
  element: TtElement;
  voices: Voiced[];
  /** The element whose time the last run has, so that text in several pieces stays one run. */
  lastTimed: TtElement | null;
  /** Whether it contains sentences, as in Apple Podcasts: then it is a turn. */
  isTurn: boolean;
}

/**
 * The cues of a document, in order: one for every paragraph and voice with words. Spans with times of their own give their words
 * times. A paragraph begins or continues a segment if its identifier says so, as ours do; the paragraphs of Apple Podcasts are
 * turns.
 */
export function cuesOf(document: TtDocument, spans: ReadonlyMap<TtElement, Span>, repaired: Tally, rejected: Tally): SpokenCue[] {
  const cues: SpokenCue[] = [];
  const timedInside = aroundTimedSpans(document, spans);
  const voices = new Map<TtElement, string | null>();
  let paragraph: Paragraph | null = null;
  let after = 0;
  for (const part of document.parts) {
    const { element } = part;
    if (part.kind === 'open') {
      const around = element.parent ? voices.get(element.parent)! : null;
      voices.set(element, element.agents === null ? around : document.agents.voice(element.agents));
      if (element.name === 'p') paragraph = { element, voices: [], lastTimed: null, isTurn: false };
    }
    if (!paragraph) continue;
    if (part.kind === 'text') say(paragraph, part.text, voices.get(element)!, timedElement(element, spans, timedInside), spans);
    else if (element.unit !== null) {
      say(paragraph, ' ', voices.get(element)!, null, spans);
      paragraph.isTurn ||= element.unit === 'sentence';
    }
    if (part.kind === 'close' && element === paragraph.element) {
      for (const cue of paragraphCues(paragraph, spans, after, repaired, rejected)) cues.push(cue);
      after = cues.at(-1)?.endMs ?? cues.at(-1)?.startMs ?? 0;
      paragraph = null;
    }
  }
  return cues;
}

/** Spans around timed spans: their own words have no time. */
function aroundTimedSpans({ parts }: TtDocument, spans: ReadonlyMap<TtElement, Span>): Set<TtElement> {
  const around = new Set<TtElement>();
  for (const { kind, element } of parts) {
    if (kind !== 'open' || element.name !== 'span' || !spans.get(element)!.timed) continue;
    for (let outer = element.parent; outer && outer.name === 'span' && !around.has(outer); outer = outer.parent) around.add(outer);
  }
  return around;
}

/** The span that gives a text its time: the nearest one with a begin, if it contains no other timed span. */
function timedElement(element: TtElement, spans: ReadonlyMap<TtElement, Span>, timedInside: ReadonlySet<TtElement>): TtElement | null {
  let nearest: TtElement | null = element;
  while (nearest && nearest.name === 'span' && !spans.get(nearest)!.timed) nearest = nearest.parent;
  return nearest && nearest.name === 'span' && !timedInside.has(nearest) ? nearest : null;
}

function say(paragraph: Paragraph, text: string, voice: string | null, timed: TtElement | null, spans: ReadonlyMap<TtElement, Span>): void {
  let last = paragraph.voices.at(-1);
  if (!last || (last.voice !== voice && /\S/.test(text))) {
    last = { voice, runs: [] };
    paragraph.voices.push(last);
    paragraph.lastTimed = null;
  }
  const run = last.runs.at(-1);
  if (run && timed && timed === paragraph.lastTimed) run.text += text;
  else last.runs.push({ text, ...timeOfRun(timed === null ? null : spans.get(timed)!) });
  paragraph.lastTimed = timed;
}

/** A time longer than any recording counts as none. */
function timeOfRun(span: Span | null): Pick<TimedRun, 'startMs' | 'endMs'> {
  if (span === null || !Ms.safeParse(span.startMs).success) return { startMs: null, endMs: null };
  return { startMs: span.startMs, endMs: Ms.safeParse(span.endMs).success ? span.endMs : null };
}

function paragraphCues({ element, voices, isTurn }: Paragraph, spans: ReadonlyMap<TtElement, Span>, after: number, repaired: Tally, rejected: Tally): SpokenCue[] {
  const spoken = voices.filter(({ runs }) => runs.some(({ text }) => /\S/.test(text)));
  if (spoken.length === 0) return [];
  const time = timeOfParagraph(element, spoken, spans);
  if (time === null) repaired.add(element.line, 'A paragraph without a start was placed where the one before it ends.');
  const { startMs, endMs } = time ?? { startMs: after, endMs: null };
  if (!Ms.safeParse(startMs).success || !Ms.safeParse(endMs ?? 0).success) {
    rejected.add(element.line, 'A paragraph is later than any recording lasts; it is left out.');
    return [];
  }
  const starts = startsOf(spoken, startMs, endMs);
  return spoken.map(({ voice, runs }, index): SpokenCue => {
    const start = starts[index]!;
    const end = index === spoken.length - 1 ? endMs : Math.max(start, starts[index + 1]!);
    const begins = index === 0 ? beginsSegment(element, isTurn) : null;
    return { line: element.line, startMs: start, endMs: end, speaker: voice, ...timedText(runs, start, end), ...(begins === null ? {} : { begins }) };
  });
}

function beginsSegment({ id }: TtElement, isTurn: boolean): boolean | null {
  const place = id === null ? null : placeOf(id);
  return place === null ? isTurn || null : place.first;
}

/** A paragraph's own time, else that of its divisions, else that of its spans. */
function timeOfParagraph(element: TtElement, voices: readonly Voiced[], spans: ReadonlyMap<TtElement, Span>): { startMs: number; endMs: number | null } | null {
  const starts = voices.flatMap(({ runs }) => runs.flatMap((run) => run.startMs ?? []));
  const ends = voices.flatMap(({ runs }) => runs.flatMap((run) => run.endMs ?? []));
  const said = ends.length === 0 ? null : ends.reduce((latest, end) => Math.max(latest, end));
  const own = spans.get(element)!;
  const spoken = starts.length === 0 ? null : { startMs: starts.reduce((first, start) => Math.min(first, start)), endMs: said };
  if (element.beginLost) return spoken;
  if (own.timed || element.parent?.sequence) return { startMs: own.startMs, endMs: own.endMs ?? said };
  for (let outer = element.parent; outer && outer.name !== 'body'; outer = outer.parent) {
    const span = spans.get(outer)!;
    if (span.timed) return { startMs: own.startMs, endMs: said ?? span.endMs };
  }
  return spoken;
}

/** The start of each voice in a paragraph: that of its first timed word, else in proportion to the text before it. */
function startsOf(voices: readonly Voiced[], startMs: number, endMs: number | null): number[] {
  const lengths = voices.map(({ runs }) => runs.reduce((sum, { text }) => sum + text.length, 0));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const length = (endMs ?? startMs) - startMs;
  let before = 0;
  let latest = startMs;
  return voices.map(({ runs }, index) => {
    const shared = startMs + Math.round((length * before) / total);
    before += lengths[index]!;
    return (latest = index === 0 ? startMs : Math.max(latest, runs.find((run) => run.startMs !== null)?.startMs ?? shared));
  });
}
