import { Box, Button, TextField } from '@mui/material';
import type { FormEvent } from 'react';
import { useTranslate } from 'react-admin';

/** The address of a feed or a page. */
export const AddressField = ({ address, onAddress, busy }: { address: string; onAddress: (url: string) => void; busy: boolean }) => {
  const translate = useTranslate();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onAddress(String(new FormData(event.currentTarget).get('url')).trim());
  };
  return (
    <Box component="form" onSubmit={submit} sx={{ display: 'grid', gap: '8px', alignContent: 'start' }}>
      <TextField id="import-url" name="url" type="url" required defaultValue={address} label={translate('imports.url')} placeholder={translate('imports.urlPlaceholder')} helperText={translate('imports.urlHelp')} slotProps={{ htmlInput: { pattern: 'https?://.+' } }} />
      <Box><Button type="submit" variant="outlined" disabled={busy}>{translate('imports.readUrl')}</Button></Box>
    </Box>
  );
};
