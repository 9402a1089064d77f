import { LinearProgress } from '@mui/material';

/** A progress bar; without a known total it only shows that something is going on. */
export const Bar = ({ done, total, label }: { done: number; total: number | null; label: string }) => (
  <LinearProgress
    variant={done === 0 || total === null ? 'indeterminate' : 'determinate'} value={Math.min(100, (done / Math.max(1, total ?? 1)) * 100)}
    aria-label={label} sx={{ height: 6, borderRadius: 3, backgroundColor: 'var(--line)' }}
  />
);
