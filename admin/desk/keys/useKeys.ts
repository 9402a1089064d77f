import { useEffect } from 'react';
import { useWorkbench } from '../context';
import { actionOf } from './bindings';

const writes = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName) || (target instanceof HTMLInputElement && !/^(range|radio|checkbox)$/.test(target.type)));

/** Where a key already means something to what has the focus: a button is pressed by Space and Enter, a list or slider moved by arrows. */
const meant = (target: EventTarget | null, key: string): boolean => {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('[role="dialog"], [role="menu"], [role="presentation"]')) return true;
  if (/^(Enter| )$/.test(key)) return target.closest('button, a, summary, [role="tab"]') !== null;
  return key.startsWith('Arrow') && (target instanceof HTMLInputElement || target.closest('[role="tablist"]') !== null);
};

/** The keys of the desk, wherever the focus is on it. */
export function useKeys(): void {
  const workbench = useWorkbench();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.altKey || meant(event.target, event.key)) return;
      const writing = writes(event.target);
      const inTranscript = event.target instanceof HTMLElement && event.target.isContentEditable;
      // A field keeps its own undo.
      if (writing && !inTranscript) return;
      const act = actionOf(workbench, { key: event.key, shift: event.shiftKey, mod: event.ctrlKey || event.metaKey, writing });
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [workbench]);
}
