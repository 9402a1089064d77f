import type { User } from '#core/model/access';
import { useDelete, useGetIdentity, useGetOne, useNavigate, useParams, useTranslate, useUpdate } from 'react-admin';
import { Danger } from '../form/Danger';
import { SavingForm } from '../form/SavingForm';
import { Page } from '../layout/Page';
import { Unavailable } from '../layout/Unavailable';
import { Waiting } from '../layout/Waiting';
import { UserFields } from './UserFields';

export const UserEdit = () => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const { id } = useParams();
  const { identity } = useGetIdentity();
  const { data: user, error, refetch } = useGetOne<User>('users', { id: id! });
  const [update] = useUpdate<User>();
  const [remove] = useDelete<User>();
  if (error) return <Unavailable error={error} retry={() => void refetch()} />;
  if (!user) return <Waiting />;
  const save = ({ name, password, admin, disabled, memberships }: Record<string, unknown>) =>
    update('users', { id: user.id, data: { name, admin, disabled, memberships, ...(password ? { password } : {}) } as Partial<User>, previousData: user }, { returnPromise: true });
  const destroy = async () => {
    await remove('users', { id: user.id, previousData: user }, { returnPromise: true });
    navigate('/users');
  };
  return (
    <Page title={user.name} aside={user.email} crumbs={[{ label: translate('stet.users.title'), to: '/users' }]} width="reading">
      <SavingForm record={user} onSave={save} save={translate('stet.action.save')} saving={translate('stet.action.saving')}>
        <UserFields isNew={false} />
      </SavingForm>
      {identity?.id !== user.id && (
        <Danger
          title={translate('stet.users.danger')} body={translate('stet.users.dangerBody')} question={translate('stet.users.deleteTitle', { name: user.name })}
          consequence={translate('stet.users.deleteBody')} confirm={translate('stet.users.deleteConfirm')} onConfirm={destroy}
        />
      )}
    </Page>
  );
};
