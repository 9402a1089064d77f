import { Menu, MenuItem } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useAttention, useWorkbench } from '../context';
import { carryOut } from '../keys/carryOut';
import type { CommandId } from '../keys/command';
import { commandNamed } from '../keys/commands';
import { useKeyOf } from '../keys/useKeyOf';
import { isSelection } from '../transcript/selection';

const ONE: readonly CommandId[] = ['segment.play', 'speaker.choose', 'time.type', 'time.stamp', 'segment.chapter', 'transcript.joinPrevious', 'history.segment', 'segment.restore', 'segments.copy', 'segments.delete'];
const SEVERAL: readonly CommandId[] = ['speaker.choose', 'segments.join', 'time.shift', 'segments.copy', 'segments.copyText', 'segments.cut', 'segments.delete'];

/** The commands for a segment or the selected ones, opened by `…`, a right click or a key. */
export const SegmentMenu = () => {
  const workbench = useWorkbench();
  const translate = useTranslate();
  const keyOf = useKeyOf();
  const menu = useAttention(({ segmentMenu }) => segmentMenu);
  const close = () => {
    workbench.attention.set({ segmentMenu: null });
    // After the menu has given up the focus.
    setTimeout(() => workbench.view?.editor.dom.closest<HTMLElement>('.page')?.focus({ preventScroll: true }));
  };
  const at = menu === null || menu.anchor instanceof HTMLElement ? undefined : menu.anchor;
  const entries = menu === null ? [] : (isSelection(workbench) ? SEVERAL : ONE).map((id) => commandNamed(id)!);
  return (
    <Menu
      open={menu !== null} onClose={close} transitionDuration={80} disableRestoreFocus
      {...(at ? { anchorReference: 'anchorPosition' as const, anchorPosition: at } : { anchorEl: menu?.anchor as HTMLElement | undefined })}
      slotProps={{ list: { 'aria-label': translate('desk.segment.menu') } }}
    >
      {entries.map((command) => {
        const key = keyOf(command.id);
        return (
          // After the page has got the focus.
          <MenuItem key={command.id} disabled={command.when(workbench) !== true} onClick={() => { close(); setTimeout(() => carryOut(workbench, command)); }}>
            <span className="menu-words">{translate(command.title, command.values?.(workbench))}</span>
            {key && <kbd>{key}</kbd>}
          </MenuItem>
        );
      })}
    </Menu>
  );
};
