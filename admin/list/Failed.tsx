import { Button } from '@mui/material';
import { useListContext, useTranslate } from 'react-admin';
import { Said } from '../layout/Said';

/** Shown in place of the rows: why there are none, and a button to try again. */
export const Failed = () => {
  const translate = useTranslate();
  const { error, refetch } = useListContext();
  const { message } = error as Error;
  return <Said action={<Button variant="outlined" onClick={() => void refetch()}>{translate('stet.action.tryAgain')}</Button>}>{translate(message, { _: message })}</Said>;
};

/** The list shows its own errors, so they need no notification over the page. */
export const saidInPlace = { onError: () => {} };
