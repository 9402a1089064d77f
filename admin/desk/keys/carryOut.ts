import type { Workbench } from '../workbench';
import type { Command } from './command';

/** Runs a command that can be done, first closing a drawer that would hold the focus the command moves elsewhere. */
export function carryOut(workbench: Workbench, command: Command): void {
  if (!command.leadsOut || workbench.attention.get().drawer === null) return command.run(workbench);
  workbench.attention.set({ drawer: null });
  setTimeout(() => command.run(workbench));
}
