import { Box, Button, TextField } from '@mui/material';
import { useEffect, useState, type FormEvent } from 'react';
import { useLocation, useTranslate } from 'react-admin';
import { focusHere } from '../form/focusHere';
import { ButtonLink } from '../layout/ButtonLink';
import { PageTitle } from '../layout/PageTitle';
import { Said } from '../layout/Said';
import { Waiting } from '../layout/Waiting';
import { request, RequestError } from '../request';
import { Threshold } from './Threshold';

/** Creates the first account, with the link that the server printed (`#/setup?token=…`). */
export const SetupPage = () => {
  const translate = useTranslate();
  const token = new URLSearchParams(useLocation().search).get('token') ?? '';
  const [open, setOpen] = useState<boolean | null>(null);
  const [problem, setProblem] = useState<RequestError | null>(null);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    request<{ open: boolean }>('/setup', { onUnauthorized: 'throw' }).then((answer) => setOpen(answer.open && token !== ''), () => setOpen(false));
  }, [token]);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [email, name, password] = ['email', 'name', 'password'].map((field) => String(form.get(field)));
    setBusy(true);
    setProblem(null);
    try {
      await request('/setup', { method: 'POST', body: { token, email, name, password }, onUnauthorized: 'throw' });
      // The answer brought a session, and a new page load starts with it. Changing only the hash would start by signing out.
      window.location.replace(window.location.pathname);
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      if (error.issues.length === 0 && [401, 403, 404, 409, 410].includes(error.status)) setOpen(false);
      else setProblem(error);
    } finally {
      setBusy(false);
    }
  };

  const fields = problem?.fields ?? {};
  const field = (name: string) => ({ name, id: `setup-${name}`, required: true, error: name in fields, helperText: fields[name] });
  if (open === null) return <Waiting />;
  if (!open) {
    return (
      <Threshold title={translate('stet.setup.closed')} lead={translate('stet.setup.closedBody')}>
        <ButtonLink to="/" variant="outlined">{translate('stet.setup.toSignIn')}</ButtonLink>
      </Threshold>
    );
  }
  return (
    <Threshold title={translate('stet.setup.title')} lead={translate('stet.setup.body')}>
      <PageTitle title={translate('stet.setup.title')} />
      <Box component="form" onSubmit={submit} sx={{ display: 'grid', gap: '16px' }}>
        <TextField {...field('name')} label={translate('stet.setup.name')} autoComplete="name" inputRef={focusHere} />
        <TextField {...field('email')} type="email" label={translate('stet.signIn.email')} autoComplete="username" />
        <TextField {...field('password')} type="password" label={translate('stet.signIn.password')} autoComplete="new-password" slotProps={{ htmlInput: { minLength: 12 } }} helperText={fields.password ?? translate('stet.setup.passwordHelp')} />
        {problem && problem.issues.length === 0 && <Said>{translate(problem.message, { _: problem.message })}</Said>}
        <Button type="submit" variant="contained" color="primary" disabled={busy} sx={{ minHeight: 36 }}>{translate(busy ? 'stet.setup.submitting' : 'stet.setup.submit')}</Button>
      </Box>
    </Threshold>
  );
};
