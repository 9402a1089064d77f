import { Box, Dialog } from '@mui/material';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslate } from 'react-admin';
import { currentSession, signIn } from '../authProvider';
import { onRestOfKeys } from './restOfKeys';
import { onSessionChange, sessionEnded, sessionResumed } from './session';
import { SignInForm } from './SignInForm';

/** Waiting requests go on, but only for the same person. */
async function resume(email: string, password: string): Promise<void> {
  const before = await currentSession().catch(() => null);
  await signIn(email, password);
  const { user } = await currentSession();
  if (before && before.user.id !== user.id) window.location.reload();
  else sessionResumed();
}

/** The session ended while a page was open: asks to sign in over it, and waiting requests go on. Someone else gets a new page. */
export const SignInAgain = () => (useSyncExternalStore(onSessionChange, sessionEnded) ? <Asking /> : null);

const Asking = () => {
  const translate = useTranslate();
  /** Whose page it is; null until it is time to ask. */
  const [asked, setAsked] = useState<{ email: string } | null>(null);
  useEffect(() => onRestOfKeys(document, () => void currentSession().then(({ user: { email } }) => setAsked({ email }), () => setAsked({ email: '' }))), []);

  return (
    <Dialog open={asked !== null} aria-labelledby="sign-in-again" slotProps={{ paper: { sx: { width: 400, padding: '24px' } } }}>
      <Box component="h2" id="sign-in-again" sx={{ marginBottom: '4px' }}>{translate('stet.signIn.again')}</Box>
      <Box component="p" sx={{ color: 'var(--muted)', marginBottom: '20px !important' }}>{translate('stet.signIn.againBody')}</Box>
      <SignInForm email={asked?.email} onSubmit={resume} />
    </Dialog>
  );
};
