import { useEffect } from 'react';
import { useAuthProvider } from 'react-admin';
import { useWorkbench } from '../context';
import { carryOut } from './carryOut';
import { combinationOf, modifiersOf, signOf, type Combination } from './combination';
import { commandNamed } from './commands';
import type { Mode } from './keyMap';
import { keysOfUser } from './keysOfUser';
import { apple } from './platform';
import { readLayout } from './printed';

const isField = (target: Element): boolean => /^(TEXTAREA|SELECT)$/.test(target.tagName) || (target instanceof HTMLInputElement && !/^(range|radio|checkbox)$/.test(target.type));

/** What a field does itself. */
const FIELDS_OWN = /^Mod\+(Shift\+)?Key[ACVXYZ]$/;

/** What Space presses, ticks or opens. */
const TAKES_SPACE = 'button, a, summary, label, input:not([type="range"]), select, [role="tab"]';

/** Where a key already means something to what has the focus: a button is pressed by Space and Enter, a box ticked by Space, a list or slider moved by arrows. */
function meant(target: Element, combination: Combination): boolean {
  if (combination === 'Space') return target.closest(TAKES_SPACE) !== null;
  if (combination === 'Enter') return target.closest('button, a, summary, [role="tab"]') !== null;
  // A queue with several ways out counts them.
  if (/^Digit[1-9]$/.test(combination)) return target.closest('[data-digits]') !== null;
  if (target.closest('[role="slider"]')) return /^(?:Shift\+)?(?:Arrow|Page|Home|End|Escape)/.test(combination);
  return /^(Arrow|Page|Home|End)/.test(combination) && (target instanceof HTMLInputElement || target.closest('[role="tablist"]') !== null);
}

/** Whether one looks at what a key would take away: a button elsewhere does not have the focus. */
const isOnPage = (target: EventTarget | null): boolean => target === document.body || (target instanceof Element && target.closest('.page') !== null);

/** Where a press counts; null where it is none of the desk's. */
function modeOf(target: EventTarget | null, combination: Combination): Mode | null {
  if (!(target instanceof Element)) return null;
  // what stands in a drawer stands beside the page where there is room, with the same keys; Escape closes it
  const isInDrawer = target.closest('.drawer') !== null;
  if (isInDrawer ? combination === 'Escape' : target.closest('[role="dialog"], [role="menu"], [role="presentation"]')) return null;
  if (meant(target, combination)) return null;
  // a field that lies among the words is editable with them, and still a field
  if (target instanceof HTMLElement && target.isContentEditable && !isField(target)) return 'editing';
  if (!isField(target) && !target.closest('[data-keys="own"]')) return 'listening';
  const writes = !/^(Mod\+|(Shift\+)?F\d)/.test(combination) || FIELDS_OWN.test(combination);
  return writes ? null : 'anywhere';
}

/** The keys of the desk, wherever the focus is on it. They come before the editor's own, so that the map alone decides. */
export function useKeys(): void {
  const workbench = useWorkbench();
  const authProvider = useAuthProvider();
  useEffect(() => {
    void readLayout();
    void authProvider?.getIdentity?.().then(({ id }) => workbench.keys.belongTo(String(id), localStorage, keysOfUser));
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
      for (const combination of [combinationOf(event, apple), signOf(event)]) {
        const mode = combination === null ? null : modeOf(event.target, combination);
        if (combination === null || mode === null) continue;
        const command = commandNamed(workbench.keys.commandOf(mode, combination) ?? '');
        if (!command) continue;
        // The text acts on it by itself, as far as it fits there.
        if (command.fixed) return;
        const answer = command.onPage && (mode === 'anywhere' || (mode === 'listening' && !isOnPage(event.target))) ? 'desk.commands.why.notOnPage' : command.when(workbench);
        // In the words, a plain key that can do nothing is left to them.
        if (answer !== true && mode === 'editing' && modifiersOf(combination).length === 0) return;
        event.preventDefault();
        event.stopPropagation();
        if (answer === true) carryOut(workbench, command);
        else workbench.say(answer);
        return;
      }
    };
    document.addEventListener('keydown', onKeyDown, { capture: true });
    return () => document.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [workbench, authProvider]);
}
