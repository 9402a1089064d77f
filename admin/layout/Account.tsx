import { Box, ButtonBase, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { useGetIdentity, useLogout, useTranslate } from 'react-admin';

/** Drawn rather than written, so that voice control knows the button by its name. */
const initials = (name: string) => name.split(/\s+/).slice(0, 2).map((word) => [...word][0] ?? '').join('').toUpperCase();

/** Who is signed in, and the button to sign out. */
export const Account = () => {
  const translate = useTranslate();
  const logout = useLogout();
  const { identity } = useGetIdentity();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (!identity) return null;
  const name = identity.fullName ?? '';
  return (
    <>
      <ButtonBase
        data-initials={initials(name)} aria-label={translate('stet.account.menu', { name })} aria-haspopup="menu" aria-expanded={anchor !== null} onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ width: 28, height: 28, borderRadius: '50%', fontSize: 13, letterSpacing: '-0.02em', color: 'var(--accent)', backgroundColor: 'var(--accent-soft)', '&::before': { content: 'attr(data-initials)' } }}
      />
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)} anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }} transformOrigin={{ vertical: 'top', horizontal: 'right' }}>
        <Box component="li" role="presentation" sx={{ padding: '6px 10px 8px', color: 'var(--muted)', outline: 'none' }}>{translate('stet.account.signedInAs', { name })}</Box>
        <MenuItem onClick={() => void logout()}>{translate('stet.account.signOut')}</MenuItem>
      </Menu>
    </>
  );
};
