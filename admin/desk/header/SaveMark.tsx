import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useDesk, useWorkbench } from '../context';
import { showConflict } from '../conflict/showConflict';
import { whatWaits } from '../store/whatWaits';

/**
 * One quiet word about where the edits are, which is a button only if there is something to do. Screen readers are told only of trouble and its end;
 * at every pause in typing they would otherwise hear twice that all is well.
 */
export const SaveMark = () => {
  const workbench = useWorkbench();
  const translate = useTranslate();
  const saving = useDesk((state) => state.saving);
  const isTrouble = saving.kind !== 'saving' && saving.kind !== 'saved';
  const [now, setNow] = useState({ kind: saving.kind, isNews: isTrouble });
  if (now.kind !== saving.kind) setNow({ kind: saving.kind, isNews: isTrouble || (now.isNews && now.kind !== 'saved') });
  const word = translate(`desk.save.${saving.kind}`, 'edits' in saving ? { what: whatWaits(translate, saving) } : {});
  const button = (act: () => void) => <Button title={translate(`desk.save.${saving.kind}Tip`)} onClick={act}>{word}</Button>;
  return (
    <output className="save" data-state={saving.kind} aria-live={now.isNews ? 'polite' : 'off'}>
      {saving.kind === 'offline' || saving.kind === 'unkept' ? button(() => workbench.store.flush())
        : saving.kind === 'conflict' ? button(() => showConflict(workbench))
        : word}
    </output>
  );
};
