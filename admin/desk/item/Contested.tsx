import { Box, Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { readable, type Field } from './itemForm';

interface ContestedProps {
  field: Field;
  /** What the item says now. */
  said: string;
  choose: (whose: 'mine' | 'theirs') => void;
}

/** A field that somebody else changed while the user was typing in it. One of the two values must be chosen before the form can be saved. */
export const Contested = ({ field, said, choose }: ContestedProps) => {
  const translate = useTranslate();
  const name = translate(`desk.item.field.${field}`);
  const button = (whose: 'mine' | 'theirs') => {
    const does = translate(whose === 'mine' ? 'desk.conflict.keepMine' : 'desk.conflict.keepTheirs');
    return <Button variant="outlined" aria-label={`${does}: ${name}`} onClick={() => choose(whose)}>{does}</Button>;
  };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'center', marginTop: '6px', padding: '8px 8px 8px 12px', borderLeft: '3px solid var(--red)', borderRadius: '0 6px 6px 0', backgroundColor: 'var(--red-soft)' }}>
      <Box role="alert" sx={{ flex: '1 1 200px', minWidth: 0, overflowWrap: 'anywhere' }}>{said === '' ? translate('desk.item.emptiedMeanwhile') : translate('desk.item.changedMeanwhile', { said: readable(field, said) })}</Box>
      {button('mine')}
      {button('theirs')}
    </Box>
  );
};
