import { Button } from '@mui/material';
import { useRef } from 'react';
import { useTranslate } from 'react-admin';
import { useWorkbench } from '../context';
import { useRecording } from './useRecording';

/** Puts a recording here; says how far it is. */
export const UploadButton = () => {
  const { sound } = useWorkbench();
  const translate = useTranslate();
  const { uploading } = useRecording();
  const input = useRef<HTMLInputElement>(null);
  if (uploading !== null) return <output className="quiet">{translate('desk.player.uploading', { percent: Math.floor(uploading * 100) })}</output>;
  return (
    <>
      <Button onClick={() => input.current?.click()}>{translate('desk.player.upload')}</Button>
      <input
        ref={input} type="file" hidden accept="audio/*,video/mp4,video/webm,.m4a,.m4b,.opus,.mka" aria-label={translate('desk.player.upload')}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) void sound.upload(file);
          target.value = '';
        }}
      />
    </>
  );
};
