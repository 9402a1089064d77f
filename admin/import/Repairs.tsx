import type { Repair } from '#core/model/import';
import { Box, Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { writtenCount } from '../list/written';

interface RepairsProps {
  repairs: Repair[];
  busy: boolean;
  onAccept: () => void;
}

/** The places as they are and as they would be, as a proof-reader marks them. */
const Places = ({ places, more }: { places: Repair['places']; more: number }) => {
  const translate = useTranslate();
  return (
    <Box component="ul" sx={{ listStyle: 'none', margin: '8px 0 0', padding: 0, display: 'grid', gap: '6px' }}>
      {places.map(({ line, column, before, after }) => (
        <Box component="li" key={`${line}:${column}`} sx={{ display: 'grid', gridTemplateColumns: '160px minmax(0, 1fr)', columnGap: '16px', '@media (max-width: 760px)': { gridTemplateColumns: '1fr' } }}>
          <Box component="span" sx={{ color: 'var(--muted)' }}>{translate('imports.placeColumn', { line, column })}</Box>
          <Box sx={{ fontFamily: 'ui-monospace, monospace', fontSize: 12, overflowWrap: 'anywhere' }}>
            <Box component="del" sx={{ display: 'block', color: 'var(--red)', textDecorationThickness: '1px' }}>{before}</Box>
            <Box component="ins" sx={{ display: 'block', textDecoration: 'none' }}>{after}</Box>
          </Box>
        </Box>
      ))}
      {more > 0 && <Box component="li" sx={{ color: 'var(--muted)' }}>{translate('imports.morePlaces', { smart_count: more, count: writtenCount(more) })}</Box>}
    </Box>
  );
};

/** What keeps a feed from being read, what each repair does about it, and one button. */
export const Repairs = ({ repairs, busy, onAccept }: RepairsProps) => {
  const translate = useTranslate();
  const count = repairs.reduce((sum, repair) => sum + repair.count, 0);
  return (
    <Box component="section" aria-labelledby="import-repairs" sx={{ maxWidth: 880 }}>
      <h2 id="import-repairs">{translate('imports.repairs')}</h2>
      <Box component="p" sx={{ color: 'var(--muted)', margin: '4px 0 16px !important' }}>{translate('imports.repairsHelp')}</Box>
      {repairs.map(({ rule, wrong, does, places, count: found }) => (
        <Box component="section" key={rule} aria-label={wrong} sx={{ padding: '14px 0', borderTop: '1px solid var(--line)' }}>
          <Box sx={{ fontWeight: 600 }}>{wrong}</Box>
          <Box sx={{ color: 'var(--muted)' }}>{does}</Box>
          <Places places={places} more={found - places.length} />
        </Box>
      ))}
      <Box sx={{ display: 'flex', gap: '16px', alignItems: 'center', paddingTop: '16px', borderTop: '1px solid var(--line)' }}>
        <Button variant="contained" color="primary" disabled={busy} onClick={onAccept}>{translate(busy ? 'imports.repairing' : 'imports.repair', { smart_count: count, count: writtenCount(count) })}</Button>
        <Box sx={{ color: 'var(--muted)' }}>{translate('imports.originalKept')}</Box>
      </Box>
    </Box>
  );
};
