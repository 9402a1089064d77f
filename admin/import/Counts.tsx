import type { ImportPreview } from '#core/model/import';
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';

/** What was understood of an episode, in numbers, and who speaks how often. */
export const Counts = ({ episode }: { episode: ImportPreview['episodes'][number] }) => {
  const translate = useTranslate();
  const row = { display: 'flex', justifyContent: 'space-between', gap: '12px', padding: '3px 0' };
  return (
    <Box component="section" aria-labelledby="understood">
      <Box component="h2" id="understood" sx={{ marginBottom: '6px' }}>{translate('imports.understood')}</Box>
      {(['chapters', 'segments', 'references'] as const).map((name) => <Box key={name} sx={{ ...row, color: episode[name] ? 'var(--ink)' : 'var(--muted)' }}>{translate(`imports.${name}`, { smart_count: episode[name] })}</Box>)}
      <Box sx={{ ...row, color: episode.speakers.length ? 'var(--ink)' : 'var(--muted)' }}>{translate('imports.speakers', { smart_count: episode.speakers.length })}</Box>
      <Box component="ul" sx={{ listStyle: 'none', margin: 0, padding: '0 0 0 14px', color: 'var(--muted)' }}>
        {episode.speakers.slice(0, 12).map(({ name, segments }) => <Box component="li" key={name} sx={row}><span>{name}</span><span>{segments}</span></Box>)}
      </Box>
    </Box>
  );
};
