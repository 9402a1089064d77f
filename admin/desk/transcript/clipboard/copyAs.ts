import type { Workbench } from '../../workbench';
import { chosenSegments } from '../selection';
import { asText, type Form } from './asText';
import { CARRIED_TYPE, pack, type CarriedSegment } from './carried';

function carriedSegments(workbench: Workbench): CarriedSegment[] {
  const { segments, speakers } = workbench.store.getState().records;
  return chosenSegments(workbench).map((chosen) => {
    const { startMs, timeFrom, endMs, speakerId, speakerFrom, text, heading, words } = segments.get(chosen)!;
    return { startMs, timeFrom, endMs, speakerId, speaker: speakerId === null ? null : (speakers.get(speakerId)?.name ?? null), speakerFrom, text, heading, words };
  });
}

/** Puts the chosen segments onto an event's clipboard: as text for anywhere, and whole for a desk. */
export function fill(workbench: Workbench, clipboard: DataTransfer, form: Form): number {
  const segments = carriedSegments(workbench);
  clipboard.setData('text/plain', asText(segments, form));
  clipboard.setData(CARRIED_TYPE, pack(segments));
  workbench.say('desk.transcript.copied', { smart_count: segments.length });
  return segments.length;
}

/** Copies or cuts by a command. The clipboard may only be written in a copy or cut event, so the browser is asked for one. */
export function copyAs(workbench: Workbench, form: Form, cut = false): void {
  const chosen = chosenSegments(workbench);
  let done = false;
  const onCopy = (event: ClipboardEvent) => {
    if (!event.clipboardData) return;
    done = fill(workbench, event.clipboardData, form) > 0;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('copy', onCopy, { capture: true, once: true });
  document.execCommand('copy');
  document.removeEventListener('copy', onCopy, { capture: true });
  if (!done) workbench.say('desk.commands.why.noClipboard');
  else if (cut) workbench.deleteSegments(chosen);
}
