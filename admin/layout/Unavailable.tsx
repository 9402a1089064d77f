import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { RequestError } from '../request';
import { ButtonLink } from './ButtonLink';
import { Empty } from './Empty';
import { NotFound } from './NotFound';

/**
 * Shown instead of a page's record: it does not exist, or the user may not see it; or it could not be loaded just now, with a button to try again.
 */
export const Unavailable = ({ error, retry }: { error: unknown; retry: () => void }) => {
  const translate = useTranslate();
  if (error instanceof RequestError && [403, 404, 410].includes(error.status)) return <NotFound />;
  const { message } = error as Error;
  return (
    <div role="alert">
      <Empty
        title={translate('stet.error.unavailable')} body={translate(message, { _: message })}
        action={<><Button variant="contained" color="primary" onClick={retry} sx={{ marginRight: '8px' }}>{translate('stet.action.tryAgain')}</Button><ButtonLink to="/shows" variant="outlined">{translate('stet.sections.shows')}</ButtonLink></>}
      />
    </div>
  );
};
