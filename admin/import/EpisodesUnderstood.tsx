import type { ImportPreview } from '#core/model/import';
import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { tableStyle } from '../list/tableStyle';
import { writtenCount, writtenDay } from '../list/written';

const STEP = 100;

interface EpisodesUnderstoodProps {
  episodes: ImportPreview['episodes'];
  chosen: string;
  onChoose: (key: string) => void;
}

/** What was understood of each episode of a feed; choosing one shows its source below. */
export const EpisodesUnderstood = ({ episodes, chosen, onChoose }: EpisodesUnderstoodProps) => {
  const translate = useTranslate();
  const [shown, setShown] = useState(STEP);
  const counts = ['segments', 'chapters', 'references'] as const;
  return (
    <Box component="section" tabIndex={0} aria-label={translate('imports.understood')} sx={{ maxHeight: 296, overflow: 'auto', borderBottom: '1px solid var(--line)', marginBottom: '20px' }}>
      <Box component="table" aria-label={translate('imports.understood')} sx={{ ...tableStyle, width: '100%', margin: 0, '& thead th': { position: 'sticky', top: 0, height: 32, textAlign: 'left', fontWeight: 400, color: 'var(--muted)', backgroundColor: 'var(--paper)', boxShadow: 'inset 0 -1px var(--line)', zIndex: 1 } }}>
        <thead>
          <tr>
            <Box component="th" scope="col" sx={{ width: '38%' }}><span>{translate('imports.column.title')}</span></Box>
            {['date', ...counts, 'warnings'].map((name) => <th key={name} scope="col" data-number style={name === 'date' ? { width: 120 } : undefined}><span>{translate(`imports.column.${name}`)}</span></th>)}
          </tr>
        </thead>
        <tbody>
          {episodes.slice(0, shown).map((episode) => (
            <Box component="tr" key={episode.key} data-leads onClick={() => onChoose(episode.key)} sx={episode.key === chosen ? { backgroundColor: 'var(--accent-soft) !important' } : {}}>
              <td>
                <Box component="button" type="button" aria-pressed={episode.key === chosen} sx={{ all: 'unset', cursor: 'pointer', display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', fontWeight: 600, '&:focus-visible': { outline: '2px solid var(--accent)', outlineOffset: '-1px', borderRadius: '4px' } }}>{episode.title ?? translate('imports.untitled')}</Box>
              </td>
              <td data-number>{writtenDay(episode.pubDate)}</td>
              {counts.map((name) => <td key={name} data-number>{writtenCount(episode[name])}</td>)}
              <Box component="td" data-number sx={{ color: episode.warnings.length ? 'var(--red)' : undefined }}>{writtenCount(episode.warnings.length)}</Box>
            </Box>
          ))}
        </tbody>
      </Box>
      {shown < episodes.length && <Button onClick={() => setShown(shown + STEP)}>{translate('publish.more', { smart_count: Math.min(STEP, episodes.length - shown) })}</Button>}
    </Box>
  );
};
