import { useTheme } from '@mui/material';
import { useEffect, useRef } from 'react';
import { useTranslate } from 'react-admin';
import { speakerColour } from '../colour/speakerColours';
import { useWorkbench } from '../context';
import { draw } from './draw';
import { lengthMs } from './spans';

/** The whole episode in sixteen pixels: who speaks where, chapters as ticks, the place of the playhead. */
export const Minimap = () => {
  const workbench = useWorkbench();
  const translate = useTranslate();
  const { mode } = useTheme().palette;
  const canvas = useRef<HTMLCanvasElement>(null);
  const { store, cast, playback } = workbench;

  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    const paint = () => draw(element, store.getState().records, playback.getState(), (id) => (id === null ? null : speakerColour(cast.place(id), mode)));
    paint();
    const resized = new ResizeObserver(paint);
    resized.observe(element);
    let quarter = -1;
    let drawnFor = store.getState().structure;
    const stopEdits = store.subscribe(() => {
      const { structure } = store.getState();
      if (structure !== drawnFor) paint();
      drawnFor = structure;
    });
    const stop = playback.subscribe(() => {
      const now = Math.floor(playback.getState().timeMs / 250);
      if (now !== quarter) paint();
      quarter = now;
    });
    return () => {
      resized.disconnect();
      stop();
      stopEdits();
    };
  }, [store, cast, playback, mode]);

  return (
    <canvas
      className="minimap" ref={canvas} aria-hidden="true" title={translate('desk.minimap')}
      onClick={({ currentTarget, clientX }) => {
        const { left, width } = currentTarget.getBoundingClientRect();
        workbench.goToTime(Math.round(((clientX - left) / width) * lengthMs(store.getState().records, playback.getState().durationMs)));
      }}
    />
  );
};
