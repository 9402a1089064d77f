import * as fc from 'fast-check';
import type { NotesView, ViewSegment } from '../reading.ts';

/** An edit of a view, at a place that is picked from those it has; `fresh` gives new words. */
export type AnyEdit = (view: NotesView, pick: number, fresh: () => string) => void;

const at = <T>(list: readonly T[], pick: number): T | undefined => list[pick % Math.max(1, list.length)];
const spaces = (text: string): { start: number; end: number }[] => Array.from(text.matchAll(/\s+/g), ({ index, 0: { length } }) => ({ start: index, end: index + length }));
const words = (text: string): { start: number; end: number }[] => Array.from(text.matchAll(/\S+/g), ({ index, 0: { length } }) => ({ start: index, end: index + length }));
const spliced = (text: string, { start, end }: { start: number; end: number }, by: string): string => text.slice(0, start) + by + text.slice(end);

/** An edit of the words of one segment. */
const ofText = (change: (text: string, pick: number, fresh: () => string) => string | undefined): AnyEdit => (view, pick, fresh) => {
  const segment = at(view.segments, pick);
  if (segment) segment.text = change(segment.text, pick, fresh) ?? segment.text;
};

/** An edit of two segments, one behind the other. */
const ofPair = (change: (first: ViewSegment, second: ViewSegment, view: NotesView, pick: number) => void): AnyEdit => (view, pick) => {
  const [first, second] = view.segments.slice(pick % Math.max(1, view.segments.length - 1));
  if (first && second) change(first, second, view, pick);
};

const remove = <T>(list: T[], one: T): void => void list.splice(list.indexOf(one), 1);

export const EDITS: Readonly<Record<string, AnyEdit>> = {
  'a word replaced': ofText((text, pick, fresh) => spliced(text, at(words(text), pick) ?? { start: 0, end: 0 }, fresh())),
  'a word added': ofText((text, pick, fresh) => spliced(text, { start: at(words(text), pick)?.end ?? 0, end: at(words(text), pick)?.end ?? 0 }, ` ${fresh()}`)),
  'a word taken out': ofText((text, pick) => (words(text).length > 1 ? spliced(text, at(words(text), pick)!, '').replace(/ {2}/, ' ').trim() : undefined)),
  'a paragraph broken': ofText((text, pick) => at(spaces(text), pick) && spliced(text, at(spaces(text), pick)!, '\n\n')),
  'paragraphs joined': ofText((text) => text.replace('\n\n', ' ')),
  'a label': (view, pick) => void Object.assign(at(view.segments, pick) ?? {}, { speaker: at(['Ann Lee', 'New Name'], pick) }),
  'a speaker renamed': (view, pick) => {
    const speaker = at(view.segments, pick)?.speaker;
    for (const segment of view.segments) if (segment.speaker === speaker && speaker) segment.speaker = 'Renamed Person';
  },
  'a time': (view, pick) => {
    const segment = at(view.segments, pick);
    if (segment && segment.startMs !== null) segment.startMs += 1_000;
  },
  'all times': (view) => view.segments.forEach((segment) => void (segment.startMs = segment.startMs === null ? null : segment.startMs + 3_600_000)),
  'a split': (view, pick) => {
    const segment = at(view.segments, pick);
    const cut = segment && at(spaces(segment.text), pick >> 3);
    if (!segment || !cut) return;
    view.segments.splice(view.segments.indexOf(segment) + 1, 0, { startMs: segment.startMs === null ? null : segment.startMs + 1_000, endMs: null, speaker: at([segment.speaker, 'Ann Lee'], pick)!, text: segment.text.slice(cut.end) });
    segment.text = segment.text.slice(0, cut.start);
  },
  'a merge': ofPair((first, second, view, pick) => {
    first.text += at([' ', '\n\n'], pick)! + second.text;
    remove(view.segments, second);
  }),
  'a merge into the next': ofPair((first, second, view) => {
    Object.assign(second, { text: `${first.text} ${second.text}`, startMs: first.startMs, speaker: first.speaker });
    remove(view.segments, first);
  }),
  'words over a border': ofPair((first, second, _, pick) => {
    const [from, isBack] = pick % 2 === 0 ? [first, false] : [second, true];
    const cut = at(spaces(from.text), pick >> 3);
    if (!cut) return;
    const [head, tail] = [from.text.slice(0, cut.start), from.text.slice(cut.end)];
    Object.assign(first, { text: isBack ? `${first.text} ${head}` : head });
    Object.assign(second, { text: isBack ? tail : `${tail} ${second.text}` });
  }),
  'two exchanged': ofPair((first, second, view) => {
    const index = view.segments.indexOf(first);
    view.segments.splice(index, 2, second, first);
  }),
  'one added': (view, pick, fresh) => {
    const index = pick % (view.segments.length + 1);
    view.segments.splice(index, 0, { startMs: (view.segments[index - 1]?.startMs ?? 0) + 1_000, endMs: null, speaker: 'Ann Lee', text: `${fresh()} ${fresh()}.` });
  },
  'one removed': (view, pick) => void view.segments.splice(pick % Math.max(1, view.segments.length), 1),
  'a chapter named': (view, pick, fresh) => void Object.assign(at(view.chapters, pick) ?? {}, { title: fresh() }),
  'a chapter moved': (view, pick) => {
    const chapter = at(view.chapters, pick);
    if (chapter) chapter.startMs += 1_000;
  },
  'a chapter added': (view, _, fresh) => void view.chapters.push({ startMs: (view.chapters.at(-1)?.startMs ?? 0) + 5_000, title: fresh() }),
  'a chapter removed': (view, pick) => void view.chapters.splice(pick % Math.max(1, view.chapters.length), 1),
  'a reference named': (view, pick, fresh) => void Object.assign(at(view.references, pick) ?? {}, { title: fresh() }),
  'a reference led elsewhere': (view, pick) => void Object.assign(at(view.references, pick) ?? {}, { url: `https://r.example/new?a=1&b=${pick}` }),
  'a reference added': (view, pick, fresh) => void view.references.push({ title: fresh(), url: `https://r.example/added?${pick}`, note: null, links: [] }),
  'a reference removed': (view, pick) => void view.references.splice(pick % Math.max(1, view.references.length), 1),
  'a paragraph of introduction': (view, _, fresh) => void (view.introduction = `${view.introduction!}\n\n${fresh()}`),
};

/** Some edits, and where each is made. */
export const anyEdits = fc.array(fc.tuple(fc.constantFrom(...Object.keys(EDITS)), fc.nat(10_000)), { minLength: 1, maxLength: 6 });
