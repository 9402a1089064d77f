import { EditorState, TextSelection } from 'prosemirror-state';
import { documentOf } from './documentOf';
import { matchRecords, shows } from './matchRecords';
import { operationsOf } from './operationsOf';
import { eachSegment, segmentOf } from './segmentAt';

/** Three parts of chunks. */
const COUNT = 864;
const lines = Array.from({ length: COUNT }, (_, i) => ({ id: `s${i}`, text: `Words of ${i}.` }));
const textOf = (id: string) => `Words of ${id.slice(1)}.`;
const state = EditorState.create({ doc: documentOf(lines) });
const shown = (now: EditorState) => {
  const list: { id: string; text: string }[] = [];
  eachSegment(now.doc, ({ id, node }) => void list.push({ id, text: node.textContent }));
  return list;
};
const sizes = ({ doc }: EditorState) => doc.children.map(({ childCount }) => childCount);
const from = (id: string) => segmentOf(state.doc, id)!.from;

describe('what an edit of the document does to the records', () => {
  test('typing sets the words of its segment', () => {
    const after = state.apply(state.tr.insertText('New ', from('s60')));
    expect(operationsOf(state.doc, after.doc)).toEqual([{ type: 'setText', segmentId: 's60', text: 'New Words of 60.' }]);
  });

  test('deleting across segments, and across chunks, keeps both ends in the first', () => {
    const after = state.apply(state.tr.delete(from('s38') + 5, from('s62') + 5));
    const [first, ...others] = operationsOf(state.doc, after.doc);
    expect(first).toEqual({ type: 'setText', segmentId: 's38', text: 'Words of 62.' });
    expect(others).toEqual(Array.from({ length: 24 }, (_, i) => ({ type: 'deleteSegment', segmentId: `s${39 + i}` })));
  });

  test('deleting across parts does the same', () => {
    const after = state.apply(state.tr.delete(from('s280') + 5, from('s600') + 5));
    const [first, ...others] = operationsOf(state.doc, after.doc);
    expect(first).toEqual({ type: 'setText', segmentId: 's280', text: 'Words of 600.' });
    expect(others).toEqual(Array.from({ length: 320 }, (_, i) => ({ type: 'deleteSegment', segmentId: `s${281 + i}` })));
  });

  test('typing over everything leaves one segment with what was typed', () => {
    const all = TextSelection.create(state.doc, from('s0'), from(`s${COUNT - 1}`) + `Words of ${COUNT - 1}.`.length);
    const after = state.apply(state.tr.setSelection(all).insertText('x'));
    const operations = operationsOf(state.doc, after.doc);
    expect(operations[0]).toEqual({ type: 'setText', segmentId: 's0', text: 'x' });
    expect(operations).toHaveLength(COUNT);
  });

  test('a segment that the editor doubled by itself becomes a paragraph', () => {
    const after = state.apply(state.tr.split(from('s1') + 5));
    expect(operationsOf(state.doc, after.doc)).toEqual([{ type: 'setText', segmentId: 's1', text: 'Words\n\n of 1.' }]);
  });

  test('a moved caret does nothing', () => expect(operationsOf(state.doc, state.doc)).toEqual([]));
});

describe('drawing the records', () => {
  const draw = (wanted: typeof lines) => {
    const transaction = matchRecords(state, wanted);
    return transaction ? state.apply(transaction) : state;
  };

  test('nothing is done where nothing differs', () => expect(matchRecords(state, lines)).toBeNull());

  test.each([
    ['other words', lines.map((line, i) => (i === 70 ? { ...line, text: 'Words of seventy.' } : line))],
    ['no words', lines.map((line, i) => (i === 70 ? { ...line, text: '' } : line))],
    ['one more', [...lines.slice(0, 60), { id: 'new', text: 'New.' }, ...lines.slice(60)]],
    ['one less', lines.filter((_, i) => i !== 59)],
    ['a whole chunk less', lines.filter((_, i) => i < 30 || i >= 95)],
    ['a whole part less', lines.filter((_, i) => i < 288 || i >= 576)],
    ['most less', lines.filter((_, i) => i < 10 || i >= 850)],
    ['one more at the end', [...lines, { id: 'new', text: 'New.' }]],
    ['one more at the start', [{ id: 'new', text: 'New.' }, ...lines]],
    ['another order', lines.toReversed()],
    ['only one', lines.slice(5, 6)],
    ['far more', [...lines.slice(0, 10), ...Array.from({ length: 200 }, (_, i) => ({ id: `n${i}`, text: `${i}` })), ...lines.slice(10)]],
  ])('%s', (_name, wanted) => expect(shown(draw(wanted))).toEqual(wanted));

  test('parts stay as large as parts are, however much comes into one or leaves it', () => {
    const many = Array.from({ length: 2000 }, (_, i) => ({ id: `n${i}`, text: `${i}` }));
    expect(sizes(state)).toEqual([24, 24, 24]);
    expect(sizes(draw([...lines.slice(0, 10), ...many, ...lines.slice(10)])).every((size) => size >= 12 && size <= 36)).toBe(true);
    expect(sizes(draw(lines.filter((_, i) => i < 280 || i >= 600))).every((size) => size >= 12 && size <= 36)).toBe(true);
  });

  test('one more segment leaves the other chunks, and the other parts, as they are', () => {
    const after = draw([...lines.slice(0, 300), { id: 'new', text: 'New.' }, ...lines.slice(300)]);
    expect(after.doc.child(0)).toBe(state.doc.child(0));
    expect(after.doc.child(2)).toBe(state.doc.child(2));
    expect(after.doc.child(1).children.filter((chunk) => state.doc.child(1).children.includes(chunk))).toHaveLength(23);
  });

  test('the caret stays in its words', () => {
    const caret = state.apply(state.tr.setSelection(TextSelection.create(state.doc, from('s70') + 3)));
    const after = caret.apply(matchRecords(caret, [{ id: 'new', text: 'New.' }, ...lines])!);
    expect(after.selection.head - segmentOf(after.doc, 's70')!.from).toBe(3);
  });
});

test('the document shows the records when it has the same segments with the same words, and only then', () => {
  const order = lines.map(({ id }) => id);
  expect(shows(state.doc, order, textOf)).toBe(true);
  expect(shows(state.doc, order, (id) => (id === 's64' ? 'Others.' : textOf(id)))).toBe(false);
  expect(shows(state.doc, order.toSpliced(7, 1), textOf)).toBe(false);
  expect(shows(state.doc, [...order, `s${COUNT}`], textOf)).toBe(false);
  expect(shows(state.doc, order.with(3, 's4').with(4, 's3'), textOf)).toBe(false);
  const split = state.apply(state.tr.split(from('s60') + 5));
  expect(shows(split.doc, order, textOf)).toBe(false);
});
