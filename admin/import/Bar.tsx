import { LinearProgress } from '@mui/material';

/** How far something is; without a beginning or an end it only says that it goes on. */
export const Bar = ({ done, total, label }: { done: number; total: number | null; label: string }) => (
  <LinearProgress
    variant={done === 0 || total === null ? 'indeterminate' : 'determinate'} value={Math.min(100, (done / Math.max(1, total ?? 1)) * 100)}
    aria-label={label} sx={{ height: 6, borderRadius: 3, backgroundColor: 'var(--line)' }}
  />
);
