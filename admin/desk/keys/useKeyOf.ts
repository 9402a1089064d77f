import { useKeyMap, useWorkbench } from '../context';
import type { CommandId } from './command';
import { printed } from './printed';

/** The first key of a command as the keyboard prints it, for buttons, tooltips and menus. */
export function useKeyOf(): (id: CommandId) => string | undefined {
  const { keys } = useWorkbench();
  useKeyMap();
  return (id) => keys.of(id).map(printed)[0];
}
