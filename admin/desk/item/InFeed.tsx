import { Box, Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { readable, type Field } from './itemForm';

/** The feed's value of a field, if it differs, and a button to return to it. */
export const InFeed = ({ field, said, take }: { field: Field; said: string; take: () => void }) => {
  const translate = useTranslate();
  return (
    <Box sx={{ display: 'flex', gap: '8px', alignItems: 'center', marginTop: '4px' }}>
      <Box component="span" sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere', color: 'var(--muted)' }}>{said === '' ? translate('desk.item.notInFeed') : translate('desk.item.inFeed', { said: readable(field, said) })}</Box>
      <Button aria-label={translate('desk.item.backToWhat', { field: translate(`desk.item.field.${field}`) })} onClick={take}>{translate('desk.item.backTo')}</Button>
    </Box>
  );
};
