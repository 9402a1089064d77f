import { Menu, MenuItem } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Id } from '#core/model/id';
import { useAttention, useWorkbench } from '../context';
import type { CommandId } from '../keys/command';
import { useKeyOf } from '../keys/useKeyOf';

/** Once the menu no longer holds the focus. */
const later = (act: () => void) => setTimeout(act);

/** Everything that can be done with a segment; the same by `…`, by right click and by M. */
export const SegmentMenu = () => {
  const workbench = useWorkbench();
  const translate = useTranslate();
  const keyOf = useKeyOf();
  const menu = useAttention(({ segmentMenu }) => segmentMenu);
  const close = () => workbench.attention.set({ segmentMenu: null });
  const at = menu === null || menu.anchor instanceof HTMLElement ? undefined : menu.anchor;
  const item = (key: string, command: CommandId | null, act: (id: Id) => void, disabled = false) => (
    <MenuItem key={key} disabled={disabled} onClick={() => { close(); if (menu) act(menu.id); }}>
      <span className="menu-words">{translate(`desk.segment.menu.${key}`)}</span>
      {command && keyOf(command) && <kbd>{keyOf(command)}</kbd>}
    </MenuItem>
  );
  const segment = menu ? workbench.segment(menu.id) : undefined;
  const was = menu ? workbench.store.getState().imported?.segments.get(menu.id) : undefined;
  const view = menu ? workbench.view?.views.get(menu.id) : undefined;
  return (
    <Menu
      open={menu !== null} onClose={close} transitionDuration={80} disableRestoreFocus
      {...(at ? { anchorReference: 'anchorPosition' as const, anchorPosition: at } : { anchorEl: menu?.anchor as HTMLElement | undefined })}
      slotProps={{ list: { 'aria-label': translate('desk.segment.menu.label') } }}
    >
      {item('play', 'segment.play', (id) => { workbench.seek(id); workbench.playback.play(); }, segment?.startMs == null)}
      {workbench.editable && [
        item('speaker', 'speaker.choose', () => later(() => view?.openSpeaker())),
        item('time', 'time.type', () => later(() => view?.editTime())),
        item('chapter', 'segment.chapter', (id) => workbench.beginChapter(id), segment?.startMs == null),
        item('merge', null, (id) => workbench.joinToPrevious(id)),
        item('restore', 'segment.restore', (id) => workbench.restoreWords(id), !was || was.text === segment?.text),
        item('delete', 'segments.delete', (id) => workbench.deleteSegments([id])),
      ]}
    </Menu>
  );
};
