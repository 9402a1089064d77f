import { Box, Button, TextField } from '@mui/material';
import { useState, type FormEvent } from 'react';
import { useTranslate } from 'react-admin';
import { Said } from '../layout/Said';

interface AddressProps {
  may: boolean;
  busy: boolean;
  problem: string | null;
  onFollow: (url: string) => Promise<boolean>;
}

/** A show that came from a file is not followed until somebody says where its feed is. */
export const Address = ({ may, busy, problem, onFollow }: AddressProps) => {
  const translate = useTranslate();
  const [url, setUrl] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void onFollow(url.trim());
  };
  return (
    <Box sx={{ maxWidth: 560, display: 'grid', gap: '16px' }}>
      <Box sx={{ fontFamily: 'var(--font-reading)', fontSize: 17, lineHeight: '27px' }}>
        <Box component="h2" sx={{ fontSize: '17px', lineHeight: '27px' }}>{translate('upstream.notFollowed')}</Box>
        <Box component="p" sx={{ color: 'var(--muted)' }}>{translate(may ? 'upstream.notFollowedBody' : 'upstream.notFollowedOthers')}</Box>
      </Box>
      {problem && <Said>{translate(problem, { _: problem })}</Said>}
      {may && (
        <Box component="form" onSubmit={submit} sx={{ display: 'flex', gap: '8px', alignItems: 'flex-end' }}>
          <TextField id="upstream-url" type="url" required label={translate('upstream.address')} placeholder="https://" value={url} onChange={(event) => setUrl(event.target.value)} />
          <Button type="submit" variant="contained" color="primary" disabled={busy} sx={{ flex: 'none' }}>{translate('upstream.follow')}</Button>
        </Box>
      )}
    </Box>
  );
};
