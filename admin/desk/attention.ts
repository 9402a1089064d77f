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

/** Where the person at the desk is and what is open; nothing of it is kept. */
export interface Attention {
  current: Id | null;
  /** Several segments that commands act on together. */
  selection: Selection | null;
  /** Who else may speak in the segment that was just split off. */
  offer: SpeakerOffer | null;
  tab: Tab;
  /** The link whose form is open. */
  link: Id | null;
  /** The introduction is to be written in, as soon as it is there. */
  introducing: boolean;
  speakerMenu: { id: Id; anchor: HTMLElement } | null;
  segmentMenu: { id: Id; anchor: Anchor } | null;
  drawer: 'outline' | 'inspector' | null;
  /** The segment whose history is shown; null for that of everything. */
  historyOf: Id | null;
  /** The import is shown beside what is here now. */
  besideImport: boolean;
  keySheet: boolean;
  /** The palette is open, and what had the focus before. */
  palette: { opener: HTMLElement | null } | null;
  /** The dialog that moves the times of many segments. */
  times: 'shift' | 'stretch' | null;
  /** What was just said to those who cannot see it, or why a key did nothing: a key of the translations, said anew each time. */
  said: { key: string; values?: Record<string, string | number> } | null;
  /** A run of the glossary that was taken back, or done again, in all episodes: what became of it is told once it is through. */
  run: { id: Id; direction: Direction } | null;
  /** What stayed of an edit of the show's speakers that was taken back, or done again, in all episodes: told until that is read. */
  kept: Pick<TakenBackEverywhere, 'kept' | 'keptIn'> | null;
  /** The import of a file onto this episode is open; `file` was dropped on the desk, `place` is one that the server has. */
  importing: { file: File | null; place?: { importId: Id; kind: FileKind } } | null;
  /** The dialog that renames a speaker, or makes one with another. */
  mending: { speakerId: Id; verb: 'rename' | 'merge' } | null;
  /** It is asked whether the episode shall leave its feed, come back into it, or leave Stet. */
  leaving: 'feed' | 'back' | 'stet' | null;
  /** The form of what the item says besides its notes is open, at this field. */
  item: Asked | null;
}

export const atFirst: Attention = { current: null, selection: null, offer: null, tab: 'review', link: null, introducing: false, speakerMenu: null, segmentMenu: null, drawer: null, historyOf: null, besideImport: false, keySheet: false, palette: null, times: null, said: null, run: null, kept: null, importing: null, mending: null, leaving: null, item: null };
