import type { GoLive } from '#core/model/goLive';
import { Box } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';

/** What PSP-1 requires of a show made here and is still missing, each with a link to where it can be filled in. */
export const Missing = ({ showId, missing }: { showId: string; missing: GoLive['missing'] }) => {
  const translate = useTranslate();
  if (missing.length === 0) return null;
  return (
    <Box component="section" aria-labelledby="go-live-missing" sx={{ maxWidth: 760, marginBottom: '32px' }}>
      <h2 id="go-live-missing">{translate('goLive.missing')}</h2>
      <Box sx={{ color: 'var(--muted)', marginBottom: '8px' }}>{translate('goLive.missingHelp')}</Box>
      <Box component="ul" sx={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {missing.map(({ field, episodeId, required, message }) => (
          <Box component="li" key={`${field} ${episodeId} ${message}`} sx={{ display: 'flex', gap: '12px', justifyContent: 'space-between', padding: '6px 0', borderTop: '1px solid var(--line)' }}>
            <Box sx={{ minWidth: 0, color: required ? 'var(--ink)' : 'var(--muted)' }}>{message}{required ? '' : ` ${translate('goLive.recommended')}`}</Box>
            <Box component={LinkBase} sx={{ flex: 'none' }} to={episodeId === null ? `/shows/${showId}/settings` : `/episodes/${episodeId}?item=${field}`} aria-label={translate('goLive.fillInWhat', { what: message })}>{translate('goLive.fillIn')}</Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
};
