import { Button } from '@mui/material';
import { useState, useSyncExternalStore } from 'react';
import { useTranslate } from 'react-admin';
import { usePlayback, useWorkbench } from '../context';
import { focus } from '../focus';

/** A line in place of the waveform: offers to draw it, shows the progress, or says why it failed. */
export const Offer = () => {
  const { sound: { peaks }, editable, item } = useWorkbench();
  const translate = useTranslate();
  const { state, progress, problem } = useSyncExternalStore(peaks.subscribe, peaks.get);
  const { enclosureUrl } = useSyncExternalStore(item.subscribe, item.get);
  const [stopped, setStopped] = useState(false);
  const uploaded = usePlayback(({ from }) => from === 'upload');
  const unreachable = usePlayback(({ failed }) => failed !== null);
  const words = (key: string, values?: Record<string, string | number>) => translate(`desk.waveform.${key}`, values);
  if (!editable || (unreachable && state === 'none') || (enclosureUrl === null && !uploaded)) return null;
  const percent = progress === null ? null : Math.floor(progress * 100);
  // some recordings can only be decoded once they are completely downloaded
  const told = (share: number | null) => (share === null ? words('drawing') : share === 100 ? words('preparing') : words('drawingPercent', { percent: share }));
  if (state === 'waiting' || state === 'running') {
    return (
      <div className="waveform-offer">
        <output aria-live={percent === null ? 'polite' : 'off'}>{told(percent)}</output>
        <progress max={100} {...(percent !== null && percent < 100 && { value: percent })} aria-label={words('drawing')} />
        <Button onClick={() => { setStopped(true); void peaks.cancel(); }}>{words('cancel')}</Button>
      </div>
    );
  }
  return (
    <div className="waveform-offer">
      {state === 'failed' && <p role="alert">{words('failed', { why: translate(problem ?? '', { _: problem ?? '' }) })}</p>}
      <Button ref={stopped ? focus : undefined} onClick={() => void peaks.draw()}>{words(state === 'failed' ? 'again' : 'draw')}</Button>
      {state === 'none' && <p className="quiet">{words('what')}</p>}
    </div>
  );
};
