import type { SpeakerRow } from '#core/model/episode';
import { Box } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useGetList, useRefresh, useTranslate } from 'react-admin';
import type { StetDataProvider } from '../dataProvider';
import { Asking } from '../form/Asking';
import { Picker } from '../form/Picker';

export const MergeSpeaker = ({ speaker, onClose }: { speaker: SpeakerRow; onClose: () => void }) => {
  const translate = useTranslate();
  const refresh = useRefresh();
  const dataProvider = useDataProvider<StetDataProvider>();
  const [intoId, setIntoId] = useState('');
  const { data = [], isPending } = useGetList<SpeakerRow>('speakers', { filter: { showId: speaker.showId }, pagination: { page: 1, perPage: 1_000 }, sort: { field: 'name', order: 'ASC' } });
  const others = data.filter(({ id }) => id !== speaker.id);
  const into = others.find(({ id }) => id === intoId);
  const merge = async () => {
    await dataProvider.mergeSpeaker(speaker.id, intoId);
    refresh();
  };
  return (
    <Asking
      title={translate('stet.speakers.mergeTitle', { name: speaker.name })} ready={into !== undefined} onConfirm={merge} onClose={onClose}
      confirm={into ? translate('stet.speakers.mergeConfirm', { smart_count: speaker.segments, into: into.name }) : translate('stet.speakers.mergeWaiting')}
    >
      <Box component="p" sx={{ color: 'var(--muted)' }}>{translate('stet.speakers.mergeHelp', { name: speaker.name })}</Box>
      {!isPending && others.length === 0 ? <p>{translate('stet.speakers.mergeNone', { show: speaker.showTitle })}</p> : (
        <Picker id="merge-into" label={translate('stet.speakers.mergeInto')} placeholder={translate('stet.speakers.mergeChoose', { show: speaker.showTitle })} value={intoId} onChange={setIntoId} options={others.map(({ id, name }) => ({ value: id, label: name }))} />
      )}
    </Asking>
  );
};
