import { lazy, Suspense, useSyncExternalStore } from 'react';
import { useWorkbench } from '../context';
import { Offer } from './Offer';

/** Drawn with a library that nobody pays for who has no waveform. */
const Strip = lazy(() => import('./Strip'));

/** The recording as it looks, where it was drawn; else the offer to draw it. */
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
