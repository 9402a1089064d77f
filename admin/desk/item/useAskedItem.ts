import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-admin';
import { useWorkbench } from '../context';
import { itemCommands } from './commands';
import { isAsked } from './itemForm';

/**
 * Opens the item's form if the address asks for a field (`?item=enclosure`), as pages that report a problem with the item do. This happens once, not
 * on every return to the page.
 */
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
