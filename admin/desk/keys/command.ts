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
  /** What the name speaks of, where that depends on the episode. */
  values?: (workbench: Workbench) => Record<string, string | number>;
  group: Group;
  /** One of many that differ by a number only; the sheet of keys shows them in one line of this name. */
  series?: string;
  /** The key is the text's own, or the browser's, which acts on it by itself: it is shown, and cannot be another. */
  fixed?: true;
  /** Its key takes away what is chosen on the page: it acts only where the page has the focus, or nothing has. */
  onPage?: true;
  /** It gives the focus to the page or to a panel over it: a drawer, which would hold the focus, closes for it. */
  leadsOut?: true;
  /** True where it can be done now; else why it cannot: a key of the translations. */
  when: (workbench: Workbench) => true | string;
  run: (workbench: Workbench) => void;
}
