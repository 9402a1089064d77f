import { useLayoutEffect, useRef, type FocusEvent, type RefObject } from 'react';

export interface KeptFocus<Box extends HTMLElement> {
  ref: RefObject<Box | null>;
  tabIndex: -1;
  onFocus: (event: FocusEvent) => void;
  onBlur: () => void;
}

/**
 * For a container whose buttons disappear when they are pressed: if the focused one is gone, the container takes the focus, or the element in it that
 * is marked `data-next`. Otherwise the keyboard would start again at the top of the page, and plain keys would mean what they mean there.
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
    // React fires no blur when it removes an element
    onBlur: () => { had.current = null; },
  };
}
