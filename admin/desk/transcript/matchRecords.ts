import type { Node, ResolvedPos } from 'prosemirror-model';
import { TextSelection, type EditorState, type Transaction } from 'prosemirror-state';
import { chunksOf, partsOf, segmentNode, type Line } from './documentOf';
import { eachSegment, segmentAt, segmentOf, type PlacedSegment } from './segmentAt';

/** Marks transactions that draw the records and are not edits. */
export const FROM_RECORDS = 'fromRecords';

/** A caret that survives the redrawing of its segment: an id and an offset rather than a position. */
export interface Caret {
  id: string;
  offset: number;
}

export function caretOf(state: EditorState): Caret | null {
  const { head } = state.selection;
  const segment = segmentAt(state.doc, head);
  return segment && { id: segment.id, offset: head - segment.from };
}

export function placeCaret(transaction: Transaction, caret: Caret): boolean {
  const segment = segmentOf(transaction.doc, caret.id);
  if (!segment) return false;
  transaction.setSelection(TextSelection.create(transaction.doc, segment.from + Math.min(caret.offset, segment.node.content.size)));
  return true;
}

/** A segment's words; they are one text node, unless the editor is in the middle of something. */
const textOf = (node: Node): string => (node.childCount === 0 ? '' : node.childCount === 1 ? (node.firstChild!.text ?? '') : node.textContent);

const same = (segment: PlacedSegment, line: Line) => segment.id === line.id && textOf(segment.node) === line.text;

/** Whether the document already shows these segments. Called at every key press, so it allocates nothing for the thousands it looks at. */
export function shows(doc: Node, order: readonly string[], textOfId: (id: string) => string): boolean {
  let at = 0;
  for (const part of doc.children) {
    for (const chunk of part.children) {
      for (const segment of chunk.children) {
        const id = order[at++];
        if (id === undefined || segment.attrs.id !== id || textOf(segment) !== textOfId(id)) return false;
      }
    }
  }
  return at === order.length;
}

/** Replaces as little of a segment's text as possible, so that a caret in the rest stays where it is. */
function replaceText(transaction: Transaction, segment: PlacedSegment, text: string): void {
  const old = segment.node.textContent;
  let head = 0;
  while (head < Math.min(old.length, text.length) && old[head] === text[head]) head++;
  let tail = 0;
  while (tail < Math.min(old.length, text.length) - head && old.at(-1 - tail) === text.at(-1 - tail)) tail++;
  const inserted = text.slice(head, text.length - tail);
  const from = segment.from + head;
  const to = segment.from + old.length - tail;
  if (inserted) transaction.insertText(inserted, from, to);
  else transaction.delete(from, to);
}

/** Replaces the chunks between two positions. A part that keeps about its usual length is kept. */
function replaceChunks(transaction: Transaction, from: ResolvedPos, to: ResolvedPos, chunks: readonly Node[]): void {
  const parts = partsOf([...from.node(1).children.slice(0, from.index(1)), ...chunks, ...to.node(1).children.slice(to.index(1) + 1)]);
  if (from.index(0) === to.index(0) && parts.length === 1) transaction.replaceWith(from.before(2), to.after(2), chunks);
  else transaction.replaceWith(from.before(1), to.after(1), parts);
}

/**
 * The transaction that makes the document show these lines, or null if it already does. Only the chunks around what differs
 * are replaced; the caret keeps its segment and offset.
 */
export function matchRecords(state: EditorState, lines: readonly Line[]): Transaction | null {
  const segments: PlacedSegment[] = [];
  eachSegment(state.doc, (segment) => void segments.push(segment));
  let head = 0;
  const shortest = Math.min(segments.length, lines.length);
  while (head < shortest && same(segments[head]!, lines[head]!)) head++;
  if (head === segments.length && head === lines.length) return null;
  let tail = 0;
  while (tail < shortest - head && same(segments.at(-1 - tail)!, lines.at(-1 - tail)!)) tail++;

  const transaction = state.tr.setMeta(FROM_RECORDS, true).setMeta('addToHistory', false);
  const old = segments.slice(head, segments.length - tail);
  const now = lines.slice(head, lines.length - tail);
  if (old.length === now.length && old.every((segment, i) => segment.id === now[i]!.id)) {
    for (let i = old.length - 1; i >= 0; i--) {
      if (!same(old[i]!, now[i]!)) replaceText(transaction, old[i]!, now[i]!.text);
    }
    return transaction;
  }

  const caret = caretOf(state);
  const from = state.doc.resolve((segments[head] ?? segments.at(-1)!).pos);
  const to = old.length ? state.doc.resolve(old.at(-1)!.pos) : from;
  const before = segments.slice(0, head).filter(({ pos }) => pos > from.before(2));
  const after = segments.slice(segments.length - tail).filter(({ pos }) => pos < to.after(2));
  const nodes = [...before.map(({ node }) => node), ...now.map(segmentNode), ...after.map(({ node }) => node)];
  replaceChunks(transaction, from, to, chunksOf(nodes));
  if (caret) placeCaret(transaction, caret);
  return transaction;
}
