import * as fc from 'fast-check';
import { applyPatches } from '../model/patch.ts';
import { readNotes, type NotesView, type ViewReference } from './read.ts';
import { referencesElsewhere } from './referencesElsewhere.ts';
import { writeNotes } from './write.ts';

type Edit = (references: ViewReference[]) => void;

/** Another page after an edit of the references of the first, and how many changes have no place there. */
function followed(page: string, other: string, edit: Edit): [string, number] {
  const view: NotesView = structuredClone(readNotes(page, 'html'));
  edit(view.references);
  const { references, patches: here } = writeNotes(page, 'html', view);
  const format = other.includes('<') ? 'html' : 'text';
  const { patches, missing } = referencesElsewhere({ source: page, format: 'html' }, references, here, { source: other, format });
  return [applyPatches(other, patches), missing];
}

const retitle = (index: number, title: string): Edit => (references) => void (references[index]!.title = title);
const readdress = (index: number, url: string): Edit => (references) => void (references[index]!.url = url);
const remove = (index: number): Edit => (references) => void references.splice(index, 1);
const add: Edit = (references) => void references.splice(1, 0, { title: 'Salt & ice', url: 'https://a.example/salt?a=1&b=2', note: null, links: [] });

const page = '<p>How the moon moves the bay.</p><h3>Links</h3><ul><li><a href="https://a.example/moon">The moon &amp; the bay</a></li><li><a href="https://a.example/log?a=1&amp;b=2">The log</a></li><li><a href="https://a.example/map">The map</a></li></ul><p>Thanks to all.</p>';
const plain = 'How the moon moves the bay.\n\nLinks:\n- The moon & the bay: https://a.example/moon\n- The log: https://a.example/log?a=1&b=2\n- The map: https://a.example/map\n\nThanks to all.';
const inARow = 'How the moon moves the bay. The moon & the bay: https://a.example/moon The log (https://a.example/log?a=1&b=2), The map – https://a.example/map. Thanks to all.';
const marked = '<p>We speak of <a href="https://a.example/moon"><b>The moon</b> &#38; the bay</a> and <a href=\'https://a.example/log?a=1&amp;b=2\'>The log</a>.</p><p>The map: https://a.example/map</p>';
const named = 'How the moon moves the bay.\n\nLinks:\n* The moon & the bay\n* The log\n* The map\n\nThanks to all.';
const once = (text: string, from: string, to: string): [string, number] => {
  expect(text.split(from)).toHaveLength(2);
  return [text.replace(from, to), 0];
};

describe('the references of another page of the same episode', () => {
  test('have another title in the escaping of that page', () => {
    for (const other of [plain, inARow, named]) {
      expect(followed(page, other, retitle(1, 'The <log> & more'))).toEqual(once(other, 'The log', 'The <log> & more'));
      expect(followed(page, other, retitle(0, 'The moon & a bay'))).toEqual(once(other, '& the', '& a'));
    }
    expect(followed(page, marked, retitle(0, 'The moon & a < bay'))).toEqual(once(marked, 'the bay', 'a &lt; bay'));
    expect(followed(page, marked, retitle(2, 'A map'))).toEqual(once(marked, 'The map', 'A map'));
  });
  test('have another address, also where it is shown', () => {
    for (const other of [plain, inARow, marked]) expect(followed(page, other, readdress(2, 'https://b.example/map?c=3'))).toEqual(once(other, 'https://a.example/map', 'https://b.example/map?c=3'));
    expect(followed(page, marked, readdress(1, 'https://b.example/?x=1&y=2'))).toEqual(once(marked, 'https://a.example/log?a=1&amp;b=2', 'https://b.example/?x=1&amp;y=2'));
    const shown = '<p>The map: <a href="https://a.example/map">https://a.example/map</a></p>';
    expect(followed(page, shown, readdress(2, 'https://b.example/'))).toEqual([shown.replaceAll('https://a.example/map', 'https://b.example/'), 0]);
  });
  test('come, go and change places in a list', () => {
    expect(followed(page, plain, add)).toEqual(once(plain, '\n- The log', '\n- Salt & ice: https://a.example/salt?a=1&b=2\n- The log'));
    expect(followed(page, plain, remove(1))).toEqual(once(plain, '\n- The log: https://a.example/log?a=1&b=2', ''));
    expect(followed(page, plain, (references) => void references.push(references.splice(1, 1)[0]!, references.shift()!))).toEqual(once(plain, plain.slice(plain.indexOf('- The moon'), plain.indexOf('\n\nThanks')), '- The map: https://a.example/map\n- The log: https://a.example/log?a=1&b=2\n- The moon & the bay: https://a.example/moon'));
  });
  test('have titles alone in a list that gives no addresses', () => {
    expect(followed(page, named, add)).toEqual(once(named, '\n* The log', '\n* Salt & ice\n* The log'));
    expect(followed(page, named, remove(2))).toEqual(once(named, '\n* The map', ''));
    expect(followed(page, named, readdress(2, 'https://b.example/'))).toEqual([named, 0]);
  });
  test('are fewer there: those that it has follow', () => {
    const shorter = 'Links:\n- The log: https://a.example/log?a=1&b=2\n- The map: https://a.example/map';
    expect(followed(page, shorter, retitle(2, 'A map'))).toEqual(once(shorter, 'The map', 'A map'));
    expect(followed(page, shorter, retitle(0, 'The sun'))).toEqual([shorter, 1]);
    expect(followed(page, shorter, add)).toEqual(once(shorter, '- The log', '- Salt & ice: https://a.example/salt?a=1&b=2\n- The log'));
  });
});

describe('another page is left as it is', () => {
  test('if it has another title or address, or the reference twice', () => {
    for (const other of [inARow.replace('example/map', 'example/maps'), inARow.replace('The map', 'Her map'), inARow.replace('The map', 'MyThe map'), `${inARow} The map: https://a.example/map`, 'The map', 'https://a.example/map']) {
      expect(followed(page, other, retitle(2, 'A map'))).toEqual([other, 1]);
    }
  });
  test('if words that are no list would have to take a reference in, leave one out, or change their order', () => {
    for (const [edit, missing] of [[add, 1], [remove(1), 1], [(references) => void references.push(references.shift()!), 1], [(references) => void (references[0]!.note = 'by night'), 1]] satisfies [Edit, number][]) {
      for (const other of [inARow, marked]) expect(followed(page, other, edit)).toEqual([other, missing]);
    }
  });
  test('in the notes of a reference that it describes otherwise', () => {
    const [here, there] = [page.replace('The map</a>', 'The map</a> — by hand'), plain.replace('/map', '/map — by eye')];
    expect(followed(here, there, (references) => void (references[2]!.note = 'by night'))).toEqual([there, 1]);
    expect(followed(here, there.replace('eye', 'hand'), (references) => void (references[2]!.note = 'by night'))).toEqual(once(there, 'by eye', 'by night'));
  });
  test('in a second link of a reference', () => {
    const two = page.replace('The map</a>', 'The map</a> and <a href="https://a.example/key">its key</a>');
    expect(followed(two, plain, (references) => void (references[2]!.links[1]!.url = 'https://b.example/key'))).toEqual([plain, 1]);
  });
});

const edited = (edits: readonly { kind: string; at: number; title: string; url: string }[]): Edit => (references) => {
  for (const { kind, at, title: name, url: to } of edits) {
    const reference = references[at % Math.max(1, references.length)];
    if (kind === 'add') references.splice(at, 0, { title: name, url: to, note: null, links: [] });
    else if (kind === 'remove') references.splice(at, 1);
    else if (kind === 'swap' && reference) references.push(...references.splice(at % references.length, 1));
    else if (reference && kind === 'retitle') reference.title = name;
    else if (reference) reference.url = to;
  }
};

describe('any edit of references, in another copy of them', () => {
  const title = fc.constantFrom('Salt', 'Ice & snow', 'A < b', 'The moon &amp; more', 'Tide “x”', 'The log', 'Ebb: flow');
  const url = fc.constantFrom('https://b.example/', 'https://b.example/?a=1&b=2', 'https://a.example/map', 'http://c.example/x_(y)');
  const edit = fc.record({ kind: fc.constantFrom('retitle', 'readdress', 'remove', 'add', 'swap'), at: fc.nat(4), title, url });
  test('reads there as it is written here, and moves nothing else', () => {
    fc.assert(fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      const view: NotesView = structuredClone(readNotes(page, 'html'));
      edited(edits)(view.references);
      const { references, patches: here } = writeNotes(page, 'html', view);
      const { patches, missing } = referencesElsewhere({ source: page, format: 'html' }, references, here, { source: plain, format: 'text' });
      const after = applyPatches(plain, patches);
      expect(after).toMatch(/^How the moon moves the bay\.\n\n[^]*Thanks to all\.$/);
      if (missing === 0) expect(readNotes(after, 'text').references.map(({ title: name, url: to }) => [name, to])).toEqual(references.map(({ title: name, url: to }) => [name, to]));
    }), { numRuns: 300 });
  });
  test('leaves the words of a page without a list as they are, but for titles and addresses', () => {
    fc.assert(fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), fc.constantFrom(inARow, marked), (edits, other) => {
      const [after] = followed(page, other, edited(edits));
      const said = (text: string): string[] => text.match(other === inARow ? /How the moon moves the bay\.|Thanks to all\./g : /We speak of|<\/?p>|<\/?a\b|<\/?b>/g) ?? [];
      expect(said(after)).toEqual(said(other));
    }), { numRuns: 200 });
  });
});
