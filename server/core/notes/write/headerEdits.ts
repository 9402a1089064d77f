import type { Interpretation } from '../interpret.ts';
import type { ViewSegment } from '../reading.ts';
import type { SegmentPlace } from '../transcript.ts';
import { isSpeakerName } from '../turns.ts';
import { heldLine } from './held.ts';
import { replace, reword } from './splice.ts';
import type { Edit } from './state.ts';
import { retimed } from './timeLink.ts';
import type { TimeForm } from './times.ts';

/** The edits that set the speaker and time in a turn's header. */
export function headerEdits(notes: Interpretation, times: TimeForm, { header, segment }: SegmentPlace, wanted: ViewSegment): Edit[] {
  const edits: Edit[] = [];
  if (wanted.speaker !== null && wanted.speaker !== segment.speaker && isSpeakerName(heldLine(wanted.speaker))) {
    const speaker = heldLine(wanted.speaker);
    edits.push({ patches: reword(notes, header!.name, speaker), effect: ({ segments }) => segments.set(segment.id, { speaker }) });
  }
  if (wanted.startMs !== null && wanted.startMs !== segment.startMs) {
    const { text, heldMs } = times.write(Number(segment.id.slice(1)), wanted.startMs);
    const patches = segment.startMs === null ? replace(notes, header!.time, text) : retimed(notes, header!.time, text, segment.startMs, heldMs);
    if (heldMs !== segment.startMs) edits.push({ patches, effect: ({ segments }) => segments.set(segment.id, { startMs: heldMs }) });
  }
  return edits;
}
