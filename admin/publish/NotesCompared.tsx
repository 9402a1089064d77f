import { Box, Button } from '@mui/material';
import { useMemo, useState } from 'react';
import { useTranslate } from 'react-admin';
import { blocksOf, type Block } from './blocks';
import { Marks } from './Marks';
import { sideBySide, type Mark, type Row } from './sideBySide';

/** Where there is no room for two columns, what will be stands below what is, and what stays the same is shown once. */
const oneColumn = {
  'display': 'block', '& thead, & tbody, & td': { display: 'block' }, '& tbody tr': { display: 'block' }, '& thead tr': { display: 'flex', gap: '12px' },
  '& :is(td, th):is(td, th):is(td, th)': { paddingLeft: 0, paddingRight: 0 }, '& tr[data-same] td + td, & td:empty': { display: 'none' },
} as const;

const table = {
  'width': '100%', 'tableLayout': 'fixed', 'borderSpacing': 0, '& td, & th': { verticalAlign: 'top', textAlign: 'start', fontWeight: 'inherit', padding: 0 },
  '& :is(td, th):not(:only-child):first-child': { paddingRight: '20px' }, '& :is(td, th) + :is(td, th)': { paddingLeft: '20px' }, '@media (max-width: 560px)': oneColumn,
} as const;

/** Unchanged text is only there for orientation, for which two lines are enough. */
const kept = { color: 'var(--muted)', display: '-webkit-box', WebkitBoxOrient: 'vertical', WebkitLineClamp: 2, overflow: 'hidden' } as const;

const Cell = ({ block, marks }: { block: Block; marks?: Mark[] }) => (
  <Box component="td" sx={{ overflowWrap: 'anywhere' }}>
    <Box sx={{ padding: '4px 0', ...(block.kind === 'heading' ? { fontWeight: 600 } : {}), ...(block.kind === 'item' ? { position: 'relative', paddingLeft: '18px', '&::before': { content: '"•"', position: 'absolute', left: 0, color: 'var(--muted)' } } : {}), ...(block.kind === 'quote' ? { paddingLeft: '14px', borderLeft: '2px solid var(--line)' } : {}) }}>
      {marks ? <Marks marks={marks} /> : <Box component="span" sx={kept}>{block.text}</Box>}
    </Box>
  </Box>
);

/** Groups rows into changed ones with one unchanged neighbour on either side, and folded ones. */
function stretches(rows: Row[]): { folded: boolean; rows: Row[] }[] {
  const near = rows.map((_, at) => [at - 1, at, at + 1].some((place) => rows[place]?.kind === 'changed'));
  const result: { folded: boolean; rows: Row[] }[] = [];
  rows.forEach((row, at) => {
    const folded = !near[at];
    const last = result.at(-1);
    if (last && last.folded === folded) last.rows.push(row);
    else result.push({ folded, rows: [row] });
  });
  return result;
}

const Rows = ({ rows }: { rows: Row[] }) =>
  rows.map((row, at) => (
    <tr key={at} data-same={row.kind === 'same' || undefined}>
      {row.kind === 'same' ? <><Cell block={row.block} /><Cell block={row.block} /></> : (
        <>
          {row.before ? <Cell {...row.before} /> : <Box component="td" />}
          {row.after ? <Cell {...row.after} /> : <Box component="td" />}
        </>
      )}
    </tr>
  ));

const Folded = ({ rows }: { rows: Row[] }) => {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  if (open) return <Rows rows={rows} />;
  return <tr><td colSpan={2}><Button onClick={() => setOpen(true)} sx={{ width: '100%', justifyContent: 'flex-start', color: 'var(--muted)', fontSize: 13, padding: '5px 0', margin: '4px 0', borderRadius: 0, borderTop: '1px dashed var(--line)', borderBottom: '1px dashed var(--line)' }}>{translate('publish.unchanged', { smart_count: rows.length })}</Button></td></tr>;
};

/** One episode's notes as they are and as they will be, as prose. */
export const NotesCompared = ({ before, after, first }: { before: string; after: string; first: boolean }) => {
  const translate = useTranslate();
  const rows = useMemo(() => sideBySide(blocksOf(before), blocksOf(after)), [before, after]);
  if (rows.every(({ kind }) => kind === 'same')) return <Box sx={{ color: 'var(--muted)' }}>{translate('publish.notesSame')}</Box>;
  return (
    <Box sx={{ padding: '8px 20px 16px', border: '1px solid var(--line)', borderRadius: '6px', backgroundColor: 'var(--sheet)' }}>
      <Box component="table" aria-label={translate('publish.notes')} sx={table}>
        <Box component="thead" sx={{ fontFamily: 'var(--font-ui)', fontSize: 13, lineHeight: '32px', color: 'var(--muted)' }}><tr><th scope="col">{translate(first ? 'publish.beforeFirst' : 'publish.before')}</th><th scope="col">{translate('publish.after')}</th></tr></Box>
        <Box component="tbody" sx={{ fontFamily: 'var(--font-reading)', fontSize: 17, lineHeight: '27px' }}>
          {stretches(rows).map((stretch, at) => (stretch.folded ? <Folded key={at} rows={stretch.rows} /> : <Rows key={at} rows={stretch.rows} />))}
        </Box>
      </Box>
    </Box>
  );
};
