import { useLayoutEffect, useRef, type FocusEvent, type RefObject } from 'react';

export interface KeptFocus<Box extends HTMLElement> {
  ref: RefObject<Box | null>;
  tabIndex: -1;
  onFocus: (event: FocusEvent) => void;
  onBlur: () => void;
}

/**
 * For a place whose buttons go when they were pressed: where the one that had the focus is gone, the place has it, or that within it
 * which says `data-next`. Else the keyboard would begin again at the top of the page, and plain keys would mean what they mean there.
 */
export function useKeptFocus<Box extends HTMLElement>(): KeptFocus<Box> {
  const ref = useRef<Box>(null);
  const had = useRef<Element | null>(null);
  useLayoutEffect(() => {
    if (!had.current || had.current.isConnected) return;
    had.current = null;
    if (document.activeElement === document.body) (ref.current?.querySelector<HTMLElement>('[data-next]') ?? ref.current)?.focus({ preventScroll: true });
  });
  return {
    ref, tabIndex: -1,
    onFocus: ({ target }) => { had.current = target; },
    // React tells of no blur while it takes elements away
    onBlur: () => { had.current = null; },
  };
}
