/** Where there is no room for them beside the page, these stand in drawers over it. */
export const folds = { outline: '(max-width: 1099px)', inspector: '(max-width: 899px)' } as const;
