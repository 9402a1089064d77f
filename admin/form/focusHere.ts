/** As a ref: the field that a form or a question begins with. */
export const focusHere = (field: HTMLElement | null): void => field?.focus({ preventScroll: true });
