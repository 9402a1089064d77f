import type { Role, User } from '#core/model/access';
import type { Show } from '#core/model/show';
import CloseIcon from '@mui/icons-material/Close';
import { Box, IconButton } from '@mui/material';
import { useGetList, useInput, useTranslate } from 'react-admin';
import { Picker } from '../form/Picker';

const roles: Role[] = ['viewer', 'editor', 'publisher'];

/** Which role a person has in which show. */
export const Memberships = () => {
  const translate = useTranslate();
  const { field } = useInput({ source: 'memberships', defaultValue: [] });
  const { field: admin } = useInput({ source: 'admin', defaultValue: false });
  const { data: shows = [] } = useGetList<Show>('shows', { pagination: { page: 1, perPage: 200 }, sort: { field: 'title', order: 'ASC' } });
  const memberships = (field.value ?? []) as User['memberships'];
  const titleOf = (showId: string) => shows.find(({ id }) => id === showId)?.title ?? '…';
  const free = shows.filter(({ id }) => !memberships.some(({ showId }) => showId === id));
  const set = (showId: string, role: Role | null) => {
    const others = memberships.filter((membership) => membership.showId !== showId);
    field.onChange(role ? [...others, { showId, role }] : others);
  };
  return (
    <Box component="section" aria-label={translate('stet.users.memberships')}>
      <h2>{translate('stet.users.memberships')}</h2>
      <Box sx={{ color: 'var(--muted)', marginBottom: '8px' }}>{admin.value ? translate('stet.users.membershipsAdmin') : memberships.length === 0 && translate('stet.users.membershipsNone')}</Box>
      {[...memberships].sort((a, b) => titleOf(a.showId).localeCompare(titleOf(b.showId))).map(({ showId, role }) => {
        const show = titleOf(showId);
        return (
          <Box key={showId} sx={{ display: 'flex', alignItems: 'center', gap: '12px', height: 44, borderBottom: '1px solid var(--line)' }}>
            <Box sx={{ flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{show}</Box>
            <Picker
              id={`role-${showId}`} quiet label={translate('stet.users.roleIn', { show })} width={320} value={role} onChange={(value) => set(showId, value as Role)}
              options={roles.map((value) => ({ value, label: `${translate(`stet.role.${value}`)} – ${translate(`stet.role.${value}Help`)}` }))}
            />
            <IconButton aria-label={translate('stet.users.removeMembership', { show })} onClick={() => set(showId, null)}><CloseIcon sx={{ fontSize: 18 }} /></IconButton>
          </Box>
        );
      })}
      {free.length > 0 && (
        <Box sx={{ marginTop: '12px' }}>
          <Picker id="add-membership" quiet width={280} label={translate('stet.users.addMembership')} placeholder={translate('stet.users.addMembership')} value="" onChange={(showId) => showId && set(showId, 'editor')} options={free.map(({ id, title }) => ({ value: id, label: title }))} />
        </Box>
      )}
    </Box>
  );
};
