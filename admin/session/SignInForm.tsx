import { Box, Button, TextField } from '@mui/material';
import { useState, type FormEvent } from 'react';
import { useTranslate } from 'react-admin';
import { focusHere } from '../form/focusHere';
import { Said } from '../layout/Said';
import { RequestError } from '../request';

const reasonOf = (error: unknown) => {
  if (!(error instanceof RequestError)) throw error;
  if (error.status === 401 || error.status === 400) return 'stet.signIn.wrong';
  return error.status === 429 ? 'stet.signIn.tooMany' : error.message;
};

/** E-mail address and password, with any error above the button. If the address is known, only the password has to be typed. */
export const SignInForm = ({ email = '', onSubmit }: { email?: string; onSubmit: (email: string, password: string) => Promise<unknown> }) => {
  const translate = useTranslate();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setProblem(null);
    try {
      await onSubmit(String(form.get('email')), String(form.get('password')));
    } catch (error) {
      setProblem(reasonOf(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Box component="form" onSubmit={submit} sx={{ display: 'grid', gap: '16px' }}>
      <TextField name="email" type="email" label={translate('stet.signIn.email')} required defaultValue={email} inputRef={email ? undefined : focusHere} autoComplete="username" id="sign-in-email" />
      <TextField name="password" type="password" label={translate('stet.signIn.password')} required inputRef={email ? focusHere : undefined} autoComplete="current-password" id="sign-in-password" />
      {problem && <Said>{translate(problem, { _: problem })}</Said>}
      <Button type="submit" variant="contained" color="primary" disabled={busy} sx={{ minHeight: 36 }}>{translate(busy ? 'stet.signIn.submitting' : 'stet.signIn.submit')}</Button>
    </Box>
  );
};
