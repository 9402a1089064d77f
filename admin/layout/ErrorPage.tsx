import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Empty } from './Empty';
import { RequestError } from '../request';

/** Shown instead of a page that failed. */
export const ErrorPage = ({ error }: { error?: unknown }) => {
  const translate = useTranslate();
  return (
    <Empty
      title={translate('stet.error.title')} body={translate('stet.error.body')}
      action={<Button variant="contained" color="primary" onClick={() => window.location.reload()}>{translate('stet.error.reload')}</Button>}
      aside={error instanceof RequestError ? translate(error.message, { _: error.message }) : null}
    />
  );
};
