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

/** Combinations that a field handles itself. */
const FIELDS_OWN = /^Mod\+(Shift\+)?Key[ACVXYZ]$/;

/** Elements that Space presses, ticks or opens. */
const TAKES_SPACE = 'button, a, summary, label, input:not([type="range"]), select, [role="tab"]';

/** Whether the focused element already uses a key: Space and Enter press a button, Space ticks a box, arrows move a list or slider. */
function meant(target: Element, combination: Combination): boolean {
  if (combination === 'Space') return target.closest(TAKES_SPACE) !== null;
  if (combination === 'Enter') return target.closest('button, a, summary, [role="tab"]') !== null;
  // A list of numbered choices uses the digits.
  if (/^Digit[1-9]$/.test(combination)) return target.closest('[data-digits]') !== null;
  if (target.closest('[role="slider"]')) return /^(?:Shift\+)?(?:Arrow|Page|Home|End|Escape)/.test(combination);
  return /^(Arrow|Page|Home|End)/.test(combination) && (target instanceof HTMLInputElement || target.closest('[role="tablist"]') !== null);
}

/** Whether the user is looking at what a key would remove, rather than having the focus on a button elsewhere. */
const isOnPage = (target: EventTarget | null): boolean => target === document.body || (target instanceof Element && target.closest('.page') !== null);

/** The mode of a key press; null if the key is not the desk's. */
function modeOf(target: EventTarget | null, combination: Combination): Mode | null {
  if (!(target instanceof Element)) return null;
  // the contents of a drawer are beside the page on wider screens, with the same keys; Escape closes the drawer
  const isInDrawer = target.closest('.drawer') !== null;
  if (isInDrawer ? combination === 'Escape' : target.closest('[role="dialog"], [role="menu"], [role="presentation"]')) return null;
  if (meant(target, combination)) return null;
  // a field among the words is content-editable with them, and still a field
  if (target instanceof HTMLElement && target.isContentEditable && !isField(target)) return 'editing';
  if (!isField(target) && !target.closest('[data-keys="own"]')) return 'listening';
  const writes = !/^(Mod\+|(Shift\+)?F\d)/.test(combination) || FIELDS_OWN.test(combination);
  return writes ? null : 'anywhere';
}

/** Handles the desk's keys wherever the focus is, before the editor's own, so that the map alone decides. */
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
        // The text handles it by itself, if it applies there.
        if (command.fixed) return;
        const answer = command.onPage && (mode === 'anywhere' || (mode === 'listening' && !isOnPage(event.target))) ? 'desk.commands.why.notOnPage' : command.when(workbench);
        // While editing, a plain key whose command cannot run is left to the text.
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
