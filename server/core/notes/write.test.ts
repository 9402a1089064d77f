import { readFileSync, readdirSync } from 'node:fs';
import * as fc from 'fast-check';
import { applyPatches } from '../model/patch.ts';
import { readNotes } from './read.ts';
import type { NotHeld, NotesFormat, NotesReading, NotesView } from './reading.ts';
import { writeNotes } from './write.ts';

const folder = new URL('fixtures/', import.meta.url);
const pages = readdirSync(folder).filter((name) => !name.endsWith('.json'))
  .map((name) => ({ name, format: name.endsWith('.html') ? 'html' as const : 'text' as const, source: readFileSync(new URL(name, folder), 'utf8') }));
const page = fc.constantFrom(...pages);

const viewOf = ({ segments, chapters, references }: NotesReading): NotesView => ({
  segments: segments.map(({ id, startMs, endMs, speaker, text }) => ({ id, startMs, endMs, speaker, text })),
  chapters: chapters.map(({ id, startMs, title }) => ({ id, startMs, title })),
  references: references.map(({ id, title, url, note, links }) => ({ id, title, url, note, links })),
});

const words = fc.oneof(
  fc.constantFrom('salt', 'A & B', '<b>bold</b>', '<script>alert(1)</script>', 'Ann Lee (0:05)', 'two  spaces', 'one\ntwo', 'one\n\ntwo', '&amp;', '🐚 shell', '* starred', ' padded ', 'Links:', '12:30 is lunch', 'https://a.example/x', 'Transcript', '', '"q" — \'r\''),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const ms = fc.oneof(fc.nat(200).map((seconds) => seconds * 1000), fc.nat(20_000_000));
const name = fc.constantFrom('Ann Lee', 'Dr. Bo O’Neil', 'Zoë', 'not a name', 'A & B');
const url = fc.constantFrom('https://new.example/?a=1&b="2', 'https://new.example/a', 'http://x.example/(y)', 'javascript:alert(1)', 'two words');

type Change = (view: NotesView, pick: number) => void;
const at = <T>(list: T[], pick: number): T | undefined => list[pick % Math.max(1, list.length)];
const change: fc.Arbitrary<Change> = fc.oneof(
  words.map((text): Change => (view, pick) => void Object.assign(at(view.segments, pick) ?? {}, { text })),
  words.map((text): Change => (view, pick) => {
    const segment = at(view.segments, pick);
    if (segment) segment.text = `${segment.text.slice(0, pick % 40)}${text}${segment.text.slice(pick % 40)}`;
  }),
  name.map((speaker): Change => (view, pick) => void Object.assign(at(view.segments, pick) ?? {}, { speaker })),
  ms.map((startMs): Change => (view, pick) => void Object.assign(at(view.segments, pick) ?? {}, { startMs })),
  ms.map((endMs): Change => (view, pick) => void Object.assign(at(view.segments, pick) ?? {}, { endMs })),
  fc.tuple(words, name, ms).map(([text, speaker, startMs]): Change => (view, pick) => void view.segments.splice(pick % (view.segments.length + 1), 0, { startMs, endMs: null, speaker, text })),
  fc.constant<Change>((view, pick) => void view.segments.splice(pick % Math.max(1, view.segments.length), 1)),
  fc.tuple(name, ms, fc.nat(60)).map(([speaker, startMs, cut]): Change => (view, pick) => {
    const segment = at(view.segments, pick);
    if (!segment || cut >= segment.text.length) return;
    const text = segment.text.slice(cut).trimStart();
    segment.text = segment.text.slice(0, cut).trimEnd();
    view.segments.splice(view.segments.indexOf(segment) + 1, 0, { startMs, endMs: null, speaker, text });
  }),
  fc.constant<Change>((view, pick) => {
    const [into, from] = view.segments.slice(pick % Math.max(1, view.segments.length));
    if (!into || !from) return;
    into.text += ` ${from.text}`;
    view.segments.splice(view.segments.indexOf(from), 1);
  }),
  words.map((title): Change => (view, pick) => void Object.assign(at(view.chapters, pick) ?? {}, { title })),
  ms.map((startMs): Change => (view, pick) => void Object.assign(at(view.chapters, pick) ?? {}, { startMs })),
  fc.tuple(words, ms).map(([title, startMs]): Change => (view, pick) => void view.chapters.splice(pick % (view.chapters.length + 1), 0, { startMs, title })),
  fc.constant<Change>((view, pick) => void view.chapters.splice(pick % Math.max(1, view.chapters.length), 1)),
  fc.constant<Change>((view) => void view.chapters.splice(0, Infinity, ...view.chapters.toReversed())),
  words.map((title): Change => (view, pick) => void Object.assign(at(view.references, pick) ?? {}, { title })),
  words.map((note): Change => (view, pick) => void Object.assign(at(view.references, pick) ?? {}, { note })),
  fc.option(url).map((to): Change => (view, pick) => void Object.assign(at(view.references, pick) ?? {}, { url: to })),
  fc.tuple(words, fc.option(url)).map(([title, to]): Change => (view, pick) => void view.references.splice(pick % (view.references.length + 1), 0, { title, url: to, note: null, links: [] })),
  fc.constant<Change>((view, pick) => void view.references.splice(pick % Math.max(1, view.references.length), 1)),
);
const changes = fc.array(fc.tuple(change, fc.nat(10_000)), { minLength: 1, maxLength: 5 });

const edited = (source: string, format: NotesFormat, made: [Change, number][]): NotesView => {
  const view = viewOf(readNotes(source, format));
  for (const [make, pick] of made) make(view, pick);
  return view;
};

/** What the view says where it is held, and what was written instead where not. */
function held(view: NotesView, notHeld: NotHeld[]): unknown {
  const copy = structuredClone(view) as unknown as Record<string, (Record<string, unknown> | null)[]>;
  for (const { path, written } of notHeld) {
    const match = /^(\w+)\[(\d+)\](?:\.(\w+))?$/.exec(path);
    if (!match) continue;
    const [, list, index, field] = match;
    if (field === undefined) copy[list!]![Number(index)] = null;
    else copy[list!]![Number(index)]![field] = written;
  }
  const plain = (list: string, fields: string[]): unknown[] => copy[list]!.filter((record) => record !== null).map((record) => Object.fromEntries(fields.map((field) => [field, record[field]])));
  return { segments: plain('segments', ['startMs', 'endMs', 'speaker', 'text']), chapters: plain('chapters', ['startMs', 'title']), references: plain('references', ['title', 'url', 'note']) };
}

describe('the laws of writing notes', () => {
  test.each(pages)('$name: no edit, no patch', ({ source, format }) => {
    expect(writeNotes(source, format, viewOf(readNotes(source, format)))).toEqual({ patches: [], notHeld: [] });
  });

  test('the patched notes read as the edited view, but for what is reported', () => {
    fc.assert(fc.property(page, changes, ({ source, format }, made) => {
      const view = edited(source, format, made);
      const { patches, notHeld } = writeNotes(source, format, view);
      const reading = readNotes(applyPatches(source, patches), format);
      // A record that could not be taken out, or an order that could not be changed, is reported of the whole list.
      if (notHeld.some(({ path }) => /^\w+$/.test(path))) return;
      expect(held(viewOf(reading), [])).toEqual(held(view, notHeld));
    }), { numRuns: 600 });
  });

  test('writing the written view again changes nothing', () => {
    fc.assert(fc.property(page, changes, ({ source, format }, made) => {
      const { patches } = writeNotes(source, format, edited(source, format, made));
      const written = applyPatches(source, patches);
      expect(writeNotes(written, format, viewOf(readNotes(written, format)))).toEqual({ patches: [], notHeld: [] });
    }), { numRuns: 200 });
  });

  test('title, introduction and everything between the records stay as they were', () => {
    fc.assert(fc.property(page, changes, ({ source, format }, made) => {
      const before = readNotes(source, format);
      const { patches } = writeNotes(source, format, edited(source, format, made));
      const reading = readNotes(applyPatches(source, patches), format);
      expect([reading.title, reading.introduction]).toEqual([before.title, before.introduction]);
      const around = before.parts.filter(({ kind }) => !['references', 'chapters', 'transcript'].includes(kind));
      for (const patch of patches) {
        const taken = around.map(({ start, end }) => source.slice(Math.max(start, patch.start), Math.max(start, Math.min(end, patch.end))));
        expect(taken.join('').replace(/<br ?\/?>|<\/?p>/g, '').trim()).toBe('');
      }
    }), { numRuns: 300 });
  });
});
