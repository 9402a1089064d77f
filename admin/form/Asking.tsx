import { Box, Button, Dialog } from '@mui/material';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Said } from '../layout/Said';

interface AskingProps {
  title: string;
  children?: ReactNode;
  /** The button's label, which says exactly what it does. */
  confirm: string;
  danger?: boolean;
  ready?: boolean;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
}

/** A question in a dialog. It closes once the thing is done, and shows what went wrong. */
export const Asking = ({ title, children, confirm, danger, ready = true, onConfirm, onClose }: AskingProps) => {
  const translate = useTranslate();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setBusy(true);
    setProblem(null);
    try {
      await onConfirm();
      onClose();
    } catch (error) {
      setProblem((error as Error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby="asking-title" slotProps={{ paper: { sx: { width: 440 } } }}>
      <Box component="form" onSubmit={submit} sx={{ display: 'grid', gap: '16px', padding: '24px' }}>
        <Box component="h2" id="asking-title">{title}</Box>
        {children}
        {problem && <Said>{translate(problem, { _: problem })}</Said>}
        <Box sx={{ display: 'flex', justifyContent: 'flex-end', gap: '8px', marginTop: '4px' }}>
          <Button onClick={onClose}>{translate('stet.action.cancel')}</Button>
          <Button type="submit" variant="contained" color={danger ? 'error' : 'primary'} disabled={busy || !ready}>{confirm}</Button>
        </Box>
      </Box>
    </Dialog>
  );
};
