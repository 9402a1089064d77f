import type { Workbench } from '../workbench';

export interface Press {
  key: string;
  shift: boolean;
  mod: boolean;
  /** Someone writes: in the transcript, or in a field. */
  writing: boolean;
}

/** What a key does on the page; null where it is not ours. */
export function actionOf(workbench: Workbench, { key, shift, mod, writing }: Press): (() => void) | null {
  const letter = key.length === 1 ? key.toLowerCase() : key;
  if (mod && letter === 'z') return shift ? () => workbench.redo() : () => workbench.undo();
  if (mod && letter === 'y' && !shift) return () => workbench.redo();
  if (mod || writing) return null;
  const { current } = workbench.attention.get();
  const view = current === null ? undefined : workbench.view?.views.get(current);
  const speaker = /^[1-9]$/.test(key) ? workbench.people()[Number(key) - 1] : undefined;
  if (current !== null && speaker) return () => workbench.setSpeaker(current, speaker.id);
  switch (letter) {
    case ' ': return () => workbench.playback.toggle();
    case 'ArrowUp': return () => workbench.step(-1);
    case 'ArrowDown': return () => workbench.step(1);
    case 'ArrowLeft': return () => workbench.playback.skip(-5_000);
    case 'ArrowRight': return () => workbench.playback.skip(5_000);
    case 'n': return () => workbench.finding(shift ? -1 : 1);
    case 'a': return () => workbench.fixFirst();
    case 'f': return () => workbench.playback.setFollow(!workbench.playback.getState().follow);
    case '?': return () => workbench.attention.set({ keySheet: true });
    default:
  }
  if (current === null || !view) return null;
  switch (letter) {
    case 'Enter': return () => workbench.write(current);
    case 't': return () => view.editTime();
    case 's': return () => view.openSpeaker();
    case 'm': return () => workbench.attention.set({ segmentMenu: { id: current, anchor: view.dom } });
    default: return null;
  }
}
