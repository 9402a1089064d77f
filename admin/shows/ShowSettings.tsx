import type { Show } from '#core/model/show';
import { Box } from '@mui/material';
import { useDelete, useNavigate, useTranslate, useUpdate } from 'react-admin';
import { Danger } from '../form/Danger';
import { SavingForm } from '../form/SavingForm';
import { Tick } from '../form/Tick';
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
  const save = (values: Record<string, unknown>) => update('shows', { id: show.id, data: showChange(values, show), previousData: show }, { returnPromise: true });
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
      <Danger
        title={translate('stet.shows.danger')} body={translate('stet.shows.dangerBody')} question={translate('stet.shows.deleteTitle', { title: show.title })}
        consequence={translate('stet.shows.deleteBody')} confirm={translate('stet.shows.deleteConfirm')} onConfirm={destroy}
      />
    </>
  );
};
