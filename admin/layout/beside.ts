/** Beside a long page this stays in view, and scrolls by itself if it is taller than the window. */
export const beside = {
  position: 'sticky', top: 20, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '24px', maxHeight: 'calc(100vh - 88px)', overflowY: 'auto', scrollbarWidth: 'thin', margin: '-4px', padding: '4px',
  '@media (max-width: 960px)': { position: 'static', maxHeight: 'none' },
} as const;
