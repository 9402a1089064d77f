import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { z } from 'zod';
import type { PublicationPreview } from '#core/model/publication';

/** What happens to the transcript and chapter files that items link, if corrections affect them. */
export const LinkedFiles = ({ linked }: { linked: z.infer<typeof PublicationPreview>['linked'] }) => {
  const translate = useTranslate();
  if (linked.length === 0) return null;
  return (
    <Box component="section" sx={{ marginBottom: '32px' }}>
      <Box component="h2" sx={{ fontSize: '17px', lineHeight: '27px' }}>{translate('publish.linked.title')}</Box>
      <Box component="ul" sx={{ margin: 0, paddingLeft: '18px' }}>
        {linked.map(({ episodeId, title, name, url, becomes, why, notHeld }) => (
          <li key={`${episodeId} ${url}`}>
            {translate(`publish.linked.${becomes}`, { name, title, why })}
            {notHeld.map(({ why: reason, count }) => <Box key={reason} component="span" sx={{ color: 'var(--muted)' }}> {translate('publish.linked.notHeld', { smart_count: count, reason })}</Box>)}
          </li>
        ))}
      </Box>
    </Box>
  );
};
