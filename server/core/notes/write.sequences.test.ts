import { readFileSync, readdirSync } from 'node:fs';
import * as fc from 'fast-check';
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { applyPatches } from '../model/patch.ts';
import { readNotes } from './read.ts';
import type { NotesFormat, NotesView } from './reading.ts';
import { EDITS, anyEdits } from './testing/anyEdit.ts';
import { turnPage } from './testing/turnPages.ts';
import { held, viewOf } from './testing/views.ts';
import { writeNotes } from './write.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;

/** Elements that say something of the words in them. */
const INLINE = /^(?:a|em|i|b|strong|span|x-note)$/;

/** What is on a page: its words, each with the links and emphasis it is in; pictures, players and comments; and how often a tag is out of place. */
function onPage(html: string): { marked: Map<string, string>; words: string[]; things: string[]; errors: number } {
  const [marked, words, things] = [new Map<string, string>(), [] as string[], [] as string[]];
  let errors = 0;
  const walk = (node: Node, inside: string): void => {
    if (node.nodeName === '#comment') things.push(`<!--${(node as DefaultTreeAdapterTypes.CommentNode).data}-->`);
    if (node.nodeName === '#text') {
      for (const word of wordsOf((node as DefaultTreeAdapterTypes.TextNode).value)) {
        words.push(word);
        marked.set(word, inside);
      }
    }
    const attributes = 'attrs' in node ? new Map(node.attrs.map(({ name, value }) => [name, value])) : new Map<string, string>();
    if (/^(?:img|iframe|audio|hr|figure)$/.test(node.nodeName)) things.push(node.nodeName + (attributes.get('src') ?? ''));
    for (const child of 'childNodes' in node ? node.childNodes : []) walk(child, INLINE.test(node.nodeName) ? `${inside}<${node.nodeName} ${attributes.get('href') ?? ''}>` : inside);
  };
  for (const node of parseFragment(html, { onParseError: () => void (errors += 1) }).childNodes) walk(node, '');
  return { marked, words, things, errors };
}

/** Of the words that turn pages are made of: a link may show its time, and lead to it. */
const WORD = /zu$/;
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu)?.filter((word) => !/\p{N}/u.test(word)) ?? [];
const counted = (words: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};

/** The words that only segments say: names, titles and addresses may be said again where they are needed. */
function spoken(...views: NotesView[]): Set<string> {
  const said = new Set(views.flatMap(({ segments }) => segments.flatMap(({ text }) => wordsOf(text))));
  for (const word of views.flatMap(({ segments, chapters, references, introduction }) => wordsOf([introduction, ...segments.map(({ speaker }) => speaker), ...chapters.map(({ title }) => title), ...references.flatMap(({ title, note, url }) => [title, note, url])].join(' ')))) said.delete(word);
  return said;
}

/** Makes edits of a page, asserts what is true of all, and returns what is written. */
function written(source: string, format: NotesFormat, edits: readonly [string, number][], fresh: () => string): string {
  const before = viewOf(readNotes(source, format));
  const view = structuredClone(before);
  for (const [kind, pick] of edits) EDITS[kind]!(view, pick, fresh);
  const { patches, notHeld } = writeNotes(source, format, structuredClone(view));
  const after = applyPatches(source, patches);
  const reading = readNotes(after, format);
  const [was, is] = [source, after].map((page) => (format === 'html' ? onPage(page) : { marked: new Map<string, string>(), words: wordsOf(page), things: [], errors: 0 })) as [ReturnType<typeof onPage>, ReturnType<typeof onPage>];
  const made = JSON.stringify({ source, edits, after });
  // no picture, player or comment goes, and none comes
  expect({ made, things: is.things.toSorted() }).toEqual({ made, things: was.things.toSorted() });
  expect({ made, errors: is.errors > was.errors }).toEqual({ made, errors: false });
  // no word is lost, and none is said twice
  const [had, wanted, has] = [before, view, null].map((one, at) => counted(at === 2 ? is.words : one!.segments.flatMap(({ text }) => wordsOf(text)))) as [Map<string, number>, Map<string, number>, Map<string, number>];
  const onSource = counted(was.words);
  const strayed = [...spoken(before, view)].filter((word) => {
    const [old, now] = [onSource.get(word) ?? 0, has.get(word) ?? 0];
    const want = old + (wanted.get(word) ?? 0) - (had.get(word) ?? 0);
    return now < Math.min(old, want) || now > Math.max(old, want);
  });
  expect({ made, strayed }).toEqual({ made, strayed: [] });
  // what differs is told, and nothing else
  if (!notHeld.some(({ path }) => /^\w+$/.test(path))) expect({ made, view: held(viewOf(reading), []) }).toEqual({ made, view: held(view, notHeld) });
  expect({ made, again: writeNotes(after, format, viewOf(reading)) }).toMatchObject({ made, again: { patches: [], notHeld: [] } });
  return after;
}

/** Words that no page has, each once. */
function newWords(): () => string {
  let n = 0;
  return () => `neu${'bdfgklmnprstv'[n % 13]!}${'aeiou'[Math.floor(n++ / 13) % 5]!}`;
}

/** More with STET_RUNS=n. */
const RUNS = Number(process.env['STET_RUNS'] ?? 40);

const folder = new URL('fixtures/', import.meta.url);
const fixtures = readdirSync(folder).filter((name) => !name.endsWith('.json'))
  .map((name) => ({ name, format: name.endsWith('.html') ? 'html' as const : 'text' as const, source: readFileSync(new URL(name, folder), 'utf8') }));

describe('after any edits, one put after another or all in one,', () => {
  test('a page of any form keeps its words with their links and emphasis, its pictures and tags, and says what it cannot hold', () => {
    fc.assert(fc.property(turnPage, anyEdits, ({ source }, edits) => {
      const fresh = newWords();
      let page = source;
      for (const edit of edits) {
        const next = written(page, 'html', [edit], fresh);
        const [was, is] = [onPage(page), onPage(next)];
        const unmarked = [...was.marked].filter(([word, inside]) => WORD.test(word) && (is.marked.get(word) ?? inside) !== inside && !edit[0].startsWith('a reference'));
        expect({ page, edit, next, unmarked }).toEqual({ page, edit, next, unmarked: [] });
        page = next;
      }
      written(source, 'html', edits, newWords());
    }), { numRuns: RUNS });
  });

  test('so do the pages that people publish', () => {
    fc.assert(fc.property(fc.constantFrom(...fixtures), anyEdits, ({ source, format }, edits) => {
      const fresh = newWords();
      let page = source;
      for (const edit of edits) page = written(page, format, [edit], fresh);
      written(source, format, edits, newWords());
    }), { numRuns: RUNS });
  });
});
