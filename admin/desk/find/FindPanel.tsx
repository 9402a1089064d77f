import { IconButton } from '@mui/material';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslate } from 'react-admin';
import { useWorkbench } from '../context';
import { Icon } from '../Icon';
import { Fields } from './Fields';
import { MatchList } from './MatchList';
import { Replacing } from './Replacing';
import { Standing } from './Standing';
import { Where } from './Where';
import { useFind } from './useFind';
import { useHits } from './useHits';
import './find.css';

/** Find and replace, in the inspector's place. The page stays as it is, with all matches marked. */
export const FindPanel = () => {
  const open = useFind(({ mode }) => mode !== null);
  return open ? <Panel /> : null;
};

const Panel = () => {
  const workbench = useWorkbench();
  const translate = useTranslate();
  const replacing = useFind(({ mode }) => mode === 'replace');
  const close = useReturn();
  useHits();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      close();
    };
    const { current } = panel;
    current?.addEventListener('keydown', onKeyDown);
    return () => current?.removeEventListener('keydown', onKeyDown);
  }, [close]);
  return (
    <aside className="find" data-keys="own" aria-label={translate(replacing ? 'desk.find.replaceLabel' : 'desk.find.label')} ref={panel}>
      <header>
        <h2>{translate(replacing ? 'desk.find.replaceLabel' : 'desk.find.label')}</h2>
        {workbench.editable && !replacing && <button type="button" className="link" onClick={() => workbench.find.open('replace')}>{translate('desk.find.replaceToo')}</button>}
        <IconButton aria-label={translate('desk.find.close')} onClick={close}><Icon name="remove" /></IconButton>
      </header>
      <Fields />
      <Where />
      <Standing />
      {replacing && <Replacing />}
      <MatchList />
    </aside>
  );
};

/** Closes the panel and returns the focus to where it was when the panel opened: to the selection in the text, or to the page. */
function useReturn(): () => void {
  const { find, view } = useWorkbench();
  return useCallback(() => {
    const { cameFrom } = find;
    find.close();
    if (view && cameFrom !== null && view.editor.dom.contains(cameFrom)) view.editor.focus();
    else if (cameFrom instanceof HTMLElement && cameFrom.isConnected && cameFrom !== document.body) cameFrom.focus();
    else view?.editor.dom.closest<HTMLElement>('.page')?.focus();
  }, [find, view]);
}
