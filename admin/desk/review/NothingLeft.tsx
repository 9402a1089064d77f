import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useReview, useWorkbench } from '../context';
import { everything } from './queue';

/** The end of the queue: all done, nothing that matches the filter, or nothing from the start; each says what comes next. */
export const NothingLeft = () => {
  const { review } = useWorkbench();
  const translate = useTranslate();
  const total = useReview((state) => state.total);
  const filter = useReview((state) => state.filter);
  const checking = useReview((state) => state.checking);
  const open = useReview((state) => state.open);
  const words = (key: string, values = {}) => translate(`desk.review.${key}`, values);
  const narrowed = filter.kind !== null || filter.severity !== null || filter.speakerId !== null;
  const state = checking ? 'checking' : filter.ignored ? 'ignoredNone' : narrowed && open.length > 0 ? (total > 0 ? 'doneOfKind' : 'filtered') : total > 0 ? 'done' : 'never';
  return (
    <div className="teach" aria-live="polite" data-next tabIndex={-1}>
      {state.startsWith('done') && <svg className="tick" viewBox="0 0 24 24" width="28" height="28" aria-hidden="true"><path d="M5 12.5 10 17.5 19.5 7" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" /></svg>}
      <h3>{words(`empty.${state}.title`, { smart_count: total })}</h3>
      <p>{words(`empty.${state}.body`, { smart_count: open.length })}</p>
      {(narrowed || filter.ignored) && <Button variant="outlined" color="inherit" onClick={() => review.show(everything)}>{words('showAll')}</Button>}
    </div>
  );
};
