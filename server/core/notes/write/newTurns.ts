import type { Interpretation } from '../interpret.ts';
import type { ViewSegment } from '../reading.ts';
import { heldLine, heldParagraphs, heldText } from './held.ts';
import type { Order } from './order.ts';
import type { Part } from './part.ts';
import type { Edit, SegmentState } from './state.ts';
import type { NewTurn, TurnForm, WrittenTurn } from './turnForm.ts';
import { isName } from './voices.ts';

/**
 * The turns of a transcript that the page does not have yet; one without a speaker or a time has no header and cannot be written. If
 * nobody is named at all, the words are written as paragraphs, or as turns with a time if the form has such.
 */
export function newTurns(notes: Interpretation, { section, turns, form }: Part & { turns: TurnForm }, view: readonly ViewSegment[], order: Order): Edit[] {
  const isNobodys = view.every(({ speaker }) => speaker === null);
  const isTimed = turns.nameless && view.length > 1 && view.every(({ startMs }) => startMs !== null);
  if (isNobodys && !isTimed) {
    return view.flatMap((wanted, index): Edit[] => {
      const text = heldParagraphs(wanted.text, notes.format).join(notes.format === 'html' ? '\n' : ' ');
      const state: SegmentState = { key: order.keys[index]!, startMs: null, endMs: null, speaker: null, text, header: false, named: false, chapter: null };
      return text === '' ? [] : [{ patches: [], within: { section, text: form.paragraph(text) }, effect: ({ segments }) => segments.insert(state) }];
    });
  }
  return view.flatMap(({ startMs, endMs, speaker, text }, index): Edit[] => {
    if ((startMs === null && turns.timed) || !(isNobodys || isName(speaker))) return [];
    const written = turns.turn({ startMs, endMs, speaker, text });
    if (!written) return [];
    const state = turnState(notes, order.keys[index]!, { speaker, text }, written);
    return [{ patches: [], within: { section, text: written.text }, effect: ({ segments }) => segments.insert(state) }];
  });
}

/** How a turn reads back. */
export const turnState = ({ format }: Interpretation, key: string, { text, speaker }: Pick<NewTurn, 'text' | 'speaker'>, { heldMs, heldEndMs }: WrittenTurn): SegmentState =>
  ({ key, startMs: heldMs, endMs: heldEndMs, speaker: speaker && heldLine(speaker), text: heldText(text, format), header: true, named: speaker !== null, chapter: null });
