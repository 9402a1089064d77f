import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { usePlayback, useWorkbench } from '../context';
import { UploadButton } from './UploadButton';

/** Shown in place of the player: why nothing can be heard, and what to do. */
export const NoSound = () => {
  const { playback, editable } = useWorkbench();
  const translate = useTranslate();
  const failed = usePlayback((state) => state.failed);
  const why = failed ? (failed.why ?? translate(`desk.player.unplayed.${failed.because}`)) : translate('desk.player.none');
  return (
    <>
      <p className="no-sound" role={failed ? 'alert' : undefined}>{failed ? translate('desk.player.failed', { why }) : why}</p>
      {failed && <Button onClick={() => playback.retry()}>{translate('desk.player.retry')}</Button>}
      {editable && <UploadButton />}
    </>
  );
};
