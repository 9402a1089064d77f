import { TextSelection } from 'prosemirror-state';
import type { Match } from '#core/find/findIn';
import { FROM_RECORDS } from '../transcript/matchRecords';
import { segmentOf } from '../transcript/segmentAt';
import type { TranscriptView } from '../transcript/transcriptView';
import { rangeOf } from './paint';

/** Scrolls a match into view, even within a segment that is taller than the page. */
export function showMatch(view: TranscriptView, match: Match): void {
  if (match.kind !== 'segments') return;
  view.reveal(match.recordId);
  const words = rangeOf(view, match);
  if (words) view.revealWords(words);
}

/** Selects a match in the text, to be typed over. */
export function writeAt(view: TranscriptView, match: Match): void {
  const { state } = view.editor;
  const segment = match.kind === 'segments' ? segmentOf(state.doc, match.recordId) : null;
  if (!segment) return;
  view.editor.dispatch(state.tr.setSelection(TextSelection.create(state.doc, segment.from + match.start, segment.from + match.end)).setMeta(FROM_RECORDS, true));
  view.editor.focus();
  showMatch(view, match);
}

/** The selected text, if it may be what the user wants to find: a few words within one segment. The selection survives while the palette is open. */
export function selectedWords(view: TranscriptView | null, { focused }: { focused: boolean }): string {
  if (!view) return '';
  const { selection, doc } = view.editor.state;
  const { $from, $to, from, to } = selection;
  return (focused && !view.editor.hasFocus()) || from === to || !$from.sameParent($to) || to - from > 200 ? '' : doc.textBetween(from, to);
}
