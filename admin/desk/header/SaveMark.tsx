import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useDesk, useWorkbench } from '../context';
import { showConflict } from '../conflict/showConflict';
import { whatWaits } from '../store/whatWaits';

/** One quiet word about where the edits are; a button only where there is something to do. */
export const SaveMark = () => {
  const workbench = useWorkbench();
  const translate = useTranslate();
  const saving = useDesk((state) => state.saving);
  const word = translate(`desk.save.${saving.kind}`, 'edits' in saving ? { what: whatWaits(translate, saving) } : {});
  const button = (act: () => void) => <Button title={translate(`desk.save.${saving.kind}Tip`)} onClick={act}>{word}</Button>;
  return (
    <output className="save" data-state={saving.kind}>
      {saving.kind === 'offline' || saving.kind === 'unkept' ? button(() => workbench.store.flush())
        : saving.kind === 'conflict' ? button(() => showConflict(workbench))
        : word}
    </output>
  );
};
