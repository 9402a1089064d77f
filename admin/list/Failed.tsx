import { Button } from '@mui/material';
import { useListContext, useTranslate } from 'react-admin';
import { Said } from '../layout/Said';

/** Where the rows would be: why there are none, and the way to ask again. */
export const Failed = () => {
  const translate = useTranslate();
  const { error, refetch } = useListContext();
  const { message } = error as Error;
  return <Said action={<Button variant="outlined" onClick={() => void refetch()}>{translate('stet.action.tryAgain')}</Button>}>{translate(message, { _: message })}</Said>;
};

/** The list says itself what went wrong: it need not be said over the page as well. */
export const saidInPlace = { onError: () => {} };
