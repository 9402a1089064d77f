/** For a `ref`: focuses what has just appeared. */
export const focus = (element: HTMLElement | null): void => element?.focus();
