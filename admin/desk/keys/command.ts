import type { Workbench } from '../workbench';

/** The headings under which commands are listed. */
export const GROUPS = ['playing', 'moving', 'writing', 'speakers', 'times', 'segments', 'review', 'desk'] as const;
export type Group = (typeof GROUPS)[number];

export type CommandId = string;

/** Something that can be done at the desk. Keys, buttons, menus and the palette all run the same ones. */
export interface Command {
  id: CommandId;
  /** Its name: a key of the translations. */
  title: string;
  /** Values for the name, if it depends on the episode. */
  values?: (workbench: Workbench) => Record<string, string | number>;
  group: Group;
  /** Set for one of many that differ only by a number; the sheet of keys shows them in one line with this name. */
  series?: string;
  /** The text or the browser handles the key by itself: it is shown, but cannot be changed. */
  fixed?: true;
  /** Its key removes what is chosen on the page, so it acts only while the page or nothing has the focus. */
  onPage?: true;
  /** It moves the focus to the page or to a panel over it, so a drawer, which would hold the focus, closes for it. */
  leadsOut?: true;
  /** True if it can be done now; else the translation key of the reason why not. */
  when: (workbench: Workbench) => true | string;
  run: (workbench: Workbench) => void;
}
