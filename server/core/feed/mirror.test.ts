import type { NotesView } from '../notes/reading.ts';
import { readNotes } from '../notes/read.ts';
import { writeNotes } from '../notes/write.ts';
import { applyPatches } from '../model/patch.ts';
import { mirror } from './mirror.ts';

type Edit = (segments: { speaker: string | null; text: string }[]) => void;
/** Another text of the same episode after an edit of its turns, and how many passages were not found there. */
const followed = (text: string, other: string, edit: Edit): [string, number] => {
  const format = text.startsWith('<') ? 'html' : 'text';
  const view: NotesView = structuredClone(readNotes(text, format));
  edit(view.segments);
  const { patches, headers } = writeNotes(text, format, view);
  expect(patches).not.toEqual([]);
  const { patches: carried, absent, ambiguous } = mirror(text, patches, headers, other, text.startsWith('<') !== other.startsWith('<'));
  return [applyPatches(other, carried), absent + ambiguous];
};
const last = (text: string): Edit => (segments) => void (segments.at(-1)!.text = text);
const relabel = (index: number): Edit => (segments) => void (segments[index]!.speaker = 'Ada Voss');
const STYLE = '<p style="margin:0 0 1em"><strong>';
const turns = `${STYLE}Mara (0:00)</strong></p><p>Who wrote the log of that night?</p>${STYLE}Oscar (0:20)</strong></p><p>My aunt did.</p>${STYLE}Mara (0:41)</strong></p><p>It was winter.</p>`;
const plain = 'Mara Quill (0:00)\nWho wrote it?\n\nOscar Vane (0:20)\nIt was winter.';

describe('another text of the same episode', () => {
  test('follows where it holds the passage', () => {
    expect(followed(turns, `<p>An evening.</p>${turns}`, last('It was summer.'))).toEqual([`<p>An evening.</p>${turns.replace('winter', 'summer')}`, 0]);
    expect(followed(turns, `\n${turns}\n`, last('It was summer.'))).toEqual([`\n${turns.replace('winter', 'summer')}\n`, 0]);
    expect(followed(turns, turns.slice(0, turns.indexOf('</p><p>My')), (segments) => void (segments[0]!.text = 'Who kept the log of that night?'))).toEqual([turns.slice(0, turns.indexOf('</p><p>My')).replace('wrote', 'kept'), 0]);
  });
  test('is left where a few characters happen to agree', () => {
    for (const other of ['<p>A talk about winter.</p>', '<p>It was long.</p><p>It was winter.</p>']) expect(followed(turns, other, last('It was summer.'))).toEqual([other, 1]);
    for (const other of ['A talk about winter.', 'A talk about what was winter.']) expect(followed(plain, other, last('It was summer.'))).toEqual([other, 1]);
  });
  test('is left where only the farewell after it is the same', () => {
    const farewell = '<p>Hosted on Acast. See acast.com/privacy for more information.</p>';
    const summary = `<p>A talk about winter.</p>${farewell}`;
    expect(followed(turns + farewell, summary, last('It was summer.'))).toEqual([summary, 1]);
    const [below, line] = ['\n\nHosted on Acast. See acast.com/privacy for more information.', 'A talk about winter.\n\nHosted on Acast. See acast.com/privacy for more information.'];
    expect(followed(plain + below, line, last('It was summer.'))).toEqual([line, 1]);
  });
  test('follows in a paragraph that goes on otherwise', () => {
    const long = turns.replace('It was winter.', 'It was so cold a winter that year, they said, that the sea froze.');
    const excerpt = '<p>It was so cold a winter that year, they said, that the salt froze too.</p>';
    expect(followed(long, excerpt, last('It was so hot a winter that year, they said, that the sea froze.'))).toEqual([excerpt.replace('cold', 'hot'), 0]);
    const whole = '<p>Soon:</p><p>It was so cold a winter that year, they said, that the sea froze.</p><p>And more.</p>';
    expect(followed(long, whole, last('It was so cold a winter that year, they said, that the sea burnt.'))).toEqual([whole.replace('froze', 'burnt'), 0]);
  });
  test('keeps its own thanks when those of the last turn go', () => {
    const [thanked, summary] = [turns.replace('It was winter.', 'Yes. Thank you all.'), '<p>A talk about the sea. Thank you all.</p>'];
    expect(followed(thanked, summary, last('Yes.'))).toEqual([summary, 1]);
  });
  test('of HTML takes over of plain words only what HTML writes alike', () => {
    const shown = `<p>${plain}</p>`;
    expect(followed(plain, shown, last('It was summer.'))).toEqual([shown.replace('winter', 'summer'), 0]);
    for (const words of ['It was <b>winter.', 'It was &amp; winter.']) {
      expect(followed(plain, shown, last(words))).toEqual([shown, 1]);
      expect(followed(plain, `${shown.replace('Who wrote it?', 'Who wrote it, then?')}`, last(words))[0]).not.toContain(words);
    }
  });
  test('has another label only at the turn of the same name and time', () => {
    const excerpt = turns.slice(0, turns.indexOf('<p>Who'));
    expect(followed(turns, excerpt, relabel(2))).toEqual([excerpt, 1]);
    expect(followed(turns, `${excerpt}<p>Who wrote the log of that night?</p>`, relabel(0))).toEqual([`${excerpt.replace('Mara', 'Ada Voss')}<p>Who wrote the log of that night?</p>`, 0]);
    const later = turns.replace('0:41', '0:42');
    expect(followed(turns, later, relabel(2))).toEqual([later, 1]);
    expect(followed(turns, later, relabel(1))).toEqual([later.replace('Oscar', 'Ada Voss'), 0]);
  });
});
