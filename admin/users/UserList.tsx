import type { User } from '#core/model/access';
import { Box } from '@mui/material';
import { useGetIdentity, useTranslate } from 'react-admin';
import { ButtonLink } from '../layout/ButtonLink';
import { ListPage } from '../list/ListPage';
import { Quiet } from '../list/Quiet';

const rolesOf = ({ admin, memberships }: User, translate: (key: string) => string) => {
  if (admin) return translate('stet.users.statusAdmin');
  const counts = new Map<string, number>();
  for (const { role } of memberships) counts.set(role, (counts.get(role) ?? 0) + 1);
  return [...counts].map(([role, count]) => `${translate(`stet.role.${role}`)} × ${count}`).join(', ') || '–';
};

export const UserList = () => {
  const translate = useTranslate();
  const { identity } = useGetIdentity();
  return (
    <ListPage<User>
      sort={{ field: 'name', order: 'ASC' }} to={(user) => `/users/${user.id}`} searchable={false}
      columns={[
        { source: 'name', width: '28%', render: (user) => <>{user.name}{user.id === identity?.id && <Box component="span" sx={{ color: 'var(--muted)', fontWeight: 400, marginLeft: '8px' }}>{translate('stet.users.you')}</Box>}</> },
        { source: 'email', width: '32%', render: (user) => <Quiet>{user.email}</Quiet> },
        { source: 'role', large: true, render: (user) => rolesOf(user, translate) },
        { source: 'status', width: 120, render: (user) => <Quiet>{translate(user.disabled ? 'stet.users.statusDisabled' : 'stet.users.active')}</Quiet> },
      ]}
      actions={<ButtonLink to="/users/create" variant="outlined">{translate('stet.users.new')}</ButtonLink>}
      empty={null}
    />
  );
};
