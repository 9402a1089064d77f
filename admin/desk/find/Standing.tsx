import { IconButton } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useWorkbench } from '../context';
import { Icon } from '../Icon';
import { Tip } from '../Tip';
import { useFind } from './useFind';

/** How many matches there are, which one is current, and buttons to its neighbours. */
export const Standing = () => {
  const { find } = useWorkbench();
  const translate = useTranslate();
  const count = useFind(({ matches }) => matches.length);
  const at = useFind((state) => state.at);
  const searching = useFind((state) => state.searching);
  const empty = useFind(({ query, problem }) => query.find === '' || problem !== null);
  const replaced = useFind((state) => state.replaced);
  const words = () => {
    if (empty) return '';
    if (searching && count === 0) return translate('desk.find.searching');
    return count === 0 ? translate('desk.find.none') : translate('desk.find.standing', { at: at + 1, total: count });
  };
  return (
    <div className="find-standing">
      <output className="tabular">
        {replaced !== null && <span className="replaced">{translate('desk.find.replaced', { smart_count: replaced })} </span>}
        {words()}
      </output>
      <Tip words={translate('desk.find.previous')} command="find.previous"><span><IconButton aria-label={translate('desk.find.previous')} disabled={count === 0} onClick={() => find.step(-1)}><Icon name="up" /></IconButton></span></Tip>
      <Tip words={translate('desk.find.next')} command="find.next"><span><IconButton aria-label={translate('desk.find.next')} disabled={count === 0} onClick={() => find.step(1)}><Icon name="down" /></IconButton></span></Tip>
    </div>
  );
};
