import { lazy, Suspense, useSyncExternalStore } from 'react';
import { useWorkbench } from '../context';
import { Offer } from './Offer';

/** Loads the drawing library only if there is a waveform. */
const Strip = lazy(() => import('./Strip'));

/** The waveform if it has been drawn, otherwise the offer to draw it. */
export const Waveform = () => {
  const { peaks } = useWorkbench().sound;
  const { state, drawn } = useSyncExternalStore(peaks.subscribe, peaks.get);
  if (state !== 'done') return <Offer />;
  return (
    <div className="waveform" aria-busy={drawn === null}>
      {drawn && <Suspense><Strip key={drawn.durationMs} drawn={drawn} /></Suspense>}
    </div>
  );
};
