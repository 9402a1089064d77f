import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-admin';
import { useWorkbench } from '../context';
import { itemCommands } from './commands';
import { isAsked } from './itemForm';

/** A page that complains of the item leads here with the name of what it wants: `?item=enclosure`. It is asked once, not at every way back. */
export function useAskedItem(): void {
  const workbench = useWorkbench();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  useEffect(() => {
    const asked = new URLSearchParams(search).get('item');
    if (!isAsked(asked)) return;
    const may = itemCommands[0]!.when(workbench);
    if (may === true) workbench.attention.set({ item: asked });
    else workbench.say(may);
    navigate(pathname, { replace: true });
  }, [workbench, navigate, pathname, search]);
}
