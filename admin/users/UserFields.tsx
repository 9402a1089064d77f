import { Box } from '@mui/material';
import { minLength, required, useTranslate } from 'react-admin';
import { TextLine } from '../form/TextLine';
import { Tick } from '../form/Tick';
import { Memberships } from './Memberships';

/** A person's account: who they are, how they sign in, what they may do. */
export const UserFields = ({ isNew }: { isNew: boolean }) => {
  const translate = useTranslate();
  return (
    <>
      <TextLine source="name" required validate={required()} />
      {isNew && <TextLine source="email" type="email" required validate={required()} />}
      <TextLine
        source="password" type="password" autoComplete="new-password" required={isNew} validate={isNew ? [required(), minLength(12)] : [minLength(12)]}
        label={translate(isNew ? 'stet.users.password' : 'stet.users.newPassword')} help={translate(isNew ? 'stet.users.passwordHelp' : 'stet.users.newPasswordHelp')}
      />
      <Box sx={{ display: 'grid', gap: '8px' }}>
        <Tick source="admin" help={translate('stet.users.adminHelp')} />
        {!isNew && <Tick source="disabled" help={translate('stet.users.disabledHelp')} />}
      </Box>
      <Memberships />
    </>
  );
};
