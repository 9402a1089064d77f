import { Tooltip } from '@mui/material';
import type { ReactElement } from 'react';
import type { CommandId } from './keys/command';
import { useKeyOf } from './keys/useKeyOf';

/**
 * What a button does, and the key of the same command. Words that are already its name do not describe it too: a screen reader would read them twice.
 */
export const Tip = ({ words, command, children }: { words: string; command?: CommandId; children: ReactElement<{ 'aria-label'?: string }> }) => {
  const keyOf = useKeyOf();
  const key = command && keyOf(command);
  return (
    <Tooltip title={key ? <>{words} <kbd className="in-tip">{key}</kbd></> : words} describeChild={Boolean(key) || children.props['aria-label'] !== words} disableInteractive>
      {children}
    </Tooltip>
  );
};
