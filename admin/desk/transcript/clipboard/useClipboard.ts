import { useEffect } from 'react';
import { useWorkbench } from '../../context';
import { chosenSegments } from '../selection';
import { fill } from './copyAs';
import { pasteSegments } from './paste';

/**
 * Whether the keys act on segments: the page or nothing has the focus, and no words are selected. The event's target does not tell:
 * browsers send the event to where the caret was last.
 */
const onPage = (): boolean => (document.activeElement === document.body || (document.activeElement?.matches('.page') ?? false)) && (getSelection()?.isCollapsed ?? true);

/** Copy, cut and paste of segments, while the page has the focus. */
export function useClipboard(): void {
  const workbench = useWorkbench();
  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => {
      const chosen = chosenSegments(workbench);
      if (!onPage() || !event.clipboardData || chosen.length === 0) return;
      event.preventDefault();
      event.stopPropagation();
      fill(workbench, event.clipboardData, 'turns');
      if (event.type === 'cut' && workbench.editable) workbench.deleteSegments(chosen);
    };
    const onPaste = (event: ClipboardEvent) => {
      if (!onPage() || !event.clipboardData || !pasteSegments(workbench, event.clipboardData)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Capture, before the editor takes them for its own.
    const leaving = new AbortController();
    const options = { capture: true, signal: leaving.signal };
    document.addEventListener('copy', onCopy, options);
    document.addEventListener('cut', onCopy, options);
    document.addEventListener('paste', onPaste, options);
    return () => leaving.abort();
  }, [workbench]);
}
