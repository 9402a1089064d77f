import { useEffect } from 'react';
import { useWorkbench } from '../../context';
import { chosenSegments } from '../selection';
import { fill } from './copyAs';
import { pasteSegments } from './paste';

/** Whether the keys act on segments here: on the page or nowhere, not in its words or in a field. */
const onPage = ({ target }: Event): boolean => target instanceof HTMLElement && !target.isContentEditable && (target === document.body || target.matches('.page')) && (getSelection()?.isCollapsed ?? true);

/** Copy, cut and paste of segments, while the page has the focus. */
export function useClipboard(): void {
  const workbench = useWorkbench();
  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => {
      const chosen = chosenSegments(workbench);
      if (!onPage(event) || !event.clipboardData || chosen.length === 0) return;
      event.preventDefault();
      fill(workbench, event.clipboardData, 'turns');
      if (event.type === 'cut' && workbench.editable) workbench.deleteSegments(chosen);
    };
    const onPaste = (event: ClipboardEvent) => {
      if (onPage(event) && event.clipboardData && pasteSegments(workbench, event.clipboardData)) event.preventDefault();
    };
    document.addEventListener('copy', onCopy);
    document.addEventListener('cut', onCopy);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('cut', onCopy);
      document.removeEventListener('paste', onPaste);
    };
  }, [workbench]);
}
