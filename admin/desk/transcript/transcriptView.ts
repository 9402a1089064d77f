import { baseKeymap } from 'prosemirror-commands';
import { keymap } from 'prosemirror-keymap';
import { EditorState, type Transaction } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import type { Id } from '#core/model/id';
import { hits } from '../find/hits';
import { flagsOf } from '../flags';
import type { Change, DeskStore } from '../store/deskStore';
import { Blank } from './blankSegment';
import { documentOf, type Line } from './documentOf';
import type { Board } from './face';
import { guard } from './guard';
import { wayTo, wayToThird, type Reach } from './inSight';
import { mark, markedIn, marks, type Marked } from './marks';
import { caretOf, FROM_RECORDS, matchRecords, placeCaret, shows, type Caret } from './matchRecords';
import { nearby, show } from './nearby';
import { operationsOf } from './operationsOf';
import { Painting } from './painting';
import { pastedText } from './pastedText';
import { segmentAt } from './segmentAt';
import { SegmentView, type Page } from './segmentView';
import { segmentsInSight } from './segmentsInSight';
import { joinBackward, joinForward, newParagraph, splitHere, type Structure } from './structure';
import { unread } from './unread';
import { watchGutter } from './watchGutter';

interface TranscriptOptions {
  mount: HTMLElement;
  store: DeskStore;
  board: Board;
  structure: Structure;
  /** BCP 47: the language of the words. */
  language: string;
  /** The caret has moved to another segment. */
  entered: (id: Id) => void;
  leave: () => void;
  /** Something was typed. */
  typed: () => void;
  /** Pastes turns. @returns false if there are none on the clipboard */
  pasteTurns: (clipboard: DataTransfer, caret: Caret) => boolean;
}

const AFTER_COMPOSITION_MS = 50;

/** The page: a ProseMirror view of the records. Typing becomes edits, and changes of the records are drawn. */
export class TranscriptView implements Page {
  readonly views = new Map<string, SegmentView>();
  /** What is shown below a segment's words, by its id. */
  readonly guests = new Map<string, HTMLElement>();
  readonly painting: Painting = new Painting({ paint: (id) => this.views.get(id)?.paint(), inSight: () => segmentsInSight(this.editor) });
  readonly editor: EditorView;
  readonly #unwatch: () => void;
  readonly #page: Element | null;
  readonly #scrolled = (): void => this.painting.look();
  #spelled: string | undefined;
  /** The chapters whose titles were last drawn. */
  #chapters: unknown;

  constructor(private readonly options: TranscriptOptions) {
    const { mount, store, board, structure } = options;
    const keys = keymap({
      Enter: splitHere(structure),
      'Shift-Enter': newParagraph,
      Backspace: joinBackward(structure),
      'Mod-Backspace': joinBackward(structure),
      Delete: joinForward(structure),
    });
    this.editor = new EditorView(mount, {
      state: EditorState.create({ doc: documentOf(this.#lines()), plugins: [keys, keymap({ ...baseKeymap, Enter: () => true }), guard(structure), nearby, marks, hits] }),
      nodeViews: { segment: (node) => new SegmentView(node, board, this) },
      attributes: { lang: options.language, role: 'textbox', 'aria-multiline': 'true', 'aria-label': board.label('desk.transcript.label'), spellcheck: 'false', ...(board.editable ? {} : { 'aria-readonly': 'true' }) },
      editable: () => board.editable,
      dispatchTransaction: (transaction) => this.#dispatch(transaction),
      handlePaste: (view, event) => {
        const caret = this.caret();
        if (caret && event.clipboardData && options.pasteTurns(event.clipboardData, caret)) return true;
        const text = pastedText(event.clipboardData?.getData('text/plain') ?? '');
        if (text) view.dispatch(view.state.tr.insertText(text).scrollIntoView());
        return true;
      },
      clipboardTextSerializer: (slice) => slice.content.textBetween(0, slice.content.size, '\n\n'),
      handleDrop: () => true,
      // Others' changes wait until an input method is done and the editor has read what it wrote.
      handleDOMEvents: { compositionend: () => void setTimeout(() => this.draw(), AFTER_COMPOSITION_MS) },
    });
    this.#chapters = store.getState().records.chapters;
    unread(this.editor.dom);
    watchGutter(this.editor.dom, this.views, board);
    this.#unwatch = store.watch((change) => this.#changed(change));
    this.#page = mount.closest('.page');
    this.#page?.addEventListener('scroll', this.#scrolled, { passive: true });
  }

  #lines(): Line[] {
    const { records, order } = this.options.store.getState();
    return order.map((id) => ({ id, text: records.segments.get(id)!.text }));
  }

  #dispatch(transaction: Transaction): void {
    const { options } = this;
    const before = this.editor.state;
    this.editor.updateState(before.apply(transaction));
    const { state } = this.editor;
    if (transaction.docChanged && !transaction.getMeta(FROM_RECORDS)) {
      options.typed();
      this.#edited(before, state);
    }
    const was = segmentAt(before.doc, before.selection.head)?.id;
    const now = segmentAt(state.doc, state.selection.head)?.id;
    if (now !== this.#spelled) this.#checkSpelling(now);
    if (now !== undefined && now !== was && !transaction.getMeta(FROM_RECORDS)) {
      this.options.store.endTyping();
      if (this.editor.hasFocus()) this.options.entered(now);
    }
  }

  /** Checks the spelling only in the segment being edited: all of five hours would slow down every key. */
  #checkSpelling(id: string | undefined): void {
    if (this.#spelled !== undefined) this.views.get(this.#spelled)?.checkSpelling(false);
    if (id !== undefined) this.views.get(id)?.checkSpelling(true);
    this.#spelled = id;
  }

  #edited(before: EditorState, now: EditorState): void {
    const operations = operationsOf(before.doc, now.doc);
    if (!operations.length) return;
    const [only] = operations;
    const typing = operations.length === 1 && only?.type === 'setText' ? only.segmentId : undefined;
    // Thousands of segments can be selected in the words as well as on the page, and are deleted in one edit.
    this.options.store.perform(operations.length > 1 ? [{ type: 'batch', operations }] : operations, typing);
    this.draw();
  }

  #changed({ touched, typed }: Change): void {
    const { chapters } = this.options.store.getState().records;
    const isTitle = chapters !== this.#chapters;
    this.#chapters = chapters;
    if (!typed) this.draw();
    // typing does not change how other segments look, except for the title of a chapter, which is shown on flags
    this.painting.changed(!touched.others ? touched.segments : !typed ? new Set(this.views.keys()) : isTitle ? this.#flagged() : touched.segments);
  }

  /** The segments that have a flag as drawn, or will have one. */
  #flagged(): Set<Id> {
    const { records, order } = this.options.store.getState();
    const drawn = [...this.editor.dom.querySelectorAll<HTMLElement>('.segment.flagged')].map(({ dataset }) => dataset.id!);
    return new Set([...drawn, ...flagsOf(records, order).keys()]);
  }

  /** Makes the document show the records, without disturbing an input method at work. */
  draw(): void {
    if (this.editor.composing || this.editor.isDestroyed) return;
    const { records, order } = this.options.store.getState();
    if (order.length === 0 || shows(this.editor.state.doc, order, (id) => records.segments.get(id)!.text)) return;
    const transaction = matchRecords(this.editor.state, this.#lines());
    if (transaction) this.editor.dispatch(transaction);
  }

  /** Puts something below a segment's words. @returns what removes it */
  house(id: Id, guest: HTMLElement): () => void {
    this.guests.set(id, guest);
    this.views.get(id)?.receive();
    return () => {
      this.guests.delete(id);
      guest.remove();
    };
  }

  /** Keys have changed: rewrites the tooltips. */
  tip(): void {
    Blank.of(this.options.board).tip();
    for (const view of this.views.values()) view.tip();
  }

  mark(change: Partial<Marked>): void {
    const marked = markedIn(this.editor.state);
    const next = { ...marked, ...change };
    if (next.spoken !== marked.spoken || next.current !== marked.current || next.selected !== marked.selected) this.editor.dispatch(mark(this.editor.state.tr, next));
  }

  /** Where the caret was last, if nothing is selected. */
  caret(): Caret | null {
    return this.editor.state.selection.empty ? caretOf(this.editor.state) : null;
  }

  paragraph(): void {
    newParagraph(this.editor.state, this.editor.dispatch, this.editor);
  }

  /** Moves the focus from the words to the page, whose keys act on segments. */
  leave(): void {
    this.options.leave();
  }

  /** Puts the caret into the words. */
  write(caret: Caret): void {
    const transaction = this.editor.state.tr.setMeta(FROM_RECORDS, true);
    if (!placeCaret(transaction, caret)) return;
    this.editor.dispatch(transaction);
    this.editor.focus();
    this.#bring(null, () => this.#caretReach());
  }

  /** Scrolls a segment into sight by as little as possible; to a third from the top if it is far off, or `always`. */
  reveal(id: Id, always = false): void {
    const element = this.views.get(id)?.dom;
    if (element) this.#bring(element, () => element.getBoundingClientRect(), always);
  }

  /** Scrolls words into sight in the same way: their segment may be taller than the page. */
  revealWords(range: Range): void {
    this.#bring(range.startContainer, () => range.getBoundingClientRect());
  }

  sees(range: Range): boolean {
    return this.#page !== null && wayTo(range.getBoundingClientRect(), this.#page.getBoundingClientRect()) === 0;
  }

  /** Scrolls what is spoken into sight, the word if it is known, but never scrolls away from the caret. */
  follow(id: Id, word: Range | null): void {
    const spoken = word ?? this.views.get(id)?.dom;
    if (!spoken || !this.#page) return;
    const [frame, box] = [this.#page.getBoundingClientRect(), spoken.getBoundingClientRect()];
    if (wayTo(box, frame) === 0) return;
    if (this.editor.hasFocus()) {
      const { top, bottom } = this.#caretReach();
      const by = wayToThird(box, frame);
      if (segmentAt(this.editor.state.doc, this.editor.state.selection.head)?.id !== id || wayTo({ top: top - by, bottom: bottom - by }, frame) !== 0) return;
    }
    this.#bring(spoken instanceof Range ? spoken.startContainer : spoken, () => spoken.getBoundingClientRect(), true);
  }

  #caretReach(): Reach {
    return this.editor.coordsAtPos(this.editor.state.selection.head);
  }

  /** @param at where it is in the document, unless it is the caret, around which everything is laid out */
  #bring(at: Node | null, reach: () => Reach, always = false): void {
    const page = this.#page;
    if (!page) return;
    const frame = page.getBoundingClientRect();
    const way = wayTo(reach(), frame);
    if (way === 0 && !always) return;
    if (at) this.editor.dispatch(show(this.editor.state.tr, this.editor.posAtDOM(at, 0)));
    const go = always || Math.abs(way) > frame.height ? wayToThird : wayTo;
    page.scrollBy({ top: go(reach(), frame), behavior: 'auto' });
    // Only what is in sight is painted, which may move what was brought there.
    this.painting.look();
    page.scrollBy({ top: go(reach(), frame), behavior: 'auto' });
  }

  destroy(): void {
    this.#unwatch();
    this.#page?.removeEventListener('scroll', this.#scrolled);
    this.painting.stop();
    this.editor.destroy();
  }
}
