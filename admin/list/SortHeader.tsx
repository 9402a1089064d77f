import { Box } from '@mui/material';
import { useListContext, useTranslate } from 'react-admin';

/** A column's name; if the column can be sorted, a button that says which way. */
export const SortHeader = ({ source, label, sortable }: { source: string; label: string; sortable: boolean }) => {
  const translate = useTranslate();
  const { sort, setSort } = useListContext();
  if (!sortable) return <Box sx={{ display: 'flex' }}>{label}</Box>;
  const sorted = sort.field === source;
  return (
    <Box
      component="button" type="button" onClick={() => setSort({ field: source, order: sorted && sort.order === 'ASC' ? 'DESC' : 'ASC' })}
      sx={{ all: 'unset', boxSizing: 'border-box', width: '100%', display: 'flex', gap: '4px', cursor: 'pointer', color: sorted ? 'var(--ink)' : 'inherit', '&:hover': { color: 'var(--ink)' }, '&:focus-visible': { outline: '2px solid var(--accent)', outlineOffset: '-2px', borderRadius: '4px' } }}
    >
      {label}
      <Box component="span" aria-hidden="true" sx={{ visibility: sorted ? 'visible' : 'hidden' }}>{sort.order === 'ASC' ? '↑' : '↓'}</Box>
      {sorted && <span className="visually-hidden">{translate(sort.order === 'ASC' ? 'stet.list.ascending' : 'stet.list.descending')}</span>}
    </Box>
  );
};
