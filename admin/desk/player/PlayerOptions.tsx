import { Button, IconButton, Popover } from '@mui/material';
import { useId, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { usePlayback, useWorkbench } from '../context';
import { Icon } from '../Icon';
import { Tip } from '../Tip';
import type { PlayerSettings } from './memory';
import { UploadButton } from './UploadButton';
import { useRecording } from './useRecording';

const LENGTHS = { rollBackMs: [0, 1_000, 2_000, 3_000, 5_000], backMs: [1_000, 2_000, 5_000, 10_000, 15_000], forwardMs: [1_000, 5_000, 10_000, 15_000, 30_000] } as const;

/** The user's listening preferences, and where the recording comes from. */
export const PlayerOptions = () => {
  const translate = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const open = anchor !== null;
  const title = useId();
  const words = (key: string) => translate(`desk.player.${key}`);
  return (
    <>
      <Tip words={words('options')}><IconButton aria-label={words('options')} aria-haspopup="dialog" aria-expanded={open} onClick={({ currentTarget }) => setAnchor(currentTarget)}><Icon name="options" /></IconButton></Tip>
      <Popover open={open} onClose={() => setAnchor(null)} anchorEl={anchor} anchorOrigin={{ vertical: 'top', horizontal: 'right' }} transformOrigin={{ vertical: 'bottom', horizontal: 'right' }} transitionDuration={80} slotProps={{ paper: { className: 'player-options', role: 'dialog', 'aria-labelledby': title } }}>
        <h2 id={title}>{words('options')}</h2>
        <Volume />
        {(Object.keys(LENGTHS) as (keyof typeof LENGTHS)[]).map((name) => <Length key={name} name={name} />)}
        <Typing />
        <Origin />
      </Popover>
    </>
  );
};

const useSetting = <Name extends keyof PlayerSettings>(name: Name) => {
  const { playback } = useWorkbench();
  const value = usePlayback((state) => state[name]);
  return [value, (next: PlayerSettings[Name]) => playback.change({ [name]: next })] as const;
};

const Volume = () => {
  const { playback } = useWorkbench();
  const translate = useTranslate();
  const volume = usePlayback((state) => (state.muted ? 0 : state.volume));
  return (
    <label>
      <span>{translate('desk.player.volume')}</span>
      <input type="range" min={0} max={100} step={5} value={Math.round(volume * 100)} aria-valuetext={`${Math.round(volume * 100)} %`} onChange={({ target }) => playback.change({ volume: Number(target.value) / 100, muted: false })} />
    </label>
  );
};

const Length = ({ name }: { name: keyof typeof LENGTHS }) => {
  const translate = useTranslate();
  const [value, set] = useSetting(name);
  return (
    <label>
      <span>{translate(`desk.player.settings.${name}`)}</span>
      <select value={value} onChange={({ target }) => set(Number(target.value))}>
        {LENGTHS[name].map((ms) => <option key={ms} value={ms}>{ms === 0 ? translate('desk.player.settings.off') : `${ms / 1_000} s`}</option>)}
      </select>
    </label>
  );
};

const Typing = () => {
  const translate = useTranslate();
  const [value, set] = useSetting('pauseWhileTyping');
  return (
    <label>
      <span>{translate('desk.player.settings.pauseWhileTyping')}</span>
      <input type="checkbox" checked={value} onChange={({ target }) => set(target.checked)} />
    </label>
  );
};

/** Where the recording comes from, with a way to replace it. */
const Origin = () => {
  const { sound, editable } = useWorkbench();
  const translate = useTranslate();
  const from = usePlayback((state) => state.from);
  const { upload, problem } = useRecording();
  const row = useRef<HTMLDivElement>(null);
  const remove = async () => {
    await sound.recording.remove();
    // the pressed button is gone, and the focus would be lost with it
    row.current?.querySelector('button')?.focus();
  };
  return (
    <section>
      <h3>{translate('desk.player.recording')}</h3>
      <p className="quiet">{upload ? translate('desk.player.from.upload', { name: upload.fileName }) : translate(`desk.player.from.${from ?? 'none'}`)}</p>
      {problem && <p role="alert" className="problem">{translate(problem, { _: problem })}</p>}
      {editable && (
        <div className="row" ref={row}>
          <UploadButton />
          {upload && <Button onClick={() => void remove()}>{translate('desk.player.removeUpload')}</Button>}
        </div>
      )}
    </section>
  );
};
