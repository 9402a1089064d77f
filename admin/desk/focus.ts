/** For a `ref`: what has just appeared takes the focus. */
export const focus = (element: HTMLElement | null): void => element?.focus();
