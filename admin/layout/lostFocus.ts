let last: HTMLElement | null = null;

document.addEventListener('focusin', ({ target }) => { last = target instanceof HTMLElement ? target : null; });
// whoever points beside everything wants nothing to have it
document.addEventListener('pointerdown', () => { last = null; }, true);

/** Where the focus went with what had it, gives it back: to the same where that is there again, else to something that says where one is. */
export function findFocus(instead: HTMLElement | null): void {
  if (!last || document.activeElement !== document.body) return;
  if (last.isConnected) last.focus();
  if (document.activeElement === document.body) instead?.focus({ preventScroll: true });
}
