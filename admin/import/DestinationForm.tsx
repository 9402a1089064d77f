import type { ImportPreview } from '#core/model/import';
import type { Show } from '#core/model/show';
import { Box, Checkbox, FormControlLabel, Radio, RadioGroup, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Picker } from '../form/Picker';
import { joinsFeed, type Destination } from './destination';

interface DestinationFormProps {
  preview: ImportPreview;
  destination: Destination;
  shows: Show[];
  onChange: (destination: Destination) => void;
}

/** Where it goes: a new show or, for a page, an existing one. */
export const DestinationForm = ({ preview, destination, shows, onChange }: DestinationFormProps) => {
  const translate = useTranslate();
  const set = (change: Partial<Destination>) => onChange({ ...destination, ...change });
  const isPage = preview.format !== 'rss';
  return (
    <Box component="section" aria-labelledby="import-into" sx={{ display: 'grid', gap: '12px' }}>
      <h2 id="import-into">{translate('imports.into')}</h2>
      {isPage && shows.length > 0 && (
        <RadioGroup aria-labelledby="import-into" value={destination.into} onChange={(_, into) => set({ into: into as Destination['into'] })}>
          <FormControlLabel value="existing" control={<Radio />} label={translate('imports.existingShow')} />
          <FormControlLabel value="new" control={<Radio />} label={translate('imports.newShow')} />
        </RadioGroup>
      )}
      {destination.into === 'new' && <TextField id="import-show-title" label={translate('imports.showTitle')} value={destination.showTitle} onChange={(event) => set({ showTitle: event.target.value })} />}
      {destination.into === 'existing' && <Picker id="import-show" label={translate('imports.show')} placeholder={translate('imports.chooseShow')} value={destination.showId} onChange={(showId) => set({ showId })} options={shows.map(({ id, title }) => ({ value: id, label: title }))} />}
      {isPage && <TextField id="import-episode-title" label={translate('imports.episodeTitle')} value={destination.episodeTitle} onChange={(event) => set({ episodeTitle: event.target.value })} />}
      {isPage && <TextField id="import-enclosure" type="url" label={translate('imports.enclosureUrl')} helperText={translate('imports.enclosureHelp')} value={destination.enclosureUrl} onChange={(event) => set({ enclosureUrl: event.target.value })} />}
      {isPage && (
        <>
          <TextField id="import-enclosure-length" label={translate('imports.enclosureLength')} helperText={translate(joinsFeed(preview, destination, shows) ? 'imports.enclosureLengthNeeded' : 'imports.enclosureLengthHelp')} value={destination.enclosureLength} onChange={(event) => set({ enclosureLength: event.target.value })} slotProps={{ htmlInput: { inputMode: 'numeric', pattern: '\\d*' } }} />
          <TextField id="import-enclosure-type" label={translate('imports.enclosureType')} value={destination.enclosureType} onChange={(event) => set({ enclosureType: event.target.value })} />
        </>
      )}
      {preview.show?.private && <Box sx={{ color: 'var(--muted)' }}>{translate('imports.private')}</Box>}
      {preview.show?.aiContent !== undefined && <Box sx={{ color: 'var(--muted)' }}>{translate(preview.show.aiContent ? 'imports.aiContent.yes' : 'imports.aiContent.no')}</Box>}
      {preview.show?.locked && (
        <Box sx={{ padding: '10px 12px', borderLeft: '3px solid var(--red)', backgroundColor: 'var(--red-soft)', borderRadius: '0 6px 6px 0' }}>
          <Box sx={{ fontWeight: 600 }}>{translate('imports.locked')}</Box>
          {translate('imports.lockedHelp')}
          <FormControlLabel sx={{ marginTop: '4px' }} control={<Checkbox checked={destination.ownership} onChange={(_, ownership) => set({ ownership })} />} label={translate('imports.ownership')} />
        </Box>
      )}
    </Box>
  );
};
