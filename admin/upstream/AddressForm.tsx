import { Box, Button, TextField } from '@mui/material';
import { useState, type FormEvent } from 'react';
import { useTranslate } from 'react-admin';
import { focusHere } from '../form/focusHere';

interface AddressFormProps {
  /** The label of the button. */
  action: string;
  busy: boolean;
  onFollow: (url: string) => Promise<boolean>;
  /** What was typed when the form was last closed with Escape. */
  began?: string;
  /**
   * Given if the form can be cancelled, in which case its field takes the focus. Called with what was typed if Escape closed it, otherwise with an
   * empty string.
   */
  onCancel?: (typed: string) => void;
}

/** A form for the address of the feed to follow. */
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
