import type { EpisodeChange } from '#core/model/publication';
import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Left } from '../publish/Left';
import { NotHeld } from '../publish/NotHeld';

const SHOWN = 8;

/** Of which episodes the feed cannot hold something, or leaves it as it is. */
export const OfEpisodes = ({ changes }: { changes: readonly EpisodeChange[] }) => {
  const translate = useTranslate();
  const [all, setAll] = useState(false);
  const told = changes.filter(({ notHeld, left }) => notHeld.length + left.length > 0);
  return (
    <>
      {(all ? told : told.slice(0, SHOWN)).map(({ episodeId, title, notHeld, left }) => (
        <Box key={episodeId} component="section" aria-label={title}>
          <Box component="h3" sx={{ fontSize: 'inherit', margin: 0 }}>{title}</Box>
          {notHeld.length > 0 && <NotHeld notHeld={notHeld} />}
          {left.length > 0 && <Left left={left} />}
        </Box>
      ))}
      {!all && told.length > SHOWN && <Button onClick={() => setAll(true)} sx={{ color: 'var(--accent)' }}>{translate('publish.more', { smart_count: told.length - SHOWN })}</Button>}
    </>
  );
};
