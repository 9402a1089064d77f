import type { Interpretation } from '../interpret.ts';
import type { ViewSegment } from '../reading.ts';
import type { SegmentPlace } from '../transcript.ts';
import { heldLine } from './held.ts';
import { replace, reword } from './splice.ts';
import type { Edit } from './state.ts';
import { retimed } from './timeLink.ts';
import type { TurnForms } from './turnForm.ts';
import { isName } from './voices.ts';

/**
 * The edits that set the speaker and time in a turn's header.
 *
 * @param before who speaks before it: a header without a name means that they go on
 * @param heard everybody who speaks in the view
 */
export function headerEdits(notes: Interpretation, forms: TurnForms, { header, segment }: SegmentPlace, wanted: ViewSegment, before: string | null, heard: ReadonlySet<string | null>): Edit[] {
  const { name, time } = header!;
  const number = Number(segment.id.slice(1));
  const edits: Edit[] = [];
  if (isName(wanted.speaker) && wanted.speaker !== (name ? segment.speaker : before)) {
    const speaker = heldLine(wanted.speaker);
    const patches = name ? forms.roles.naming({ ...header!, name }, speaker, !heard.has(segment.speaker!), (span, words) => reword(notes, span, words)) : time ? forms.naming({ ...header!, time }, number, speaker) : [];
    edits.push({ patches, effect: ({ segments }) => segments.set(segment.id, { speaker, named: true }) });
  }
  if (time && wanted.startMs !== null && wanted.startMs !== segment.startMs) {
    const { text, heldMs } = forms.times.write(number, wanted.startMs);
    const patches = segment.startMs === null ? replace(notes, time, text) : retimed(notes, time, text, segment.startMs, heldMs);
    if (heldMs !== segment.startMs) edits.push({ patches, effect: ({ segments }) => segments.set(segment.id, { startMs: heldMs }) });
  }
  if (time && segment.startMs !== null && wanted.endMs !== segment.endMs) {
    const begins = wanted.startMs === null ? segment.startMs : forms.times.write(number, wanted.startMs).heldMs;
    const { patches, heldMs } = forms.ending({ ...header!, time }, number, begins, wanted.endMs);
    if (heldMs !== segment.endMs) edits.push({ patches, effect: ({ segments }) => segments.set(segment.id, { endMs: heldMs }) });
  }
  return edits;
}
