import type { Show } from '#core/model/show';
import { Box } from '@mui/material';
import { useCreate, useNavigate, useTranslate } from 'react-admin';
import { SavingForm } from '../form/SavingForm';
import { ButtonLink } from '../layout/ButtonLink';
import { Page } from '../layout/Page';
import { showChange } from './showChange';
import { ShowFields } from './ShowFields';

export const ShowCreate = () => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const [create] = useCreate<Show>();
  const save = async (values: Record<string, unknown>) => {
    const show = (await create('shows', { data: showChange({ description: '', ...values }) }, { returnPromise: true })) as Show;
    navigate(`/shows/${show.id}`);
  };
  return (
    <Page title={translate('stet.shows.newTitle')} crumbs={[{ label: translate('stet.shows.title'), to: '/shows' }]} width="reading">
      <Box component="p" sx={{ color: 'var(--muted)', marginBottom: '24px !important' }}>{translate('stet.shows.newHelp')}</Box>
      <SavingForm record={{ language: 'en' }} onSave={save} save={translate('stet.shows.create')} saving={translate('stet.shows.creating')} cancel={<ButtonLink to="/shows">{translate('stet.action.cancel')}</ButtonLink>}>
        <ShowFields slug={false} />
      </SavingForm>
    </Page>
  );
};
