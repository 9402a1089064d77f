import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useDesk, useWorkbench } from '../context';

/** One quiet word about where the edits are; a button only where there is something to do. */
export const SaveMark = () => {
  const workbench = useWorkbench();
  const translate = useTranslate();
  const saving = useDesk((state) => state.saving);
  const word = translate(`desk.save.${saving.kind}`, 'edits' in saving ? { smart_count: saving.edits } : {});
  const showConflict = () => {
    const place = workbench.store.getState().conflict?.conflicts[0]?.recordId;
    if (place) workbench.go(place, true);
  };
  return (
    <output className="save" data-state={saving.kind}>
      {saving.kind === 'offline' && <Button title={translate('desk.save.offlineTip')} onClick={() => workbench.store.flush()}>{word}</Button>}
      {saving.kind === 'conflict' && <Button title={translate('desk.save.conflictTip')} onClick={showConflict}>{word}</Button>}
      {saving.kind !== 'offline' && saving.kind !== 'conflict' && word}
    </output>
  );
};
