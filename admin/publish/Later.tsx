import { Box, Button, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';

/** A local time in the form of its field: "2026-06-05T06:00". */
const localTime = (date: Date): string => new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

const HOUR = 3_600_000;

/** Publishes at a given time what is shown now; edits made until then wait for the next publication. */
export const Later = ({ ready, onSchedule }: { ready: boolean; onSchedule: (publishAt: string) => void }) => {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(() => localTime(new Date(Math.ceil((Date.now() + HOUR) / HOUR) * HOUR)));
  if (!open) return <Button onClick={() => setOpen(true)} sx={{ color: 'var(--accent)', justifySelf: 'start', marginLeft: '-12px' }}>{translate('publish.later')}</Button>;
  return (
    <Box component="section" aria-label={translate('publish.later')} sx={{ display: 'grid', gap: '8px' }}>
      <TextField id="publish-at" type="datetime-local" label={translate('publish.at')} value={at} onChange={(event) => setAt(event.target.value)} slotProps={{ inputLabel: { shrink: true } }} />
      <Box sx={{ color: 'var(--muted)' }}>{translate('publish.laterHelp')}</Box>
      <Button variant="outlined" disabled={!ready || Number.isNaN(Date.parse(at))} onClick={() => onSchedule(new Date(at).toISOString())}>{translate('publish.schedule')}</Button>
    </Box>
  );
};
