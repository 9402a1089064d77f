import type { FileKind } from '#core/model/episodeImport';
import type { Id } from '#core/model/id';
import type { TakenBackEverywhere } from '#core/model/revision';
import type { Asked } from './item/itemForm';
import type { Direction } from './store/history';
import type { Selection } from './transcript/selection';
import type { SpeakerOffer } from './transcript/speakerOffer';

export const TABS = ['review', 'chapters', 'links', 'notes', 'sources', 'history'] as const;
export type Tab = (typeof TABS)[number];

export type Anchor = HTMLElement | { left: number; top: number };

/** Where the person at the desk is and what is open. None of it is saved. */
export interface Attention {
  current: Id | null;
  /** Several segments that commands act on together. */
  selection: Selection | null;
  /** Who else may be speaking in the segment that was just split off. */
  offer: SpeakerOffer | null;
  tab: Tab;
  /** The link whose form is open. */
  link: Id | null;
  /** The introduction takes the focus as soon as it is on the page. */
  introducing: boolean;
  /** The chapter whose title takes the focus as soon as it is on the page, to be typed over. */
  titling: Id | null;
  speakerMenu: { id: Id; anchor: HTMLElement } | null;
  segmentMenu: { id: Id; anchor: Anchor } | null;
  drawer: 'outline' | 'inspector' | null;
  /** The segment whose history is shown; null for the history of everything. */
  historyOf: Id | null;
  /** The import is shown beside the current transcript. */
  besideImport: boolean;
  keySheet: boolean;
  /** The palette is open; `opener` had the focus before. */
  palette: { opener: HTMLElement | null } | null;
  /** The dialog that moves the times of many segments. */
  times: 'shift' | 'stretch' | null;
  /** What was just announced to those who cannot see it, or why a key did nothing: a translation key, announced anew each time. */
  said: { key: string; values?: Record<string, string | number> } | null;
  /** A run of the glossary that was undone or redone in all episodes. The outcome is reported when it has finished. */
  run: { id: Id; direction: Direction } | null;
  /** What remained when an edit of the show's speakers was undone or redone in all episodes; shown until dismissed. */
  kept: Pick<TakenBackEverywhere, 'kept' | 'keptIn'> | null;
  /** The dialog that imports a file into this episode is open; `file` was dropped on the desk, `place` is a file that the server has. */
  importing: { file: File | null; place?: { importId: Id; kind: FileKind } } | null;
  /** The dialog that renames a speaker or merges one into another. */
  mending: { speakerId: Id; verb: 'rename' | 'merge' } | null;
  /** The dialog that asks whether the episode should leave its feed, come back into it, or be deleted from Stet. */
  leaving: 'feed' | 'back' | 'stet' | null;
  /** The form for the item's own fields (title, date, audio) is open, at this field. */
  item: Asked | null;
}

export const atFirst: Attention = { current: null, selection: null, offer: null, tab: 'review', link: null, introducing: false, titling: null, speakerMenu: null, segmentMenu: null, drawer: null, historyOf: null, besideImport: false, keySheet: false, palette: null, times: null, said: null, run: null, kept: null, importing: null, mending: null, leaving: null, item: null };
