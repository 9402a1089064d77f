import { findCommands } from '../find/commands';
import { conflictCommands } from '../conflict/commands';
import { headerCommands } from '../header/commands';
import { leavingCommands } from '../header/leavingCommands';
import { historyCommands } from '../history/commands';
import { inspectorCommands } from '../inspector/commands';
import { itemCommands } from '../item/commands';
import { menuCommands } from '../menu/commands';
import { playerCommands } from '../player/commands';
import { reviewCommands } from '../review/commands';
import { speakerCommands } from '../speakers/commands';
import { transcriptCommands } from '../transcript/commands';
import { selectionCommands } from '../transcript/selectionCommands';
import { timeCommands } from '../times/commands';
import { waveformCommands } from '../waveform/commands';
import type { Command, CommandId } from './command';
import { sheetCommands } from './sheetCommands';

/** Every command of the desk; each is defined beside its subject. */
export const commands: readonly Command[] = [
  ...playerCommands,
  ...waveformCommands,
  ...transcriptCommands,
  ...selectionCommands,
  ...menuCommands,
  ...speakerCommands,
  ...timeCommands,
  ...findCommands,
  ...reviewCommands,
  ...headerCommands,
  ...itemCommands,
  ...leavingCommands,
  ...conflictCommands,
  ...inspectorCommands,
  ...historyCommands,
  ...sheetCommands,
];

const byId: ReadonlyMap<CommandId, Command> = new Map(commands.map((command) => [command.id, command]));

export const commandNamed = (id: CommandId): Command | undefined => byId.get(id);
