import * as fc from 'fast-check';
import { applyPatches } from '../model/patch.ts';
import { chaptersElsewhere } from './chaptersElsewhere.ts';
import { readNotes, type NotesView, type ViewChapter } from './read.ts';
import { writeNotes } from './write.ts';

type Edit = (chapters: ViewChapter[]) => void;

/** Another page after an edit of the chapters of the first, and how many changes have no place there. */
function followed(page: string, other: string, edit: Edit): [string, number] {
  const view: NotesView = structuredClone(readNotes(page, 'html'));
  edit(view.chapters);
  const { chapters } = writeNotes(page, 'html', view);
  const format = other.includes('<') ? 'html' : 'text';
  const { patches, missing } = chaptersElsewhere({ source: page, format: 'html' }, chapters, { source: other, format });
  return [applyPatches(other, patches), missing];
}

const retime = (index: number, startMs: number): Edit => (chapters) => void (chapters[index]!.startMs = startMs);
const retitle = (index: number, title: string): Edit => (chapters) => void (chapters[index]!.title = title);
const add: Edit = (chapters) => void chapters.splice(1, 0, { startMs: 60_000, title: 'Salt & ice' });
const remove = (index: number): Edit => (chapters) => void chapters.splice(index, 1);

const page = '<p>How the moon moves the bay.</p><ul><li>00:00 Welcome</li><li>02:15 The moon &amp; the bay</li><li>31:40 Goodbye</li></ul><p>Thanks to all.</p>';
const plain = 'How the moon moves the bay.\n\n(0:00) Welcome\n(2:15) The moon & the bay\n(31:40) Goodbye\n\nThanks to all.';
const inARow = 'How the moon moves the bay. Chapters: 00:00 Welcome 02:15 The moon & the bay 31:40 Goodbye Thanks to all.';
const unspaced = 'How the moon moves the bay.(00:00) Welcome(02:15) The moon & the bay(31:40) GoodbyeThanks to all.';
const once = (text: string, from: string, to: string): [string, number] => {
  expect(text.split(from)).toHaveLength(2);
  return [text.replace(from, to), 0];
};

describe('the chapters of another page of the same episode', () => {
  test('have another time in the form of that page', () => {
    expect(followed(page, plain, retime(0, 5000))).toEqual(once(plain, '0:00', '0:05'));
    expect(followed(page, plain, retime(1, 200_000))).toEqual(once(plain, '2:15', '3:20'));
    expect(followed(page, plain, retime(2, 3_700_000))).toEqual(once(plain, '31:40', '1:01:40'));
  });
  test('have another title in the escaping of that page', () => {
    expect(followed(page, plain, retitle(0, 'Hello & welcome'))).toEqual(once(plain, 'Welcome', 'Hello & welcome'));
    expect(followed(page, plain, retitle(1, 'The moon & a bay'))).toEqual(once(plain, '& the', '& a'));
    const marked = '<p>0:00 Welcome<br>2:15 <b>The moon</b> &#38; the bay<br>31:40 Goodbye</p>';
    expect(followed(page, marked, retitle(1, 'The moon & the salt < bay'))).toEqual(once(marked, 'the bay', 'the salt &lt; bay'));
  });
  test('come, go and change places there', () => {
    expect(followed(page, plain, add)).toEqual(once(plain, 'Welcome', 'Welcome\n(1:00) Salt & ice'));
    expect(followed(page, plain, remove(1))).toEqual(once(plain, '\n(2:15) The moon & the bay', ''));
    expect(followed(page, plain, (chapters) => {
      retime(1, 2_000_000)(chapters);
      chapters.reverse();
      chapters.unshift(chapters.pop()!);
    })).toEqual(once(plain, '(2:15) The moon & the bay\n(31:40) Goodbye', '(31:40) Goodbye\n(33:20) The moon & the bay'));
  });
  test('are fewer there: those that it has follow', () => {
    const shorter = '(2:15) The moon & the bay\n(31:40) Goodbye';
    expect(followed(page, shorter, retime(1, 200_000))).toEqual(once(shorter, '2:15', '3:20'));
    expect(followed(page, shorter, retime(0, 5000))).toEqual([shorter, 1]);
    expect(followed(page, shorter, add)).toEqual(once(shorter, '(2:15)', '(1:00) Salt & ice\n(2:15)'));
    expect(followed(page, '(0:00) Welcome\n(31:40) Goodbye', (chapters) => void chapters.splice(2, 0, { startMs: 60_000, title: 'Salt' }, { startMs: 61_000, title: 'Ice' }))).toEqual(['(0:00) Welcome\n(1:00) Salt\n(1:01) Ice\n(31:40) Goodbye', 0]);
  });
  test('are told in a row of words', () => {
    for (const other of [inARow, unspaced]) {
      expect(followed(page, other, retime(1, 200_000))).toEqual(once(other, '02:15', '03:20'));
      expect(followed(page, other, retime(2, 1_901_000))).toEqual(once(other, '31:40', '31:41'));
      expect(followed(page, other, retitle(0, 'Hello'))).toEqual(once(other, 'Welcome', 'Hello'));
      expect(followed(page, other, retitle(1, 'The moon'))).toEqual(once(other, 'The moon & the bay', 'The moon'));
    }
    const html = `<p>${inARow.replace('&', '&amp;')}</p>`;
    expect(followed(page, html, retitle(1, 'The sun & the <bay>'))).toEqual(once(html, 'moon &amp; the bay', 'sun &amp; the &lt;bay&gt;'));
  });
  test('are told in a row of words with their titles first', () => {
    const list = '<ul><li>Welcome (0:00)</li><li>Tides (2:15)</li><li>Goodbye (31:40)</li></ul>';
    const other = 'In it: Welcome (0:00), Tides (2:15), Goodbye (31:40).';
    expect(followed(list, other, retitle(1, 'Ebb & flow'))).toEqual(once(other, 'Tides', 'Ebb & flow'));
    expect(followed(list, 'In it: Welcome (0:00), The tides: Tides (2:15).', retitle(1, 'Ebb'))).toEqual(['In it: Welcome (0:00), The tides: Tides (2:15).', 1]);
  });
});

describe('another page is left as it is', () => {
  test('if it has another title or time, or says the chapter twice', () => {
    for (const other of [inARow.replace('31:40', '31:41'), inARow.replace('Goodbye', 'Goodbye for now.'), inARow.replace('Goodbye', 'Good bye'), `${inARow} 31:40 Goodbye`, inARow.replace('31:40', '1:31:40'), 'Goodbye.', 'Goodbye at 31:40.']) {
      expect(followed(page, other, retime(2, 1_901_000))).toEqual([other, 1]);
    }
  });
  test('if a row of words would have to change its order, or take a chapter in or leave one out', () => {
    for (const edit of [add, remove(1), (chapters) => void chapters.push({ ...chapters.splice(1, 1)[0]!, startMs: 2_000_000 })] satisfies Edit[]) expect(followed(page, inARow, edit)[0]).toBe(inARow);
  });
  test('if it has a chapter twice in its list', () => {
    expect(followed(page, `${plain}\n\n(0:00) Welcome\n(31:40) Goodbye`, retime(2, 1_901_000))[1]).toBe(1);
  });
});

describe('any edit of a list, in a plain copy of it', () => {
  const title = fc.constantFrom('Salt', 'Ice & snow', 'A < b', 'The moon &amp; more', 'Tide “x”', 'Ebb');
  const edit = fc.oneof(
    fc.record({ kind: fc.constant('retime' as const), at: fc.nat(4), title, startMs: fc.nat(3_600).map((s) => s * 1000) }),
    fc.record({ kind: fc.constantFrom('retitle' as const, 'remove' as const, 'add' as const), at: fc.nat(4), title, startMs: fc.nat(3_600).map((s) => s * 1000) }),
  );
  test('reads there as it is written here', () => {
    fc.assert(fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      const format = 'html';
      const view: NotesView = structuredClone(readNotes(page, format));
      for (const { kind, at, title: name, startMs } of edits) {
        const chapter = view.chapters[at % Math.max(1, view.chapters.length)];
        if (kind === 'add') view.chapters.push({ startMs, title: name });
        else if (kind === 'remove') view.chapters.splice(at, 1);
        else if (chapter && kind === 'retime') chapter.startMs = startMs;
        else if (chapter) chapter.title = name;
      }
      view.chapters.sort((a, b) => a.startMs - b.startMs);
      const { chapters } = writeNotes(page, format, view);
      const { patches, missing } = chaptersElsewhere({ source: page, format }, chapters, { source: plain, format: 'text' });
      const read = readNotes(applyPatches(plain, patches), 'text');
      expect(read.introduction).toBe('How the moon moves the bay.');
      if (missing === 0) expect(read.chapters.map(({ startMs, title: name }) => [startMs, name])).toEqual(chapters.map(({ startMs, title: name }) => [startMs, name]));
    }), { numRuns: 200 });
  });
});
