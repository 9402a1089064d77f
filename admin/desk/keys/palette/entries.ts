import { formatTimestamp } from '#core/time/timestamp';
import { chaptersOf } from '../../flags';
import { typedTime } from '../../transcript/typedTime';
import type { Workbench } from '../../workbench';
import { carryOut } from '../carryOut';
import type { Command, CommandId } from '../command';
import { commands } from '../commands';

/** A line of the palette. */
export interface Entry {
  id: string;
  title: string;
  group: string;
  keys: string[];
  /** Why it cannot be done now. */
  whyNot: string | null;
  /** Remembered as recently used; places are not. */
  commandId: CommandId | null;
  run: () => void;
}

type Translate = (key: string, values?: Record<string, string | number>) => string;

const place = (id: string, title: string, group: string, run: () => void): Entry => ({ id, title, group, keys: [], whyNot: null, commandId: null, run });

/** An entry that goes to the segment at the time searched for, if the search is a time. */
export function timeEntry(workbench: Workbench, search: string, translate: Translate): Entry | null {
  const timeMs = /:/.test(search) ? typedTime(search, null) : null;
  if (timeMs === null) return null;
  return place('time', translate('desk.palette.toTime', { time: formatTimestamp(timeMs) }), translate('desk.palette.goTo'), () => workbench.goToTime(timeMs));
}

/** Every command with its keys, then the chapters and the speakers to go to. */
export function allEntries(workbench: Workbench, translate: Translate, printedKeys: (id: CommandId) => string[]): Entry[] {
  const people = workbench.people();
  const entryOf = (command: Command): Entry => {
    const answer = command.when(workbench);
    return {
      id: command.id, title: translate(command.title, command.values?.(workbench)), group: translate(`desk.keys.groups.${command.group}`),
      keys: printedKeys(command.id), whyNot: answer === true ? null : translate(answer), commandId: command.id, run: () => carryOut(workbench, command),
    };
  };
  const speakersNumber = ({ series, id }: Command) => series === undefined || Number(id.split('.').at(-1)) <= people.length;
  const goTo = translate('desk.palette.goTo');
  return [
    ...commands.filter(speakersNumber).map(entryOf),
    ...chaptersOf(workbench.store.getState().records).map(({ id, title, startMs }) => place(`chapter ${id}`, translate('desk.palette.toChapter', { title, time: formatTimestamp(startMs) }), goTo, () => workbench.goToTime(startMs))),
    ...people.map(({ id, name }) => place(`speaker ${id}`, translate('desk.palette.toSpeaker', { name }), goTo, () => workbench.nextOf(id))),
  ];
}
