import type { Publication } from '#core/model/publication';
import { Box, FormControlLabel, Radio, RadioGroup, TextField } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useNavigate, useRefresh, useTranslate } from 'react-admin';
import type { z } from 'zod';
import type { StetDataProvider } from '../dataProvider';
import { Asking } from '../form/Asking';
import { Said } from '../layout/Said';
import { LinkedFiles } from '../publish/LinkedFiles';
import { NotHeld } from '../publish/NotHeld';
import { ShowLeft } from '../publish/ShowLeft';
import { UnderWay } from '../publish/UnderWay';
import { OfEpisodes } from './OfEpisodes';

interface RollBackProps {
  publication: Pick<z.infer<typeof Publication>, 'id' | 'number' | 'showId'>;
  onClose: () => void;
}

/** Takes a publication back. It first says what will happen, and asks about whatever was changed again since. */
export const RollBack = ({ publication: { id, number, showId }, onClose }: RollBackProps) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const dataProvider = useDataProvider<StetDataProvider>();
  const [choices, setChoices] = useState<Record<string, 'restore' | 'keep'>>({});
  const [note, setNote] = useState('');
  const { data: preview, error, isFetching } = useQuery({
    queryKey: ['publications', id, 'roll-back', choices], queryFn: ({ signal }) => dataProvider.rollBackPreview(id, choices, signal), placeholderData: keepPreviousData, staleTime: 0, retry: false,
  });
  const [asked, setAsked] = useState<NonNullable<typeof preview>['conflicts']>([]);
  const fresh = preview?.conflicts.filter(({ place }) => !asked.some((other) => other.place === place)) ?? [];
  if (fresh.length > 0) setAsked([...asked, ...fresh]); // once decided, it is no conflict any more, but stays visible
  const open = asked.filter(({ place }) => choices[place] === undefined);
  const confirm = async () => {
    const { id: made } = await dataProvider.rollBack(id, { hash: preview!.hash, choices, ...(note.trim() && { note: note.trim() }) });
    refresh();
    navigate(`/publications/${made}/show`);
  };
  const lines = preview && [...preview.changes.map(({ title, summary }) => `${title}: ${summary.join(', ')}`), ...preview.showChanges.map(({ field, after }) => `${translate(`publish.showField.${field}`, { _: field })}: ${after}`), ...preview.additions.map(({ words }) => words), ...preview.speakers];
  return (
    <Asking title={translate('rollBack.title', { number })} confirm={translate('rollBack.confirm', { number })} ready={preview !== undefined && !isFetching && open.length === 0 && preview.blocked.length === 0} onConfirm={confirm} onClose={onClose}>
      {error && <Said>{translate(error.message, { _: error.message })}</Said>}
      {!preview && !error && <UnderWay showId={showId} />}
      {preview && (
        <Box sx={{ display: 'grid', gap: '12px', maxHeight: '60vh', overflowY: 'auto' }}>
          <Box component="p" sx={{ margin: 0 }}>{translate(!preview.exact ? 'rollBack.carried' : preview.dated ? 'rollBack.exactDated' : 'rollBack.exact', { before: number - 1 })}</Box>
          {preview.blocked.map(({ code, message }) => <Said key={code}>{message}</Said>)}
          {lines!.length > 0 && <Box component="ul" sx={{ margin: 0, paddingLeft: '18px' }}>{lines!.slice(0, 20).map((line) => <li key={line}>{line}</li>)}</Box>}
          {lines!.length > 20 && <Box sx={{ color: 'var(--muted)' }}>{translate('publish.more', { smart_count: lines!.length - 20 })}</Box>}
          <OfEpisodes changes={preview.changes} />
          {preview.showNotHeld.length > 0 && <NotHeld notHeld={preview.showNotHeld} />}
          {preview.showLeft.length > 0 && <ShowLeft left={preview.showLeft} />}
          <LinkedFiles linked={preview.linked} />
          {asked.map(({ place, title, where, field, restored, now }) => (
            <Box key={place} component="fieldset" sx={{ margin: 0, padding: '8px 12px', border: '1px solid var(--line)', borderRadius: '6px' }}>
              <legend>{translate('rollBack.again', { title, where, field: translate(`rollBack.field.${field}`, { _: field }) })}</legend>
              <RadioGroup value={choices[place] ?? ''} onChange={(_, value) => setChoices({ ...choices, [place]: value as 'restore' | 'keep' })}>
                <FormControlLabel value="restore" control={<Radio />} label={translate('rollBack.restore', { value: restored ?? translate('rollBack.nothing') })} />
                <FormControlLabel value="keep" control={<Radio />} label={translate('rollBack.keep', { value: now ?? translate('rollBack.nothing') })} />
              </RadioGroup>
            </Box>
          ))}
          <TextField id="roll-back-note" label={translate('publish.note')} value={note} onChange={(event) => setNote(event.target.value)} slotProps={{ htmlInput: { maxLength: 1000 } }} />
        </Box>
      )}
    </Asking>
  );
};
