import { useEffect } from 'react';
import { useWorkbench } from '../context';
import { segmentsWithCompany } from '../live/companyAt';
import type { TranscriptView } from './transcriptView';

/** Paints the segments where others are, and those they have left. */
export function useCompany(view: TranscriptView | null): void {
  const { live } = useWorkbench();
  useEffect(() => {
    if (!view) return undefined;
    let before: ReadonlySet<string> = new Set();
    const paint = () => {
      const now = segmentsWithCompany(live.company.get());
      view.painting.changed(new Set([...before, ...now]));
      before = now;
    };
    paint();
    return live.company.subscribe(paint);
  }, [live, view]);
}
