import type { Show } from '#core/model/show';
import { Box } from '@mui/material';
import { useState } from 'react';
import { useDelete, useNavigate, useTranslate, useUpdate } from 'react-admin';
import { Asking } from '../form/Asking';
import { Danger } from '../form/Danger';
import { SavingForm } from '../form/SavingForm';
import { Tick } from '../form/Tick';
import { RequestError } from '../request';
import { showChange } from './showChange';
import { ShowFields } from './ShowFields';
import { ShowFrame } from './ShowFrame';

export const ShowSettings = () => <ShowFrame width="reading">{(show) => <Settings show={show} />}</ShowFrame>;

const modes = { replace: 'stet.shows.modeReplace', mirror: 'stet.shows.modeMirror' };

const Settings = ({ show }: { show: Show }) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const [update] = useUpdate<Show>();
  const [remove] = useDelete<Show>();
  /** What was to be saved under the address of a deleted show. */
  const [reserved, setReserved] = useState<Record<string, unknown> | null>(null);
  const send = (values: Record<string, unknown>, more: object = {}) => update('shows', { id: show.id, data: { ...showChange(values, show), ...more }, previousData: show }, { returnPromise: true });
  const save = async (values: Record<string, unknown>) => {
    try {
      await send(values);
    } catch (error) {
      if (error instanceof RequestError && error.code === 'slug-reserved') setReserved(values);
      throw error;
    }
  };
  const destroy = async () => {
    await remove('shows', { id: show.id, previousData: show }, { returnPromise: true });
    navigate('/shows');
  };
  return (
    <>
      <Box component="p" sx={{ color: 'var(--muted)', marginBottom: '24px !important' }}>{translate(show.origin === 'feed' ? 'stet.shows.settingsFeed' : 'stet.shows.settingsStet')}</Box>
      <SavingForm record={show} onSave={save} save={translate('stet.action.save')} saving={translate('stet.action.saving')}>
        <ShowFields titleHelp={show.titleInFeed ? translate(show.titleInFeed.isCorrected ? 'stet.shows.titleCorrected' : 'stet.shows.titleHere', { title: show.titleInFeed.title }) : undefined} />
        <Tick source="private" label={translate('stet.shows.privateLabel')} help={translate('stet.shows.privateHelp')} />
        <Box>
          <h2>{translate('stet.shows.mode')}</h2>
          <Box sx={{ color: 'var(--muted)' }}>{translate(show.mode ? modes[show.mode] : 'stet.shows.modeNone')}</Box>
        </Box>
      </SavingForm>
      {reserved && (
        <Asking title={translate('stet.shows.takeOver.title')} confirm={translate('stet.shows.takeOver.confirm')} onConfirm={() => send(reserved, { takeOver: true })} onClose={() => setReserved(null)}>
          <p>{translate('stet.shows.takeOver.body', { title: show.title })}</p>
        </Asking>
      )}
      <Danger
        title={translate('stet.shows.danger')} body={translate('stet.shows.dangerBody')} question={translate('stet.shows.deleteTitle', { title: show.title })}
        consequence={translate('stet.shows.deleteBody')} confirm={translate('stet.shows.deleteConfirm')} onConfirm={destroy}
      />
    </>
  );
};
