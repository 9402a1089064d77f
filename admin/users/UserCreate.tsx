import type { User } from '#core/model/access';
import { useCreate, useNavigate, useTranslate } from 'react-admin';
import { SavingForm } from '../form/SavingForm';
import { ButtonLink } from '../layout/ButtonLink';
import { Page } from '../layout/Page';
import { UserFields } from './UserFields';

export const UserCreate = () => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const [create] = useCreate<User>();
  const save = async ({ name, email, password, admin = false, memberships = [] }: Record<string, unknown>) => {
    await create('users', { data: { name, email, password, admin, memberships } as Partial<User> }, { returnPromise: true });
    navigate('/users');
  };
  return (
    <Page title={translate('stet.users.new')} crumbs={[{ label: translate('stet.users.title'), to: '/users' }]} width="reading">
      <SavingForm onSave={save} save={translate('stet.users.create')} saving={translate('stet.action.saving')} cancel={<ButtonLink to="/users">{translate('stet.action.cancel')}</ButtonLink>}>
        <UserFields isNew />
      </SavingForm>
    </Page>
  );
};
