import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Asking } from './Asking';

interface DangerProps {
  title: string;
  body: string;
  question: string;
  consequence: string;
  confirm: string;
  onConfirm: () => Promise<unknown>;
}

/** Something that cannot be undone, at the end of a page; asks before it does it. */
export const Danger = ({ title, body, question, consequence, confirm, onConfirm }: DangerProps) => {
  const translate = useTranslate();
  const [asking, setAsking] = useState(false);
  return (
    <Box component="section" sx={{ display: 'flex', alignItems: 'center', gap: '24px', marginTop: '40px', paddingTop: '20px', borderTop: '1px solid var(--line)' }}>
      <Box sx={{ flex: 1 }}>
        <h2>{title}</h2>
        <Box sx={{ color: 'var(--muted)' }}>{body}</Box>
      </Box>
      <Button variant="outlined" onClick={() => setAsking(true)} sx={{ color: 'var(--red)' }}>{translate('stet.action.delete')}</Button>
      {asking && <Asking title={question} confirm={confirm} danger onConfirm={onConfirm} onClose={() => setAsking(false)}><p>{consequence}</p></Asking>}
    </Box>
  );
};
