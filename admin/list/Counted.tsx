import { Box } from '@mui/material';
import { Quiet } from './Quiet';
import { writtenCount } from './written';

/** A number of findings: none is a dash, errors are red. */
export const Counted = ({ count, wrong = false }: { count: number; wrong?: boolean }) =>
  count === 0 ? <Quiet>–</Quiet> : <Box component="span" sx={{ color: wrong ? 'var(--red)' : undefined }}>{writtenCount(count)}</Box>;
