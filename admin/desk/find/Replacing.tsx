import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { changes } from '#core/find/replaceMatches';
import { useWorkbench } from '../context';
import { AddToGlossary } from './AddToGlossary';
import { useFind } from './useFind';

/** Ticking all or none, and the buttons that replace, which say what they will do. */
export const Replacing = () => {
  const { find } = useWorkbench();
  const translate = useTranslate();
  const matches = useFind((state) => state.matches);
  const ticks = useFind((state) => state.ticks);
  const at = useFind((state) => state.at);
  const possible = matches.filter(changes);
  const ticked = possible.filter((match) => ticks.isOn(match)).length;
  const current = matches[at];
  // a button loses the focus when it becomes disabled
  const press = (replace: () => void) => () => {
    replace();
    if (find.ticked.length === 0) find.focusField();
  };
  return (
    <>
      <div className="find-replacing">
        <label>
          <input
            type="checkbox" checked={ticked > 0 && ticked === possible.length} disabled={possible.length === 0} onChange={(event) => find.tickAll(event.target.checked)}
            ref={(box) => { if (box) box.indeterminate = ticked > 0 && ticked < possible.length; }}
          />
          <span className="visually-hidden">{translate('desk.find.tickAll')} </span>
          {translate('desk.find.ticked', { ticked, total: possible.length })}
        </label>
        <Button variant="outlined" disabled={!current || !changes(current)} onClick={press(() => find.replaceCurrent())}>{translate('desk.find.replaceOne')}</Button>
        <Button variant="contained" color="primary" disabled={ticked === 0} onClick={press(() => find.replaceTicked())}>{translate('desk.find.replaceTicked', { count: ticked })}</Button>
      </div>
      <AddToGlossary />
    </>
  );
};
