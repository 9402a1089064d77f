let last: HTMLElement | null = null;

document.addEventListener('focusin', ({ target }) => { last = target instanceof HTMLElement ? target : null; });
// a click beside everything means that nothing should have the focus
document.addEventListener('pointerdown', () => { last = null; }, true);

/**
 * If the focused element has disappeared, gives the focus back: to the same element if it is there again, otherwise to something that says where the
 * user is.
 */
export function findFocus(instead: HTMLElement | null): void {
  if (!last || document.activeElement !== document.body) return;
  if (last.isConnected) last.focus();
  if (document.activeElement === document.body) instead?.focus({ preventScroll: true });
}
