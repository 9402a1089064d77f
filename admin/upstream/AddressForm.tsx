import { Box, Button, TextField } from '@mui/material';
import { useState, type FormEvent } from 'react';
import { useTranslate } from 'react-admin';
import { focusHere } from '../form/focusHere';

interface AddressFormProps {
  /** What is done with the address. */
  action: string;
  busy: boolean;
  onFollow: (url: string) => Promise<boolean>;
  /** What was typed when the form was last left by Escape. */
  began?: string;
  /** Where one can think better of it: then the field has the focus. Told what was typed, where that is not given up or followed. */
  onCancel?: (typed: string) => void;
}

/** Where the feed is that is to be followed. */
export const AddressForm = ({ action, busy, began = '', onFollow, onCancel }: AddressFormProps) => {
  const translate = useTranslate();
  const [url, setUrl] = useState(began);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await onFollow(url.trim())) onCancel?.('');
  };
  return (
    <Box component="form" onSubmit={(event: FormEvent) => void submit(event)} onKeyDown={({ key }) => { if (key === 'Escape') onCancel?.(url); }} sx={{ display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'flex-end' }}>
      <TextField
        id="upstream-url" type="url" required autoComplete="off" label={translate('upstream.address')} placeholder="https://" value={url} inputRef={onCancel && focusHere}
        onChange={(event) => setUrl(event.target.value)} sx={{ flex: '1 1 240px' }}
      />
      <Button type="submit" variant="contained" color="primary" disabled={busy} sx={{ flex: 'none' }}>{action}</Button>
      {onCancel && <Button onClick={() => onCancel('')} sx={{ flex: 'none' }}>{translate('stet.action.cancel')}</Button>}
    </Box>
  );
};
