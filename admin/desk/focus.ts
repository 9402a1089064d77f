/** For a `ref`: focuses what has just appeared. */
export const focus = (element: HTMLElement | null): void => element?.focus();

/** For a `ref`: focuses what has just appeared, to be typed over. */
export const focusToReplace = (element: HTMLInputElement | null): void => {
  element?.focus();
  element?.select();
};
