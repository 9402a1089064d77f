import type { ImportPreview } from '#core/model/import';
import { Box, Button, Checkbox } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { tableStyle } from '../list/tableStyle';
import { useRowKeys } from '../list/useRowKeys';
import { writtenCount, writtenDay } from '../list/written';
import { searched, toggled, type Choice } from './choice';
import { EpisodePicks } from './EpisodePicks';

const STEP = 100;

interface EpisodesUnderstoodProps {
  episodes: ImportPreview['episodes'];
  /** The one whose source is shown. */
  shown: string;
  onShow: (key: string) => void;
  choice: Choice;
  onChoose: (choice: Choice) => void;
}

/** What was understood of each episode of a feed, and which are to be imported. Choosing one shows its source below. */
export const EpisodesUnderstood = ({ episodes, shown, onShow, choice, onChoose }: EpisodesUnderstoodProps) => {
  const translate = useTranslate();
  const [search, setSearch] = useState('');
  const [rows, setRows] = useState(STEP);
  const counts = ['segments', 'chapters', 'references'] as const;
  const found = searched(episodes, search);
  const keys = found.map(({ key }) => key);
  const { tabIndexOf, body } = useRowKeys(Math.min(rows, found.length), keys.indexOf(shown));
  const chosen = keys.filter((key) => choice.has(key)).length;
  const tick = { padding: '4px' };
  return (
    <>
      {episodes.length > 1 && <EpisodePicks episodes={episodes} choice={choice} search={search} onSearch={setSearch} onPick={onChoose} />}
      <Box component="section" tabIndex={0} aria-label={translate('imports.understood')} sx={{ maxHeight: 296, overflow: 'auto', borderBottom: '1px solid var(--line)', marginBottom: '20px' }}>
        <Box component="table" aria-label={translate('imports.understood')} sx={{ ...tableStyle, width: '100%', margin: 0, '& td:first-of-type, & th:first-of-type': { padding: 0, width: 36 }, '& thead th': { position: 'sticky', top: 0, height: 32, textAlign: 'left', fontWeight: 400, color: 'var(--muted)', backgroundColor: 'var(--paper)', boxShadow: 'inset 0 -1px var(--line)', zIndex: 1 } }}>
          <thead>
            <tr>
              <Box component="th" scope="col" sx={{ '& > *': { padding: '4px !important' } }}>
                <Checkbox size="small" sx={tick} checked={keys.length > 0 && chosen === keys.length} indeterminate={chosen > 0 && chosen < keys.length} onChange={(_, isIn) => onChoose(toggled(choice, keys, isIn))} slotProps={{ input: { 'aria-label': translate('imports.pick.these') } }} />
              </Box>
              <Box component="th" scope="col" sx={{ width: '36%' }}><span>{translate('imports.column.title')}</span></Box>
              {['date', ...counts, 'warnings'].map((name) => <th key={name} scope="col" data-number style={name === 'date' ? { width: 120 } : undefined}><span>{translate(`imports.column.${name}`)}</span></th>)}
            </tr>
          </thead>
          <tbody {...body}>
            {found.slice(0, rows).map((episode, row) => {
              const title = episode.title ?? translate('imports.untitled');
              const isIn = choice.has(episode.key);
              return (
                <Box component="tr" key={episode.key} data-leads onClick={() => onShow(episode.key)} sx={{ ...(episode.key === shown && { backgroundColor: 'var(--accent-soft) !important' }), ...(!isIn && { color: 'var(--muted)' }) }}>
                  <td><Checkbox size="small" sx={tick} checked={isIn} onClick={(event) => event.stopPropagation()} onChange={(_, into) => onChoose(toggled(choice, [episode.key], into))} slotProps={{ input: { 'aria-label': translate('imports.pick.one', { title }), tabIndex: tabIndexOf(row) } }} /></td>
                  <td>
                    <Box component="button" type="button" tabIndex={tabIndexOf(row)} aria-pressed={episode.key === shown} sx={{ all: 'unset', cursor: 'pointer', display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', fontWeight: 600, '&:focus-visible': { outline: '2px solid var(--accent)', outlineOffset: '-1px', borderRadius: '4px' } }}>{title}</Box>
                  </td>
                  <td data-number>{writtenDay(episode.pubDate)}</td>
                  {counts.map((name) => <td key={name} data-number>{writtenCount(episode[name])}</td>)}
                  <Box component="td" data-number sx={{ color: episode.warnings.length ? 'var(--red)' : undefined }}>{writtenCount(episode.warnings.length)}</Box>
                </Box>
              );
            })}
          </tbody>
        </Box>
        {found.length === 0 && <Box sx={{ padding: '12px 8px', color: 'var(--muted)' }}>{translate('imports.pick.notFound')}</Box>}
        {rows < found.length && <Button onClick={() => setRows(rows + STEP)}>{translate('publish.more', { smart_count: Math.min(STEP, found.length - rows) })}</Button>}
      </Box>
    </>
  );
};
