import { Button } from '@mui/material';
import { useRef } from 'react';
import { useTranslate } from 'react-admin';
import { useWorkbench } from '../context';
import { useRecording } from './useRecording';

/** Chooses a recording to upload, or to resume uploading. */
export const UploadButton = ({ label = 'upload', primary = false }: { label?: 'upload' | 'chooseAgain'; primary?: boolean }) => {
  const { recording } = useWorkbench().sound;
  const translate = useTranslate();
  const { sending } = useRecording();
  const input = useRef<HTMLInputElement>(null);
  const name = translate(`desk.player.${label}`);
  return (
    <>
      <Button variant={primary ? 'outlined' : 'text'} disabled={sending?.kind === 'uploading' || sending?.kind === 'comparing'} onClick={() => input.current?.click()}>{name}</Button>
      <input
        ref={input} type="file" hidden accept="audio/*,video/mp4,video/webm,.m4a,.m4b,.opus,.mka" aria-label={name}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) void recording.choose(file);
          target.value = '';
        }}
      />
    </>
  );
};
