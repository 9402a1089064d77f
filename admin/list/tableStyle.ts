/** Rows of 36 px between hairlines. Text that is longer than its column wraps; nothing is cut off. */
export const tableStyle = {
  width: 'calc(100% + 16px)', margin: '0 -8px', borderCollapse: 'collapse', tableLayout: 'fixed',
  '& th': { height: 32, padding: 0, textAlign: 'left', fontWeight: 400, color: 'var(--muted)', borderBottom: '1px solid var(--line)' },
  '& td': { height: 36, padding: '7px 12px', verticalAlign: 'baseline', overflowWrap: 'anywhere', borderBottom: '1px solid var(--line)' },
  '& th > *': { padding: '6px 12px' },
  '& th:first-of-type > *, & td:first-of-type': { paddingLeft: '8px' },
  '& th:last-of-type > *, & td:last-of-type': { paddingRight: '8px' },
  '& [data-number]': { textAlign: 'right', whiteSpace: 'nowrap' },
  /* The header is right-aligned like the numbers, so the arrow comes before it. */
  '& th[data-number] > *': { flexDirection: 'row-reverse' },
  '& td a[data-row]': { color: 'var(--ink)', textDecoration: 'none', display: 'block', fontWeight: 600 },
  '& td a[data-row]:focus-visible': { outline: 'none' },
  '& tr:has(a[data-row]:focus-visible)': { outline: '2px solid var(--accent)', outlineOffset: '-2px', backgroundColor: 'var(--accent-soft)' },
  '& tr[data-leads]': { cursor: 'pointer' },
  '& tbody tr[data-leads]:hover': { backgroundColor: 'var(--hover)' },
  '@media (max-width: 900px)': { '& [data-optional]': { display: 'none' } },
  /* There is no room for fixed widths: each column is as wide as its words need, and the first takes the rest. */
  '@media (max-width: 560px)': { tableLayout: 'auto', '& th': { width: 'auto !important' }, '& td': { overflowWrap: 'break-word', padding: '7px 8px' }, '& td:first-of-type': { minWidth: 96, overflowWrap: 'anywhere' }, '& td[data-number]': { whiteSpace: 'normal' }, '& th > *': { padding: '6px 8px' }, '& [data-large]': { display: 'none' } },
} as const;
