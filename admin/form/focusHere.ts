/** As a ref: focuses the first field of a form or dialog. */
export const focusHere = (field: HTMLElement | null): void => field?.focus({ preventScroll: true });
