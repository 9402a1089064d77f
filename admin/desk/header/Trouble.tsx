import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useDesk, useWorkbench } from '../context';

/** What could not be done, and what to do about it; stays until read. */
export const Trouble = () => {
  const { store } = useWorkbench();
  const translate = useTranslate();
  const failure = useDesk((state) => state.failure);
  const saving = useDesk((state) => state.saving);
  if (saving.kind === 'refused') {
    return (
      <div className="trouble" role="alert">
        <p>{translate('desk.save.refusedWhy', { message: saving.message })}</p>
        <Button variant="outlined" onClick={() => store.dropRefused()}>{translate('desk.save.drop')}</Button>
      </div>
    );
  }
  if (!failure) return null;
  return (
    <div className="trouble" role="alert">
      <p>{translate('desk.failure.title')} {failure.message}</p>
      <Button onClick={() => store.dismissFailure()}>{translate('desk.failure.dismiss')}</Button>
    </div>
  );
};
