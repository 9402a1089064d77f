import { IconButton } from '@mui/material';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslate } from 'react-admin';
import { useDesk, useWorkbench } from '../context';
import { Icon } from '../Icon';
import { Tip } from '../Tip';
import { Boundaries } from './Boundaries';
import type { Drawn } from './peaks';
import { Regions } from './Regions';
import { useWindow } from './useWindow';
import { closer, SECONDS, wider } from './zoom';

/** A start that is being moved and is not an edit yet. */
export interface Moving {
  id: string;
  startMs: number;
}

/** Seventy-two pixels of the recording: speakers, chapters as flags, and starts that can be moved. */
export default function Strip({ drawn }: { drawn: Drawn }) {
  const { sound: { zoom, turns }, playback } = useWorkbench();
  const translate = useTranslate();
  const { seconds } = useSyncExternalStore(zoom.subscribe, zoom.get);
  const frame = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  const below = useRef<HTMLDivElement>(null);
  const above = useRef<HTMLDivElement>(null);
  const playhead = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(0);
  const [moving, setMoving] = useState<Moving | null>(null);
  const { shown, surfer } = useWindow(drawn, seconds, { canvas, below, above, playhead, width });
  useDesk(({ structure }) => structure);
  useDesk(({ records }) => records.chapters); // typing a title does not change the structure

  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const resized = new ResizeObserver(() => setWidth(element.clientWidth));
    resized.observe(element);
    // Not React's listener, which cannot stop the page from scrolling too.
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      if (event.ctrlKey) zoom.set({ seconds: (event.deltaY > 0 ? wider : closer)(zoom.get().seconds) });
      else surfer.current?.setScroll(surfer.current.getScroll() + event.deltaX + event.deltaY);
    };
    const onClick = ({ clientX }: MouseEvent) => {
      if (!surfer.current) return;
      const x = clientX - element.getBoundingClientRect().left + surfer.current.getScroll();
      playback.seek(Math.round((x * Math.min(zoom.get().seconds * 1_000, drawn.durationMs)) / element.clientWidth));
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    // What the player's position slider does for keys, a click here does for the pointer.
    const { current: wave } = canvas;
    wave?.addEventListener('click', onClick);
    return () => {
      resized.disconnect();
      element.removeEventListener('wheel', onWheel);
      wave?.removeEventListener('click', onClick);
    };
  }, [surfer, zoom, playback, drawn]);

  return (
    <section className="waveform-strip" ref={frame} aria-label={translate('desk.waveform.label')}>
      <div className="layer" ref={below} aria-hidden="true">{shown && <Regions shown={shown} turns={turns.list} moving={moving} />}</div>
      <div className="wave" ref={canvas} aria-hidden="true" />
      <div className="layer" ref={above}>
        {shown && <Boundaries shown={shown} moving={moving} setMoving={setMoving} durationMs={drawn.durationMs} surfer={surfer} />}
        <i className="playhead" ref={playhead} aria-hidden="true" />
      </div>
      <div className="zoom">
        <Tip words={translate('desk.waveform.closer')} command="waveform.closer"><span><IconButton size="small" aria-label={translate('desk.waveform.closer')} disabled={seconds === SECONDS[0]} onClick={() => zoom.set({ seconds: closer(seconds) })}><Icon name="add" /></IconButton></span></Tip>
        <Tip words={translate('desk.waveform.wider')} command="waveform.wider"><span><IconButton size="small" aria-label={translate('desk.waveform.wider')} disabled={seconds === SECONDS.at(-1)} onClick={() => zoom.set({ seconds: wider(seconds) })}><Icon name="less" /></IconButton></span></Tip>
      </div>
    </section>
  );
}
