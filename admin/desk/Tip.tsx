import { Tooltip } from '@mui/material';
import type { ReactElement } from 'react';

/** What a button does, and its key. */
export const Tip = ({ words, keys, children }: { words: string; keys?: string; children: ReactElement }) => (
  <Tooltip title={keys ? <>{words} <kbd className="in-tip">{keys}</kbd></> : words} describeChild disableInteractive>
    {children}
  </Tooltip>
);
