import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Said } from '../layout/Said';
import { AddressForm } from './AddressForm';

interface AddressProps {
  may: boolean;
  busy: boolean;
  problem: string | null;
  onFollow: (url: string) => Promise<boolean>;
}

/** A show that was imported from a file is not followed until somebody enters its feed's address. */
export const Address = ({ may, busy, problem, onFollow }: AddressProps) => {
  const translate = useTranslate();
  return (
    <Box sx={{ maxWidth: 560, display: 'grid', gap: '16px' }}>
      <Box sx={{ fontFamily: 'var(--font-reading)', fontSize: 17, lineHeight: '27px' }}>
        <Box component="h2" sx={{ fontSize: '17px', lineHeight: '27px' }}>{translate('upstream.notFollowed')}</Box>
        <Box component="p" sx={{ color: 'var(--muted)' }}>{translate(may ? 'upstream.notFollowedBody' : 'upstream.notFollowedOthers')}</Box>
      </Box>
      {problem && <Said>{translate(problem, { _: problem })}</Said>}
      {may && <AddressForm action={translate('upstream.follow')} busy={busy} onFollow={onFollow} />}
    </Box>
  );
};
