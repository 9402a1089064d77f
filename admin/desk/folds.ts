/** Up to these widths there is no room beside the page, and the panels are in drawers over it. */
export const folds = { outline: '(max-width: 1099px)', inspector: '(max-width: 899px)' } as const;
