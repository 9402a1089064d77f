/** What stands beside a long page stays in sight, and scrolls by itself where it is taller than the window. */
export const beside = {
  position: 'sticky', top: 20, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '24px', maxHeight: 'calc(100vh - 88px)', overflowY: 'auto', scrollbarWidth: 'thin', margin: '-4px', padding: '4px',
  '@media (max-width: 960px)': { position: 'static', maxHeight: 'none' },
} as const;
