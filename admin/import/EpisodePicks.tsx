import type { ImportPreview } from '#core/model/import';
import { Box, Button, InputBase } from '@mui/material';
import { useTranslate } from 'react-admin';
import { writtenCount } from '../list/written';
import { everyEpisode, newest, withTranscript, type Choice } from './choice';

interface EpisodePicksProps {
  episodes: ImportPreview['episodes'];
  choice: Choice;
  search: string;
  onSearch: (text: string) => void;
  onPick: (choice: Choice) => void;
}

const STEPS = [10, 50];

/** Selects many episodes at once, and searches for single ones. */
export const EpisodePicks = ({ episodes, choice, search, onSearch, onPick }: EpisodePicksProps) => {
  const translate = useTranslate();
  const spoken = withTranscript(episodes);
  const picks: [string, Choice][] = [
    [translate('imports.pick.all'), everyEpisode(episodes)],
    [translate('imports.pick.none'), new Set()],
    ...STEPS.filter((count) => count < episodes.length).map((count): [string, Choice] => [translate('imports.pick.newest', { count }), newest(episodes, count)]),
    ...(spoken.size > 0 && spoken.size < episodes.length ? [[translate('imports.pick.transcript'), spoken] as [string, Choice]] : []),
  ];
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px', minHeight: 40, marginBottom: '4px' }}>
      <InputBase
        value={search} onChange={(event) => onSearch(event.target.value)} placeholder={translate('imports.pick.search')} slotProps={{ input: { 'aria-label': translate('imports.pick.search'), type: 'search' } }}
        sx={{ width: 200, height: 32, marginRight: '8px', padding: '0 10px', fontSize: 13, border: '1px solid var(--edge)', borderRadius: '6px', backgroundColor: 'var(--sheet)', '&:focus-within': { outline: '2px solid var(--accent)', outlineOffset: '-1px' }, '& input': { outline: 'none', '&::placeholder': { color: 'var(--muted)', opacity: 1 } } }}
      />
      {picks.map(([label, picked]) => <Button key={label} onClick={() => onPick(picked)}>{label}</Button>)}
      <Box component="output" sx={{ marginLeft: 'auto', color: 'var(--muted)' }}>{translate('imports.pick.chosen', { count: writtenCount(choice.size), total: writtenCount(episodes.length) })}</Box>
    </Box>
  );
};
