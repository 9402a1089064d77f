import { Box, Button } from '@mui/material';
import { useState, type ReactNode } from 'react';
import { Form, useTranslate, type RaRecord } from 'react-admin';
import { Said } from '../layout/Said';
import { RequestError } from '../request';

interface SavingFormProps {
  record?: Partial<RaRecord>;
  /** Sends the values; resolves when they are saved. */
  onSave: (values: Record<string, unknown>) => Promise<unknown>;
  save: string;
  saving: string;
  cancel?: ReactNode;
  children: ReactNode;
}

/** A form that says "Saved" beside its button, marks each wrong field, and keeps what was typed if the server refuses. */
export const SavingForm = ({ record, onSave, save, saving, cancel, children }: SavingFormProps) => {
  const translate = useTranslate();
  const [state, setState] = useState<'idle' | 'saving' | 'saved'>('idle');
  const [problem, setProblem] = useState<string | null>(null);

  const submit = async (values: Record<string, unknown>) => {
    setState('saving');
    setProblem(null);
    try {
      await onSave(values);
      setState('saved');
      return undefined;
    } catch (error) {
      setState('idle');
      if (!(error instanceof RequestError)) throw error;
      if (error.status === 412) setProblem('stet.error.stale');
      else if (error.issues.length === 0) setProblem(error.message);
      return error.fields;
    }
  };

  return (
    <Form record={record} onSubmit={submit} disableInvalidFormNotification noValidate>
      <Box onChange={() => setState('idle')} sx={{ display: 'grid', gap: '20px' }}>
        {children}
        {problem && <Said>{translate(problem, { _: problem })}</Said>}
        <Box sx={{ display: 'flex', alignItems: 'center', gap: '12px' }}>
          <Button type="submit" variant="contained" color="primary" disabled={state === 'saving'}>{state === 'saving' ? saving : save}</Button>
          {cancel}
          <Box component="output" sx={{ color: 'var(--muted)' }}>{state === 'saved' && translate('stet.action.saved')}</Box>
        </Box>
      </Box>
    </Form>
  );
};
