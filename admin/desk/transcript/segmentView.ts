import type { Node } from 'prosemirror-model';
import type { NodeView, ViewMutationRecord } from 'prosemirror-view';
import { Blank, make, uneditable, type Gutter } from './blankSegment';
import type { Board, Face } from './face';
import type { Painting } from './painting';
import { TimeField } from './timeField';

/** What segments share: their views, what is shown below the words of some, and when each is painted. */
export interface Page {
  readonly views: Map<string, SegmentView>;
  readonly guests: ReadonlyMap<string, HTMLElement>;
  readonly painting: Painting;
}

const sameFlag = (a: Face['flag'], b: Face['flag']): boolean => a?.title === b?.title && a?.time === b?.time;
const sameCorrection = (a: Face['corrected'], b: Face['corrected']): boolean => (a === null) === (b === null) && a?.was === b?.was;

/**
 * A segment on the page. The gutter comes after the words in the DOM and only looks as if it came before (CSS grid): if it were
 * in front, a caret at the start of the words would be next to uneditable elements, and browsers delete those.
 */
export class SegmentView implements NodeView {
  readonly dom: HTMLElement;
  readonly #blank: Blank;
  readonly contentDOM: HTMLElement;
  /** The place below the words for what must be answered here, made when needed. */
  #slot: HTMLElement | null = null;
  #flag: HTMLElement | null = null;
  /** Made when it is first painted. */
  #gutter: Gutter | null = null;
  #field: TimeField | null = null;
  #face: Face | null = null;
  #node: Node;

  constructor(node: Node, private readonly board: Board, private readonly page: Page) {
    this.#node = node;
    this.#blank = Blank.of(board);
    const { dom, words } = this.#blank.copy();
    this.dom = dom;
    this.contentDOM = words;
    this.adopt(node);
  }

  get id(): string {
    return this.#node.attrs.id as string;
  }

  adopt(node: Node): void {
    this.#node = node;
    this.dom.dataset.id = this.id;
    this.page.views.set(this.id, this);
    this.page.painting.made(this.id);
    this.receive();
  }

  /** Shows what must be answered here; it survives when the editor recreates this view. */
  receive(): void {
    const guest = this.page.guests.get(this.id);
    if (!guest) return this.#slot?.remove();
    this.paint();
    this.#slot ??= uneditable(make('div', 'slot'));
    this.#slot.replaceChildren(guest);
    this.dom.append(this.#slot);
    this.dom.classList.add('hosting');
  }

  editTime(): void {
    if (this.board.editable) this.#timeField(this.paint()).open(this.board.exactTime(this.id));
  }

  #timeField({ time }: Gutter): TimeField {
    const { board, id } = this;
    return (this.#field ??= new TimeField(time, {
      id,
      draft: () => board.timeDraft(id),
      keep: (draft) => board.keepTime(id, draft),
      take: (typed) => board.retime(id, typed),
      leave: () => board.leaveField(id),
    }, { label: board.label('desk.segment.timeField'), unfinished: board.label('desk.inspector.unfinished') }));
  }

  openSpeaker(): void {
    this.board.chooseSpeaker(this.id, this.paint().speaker);
  }

  /** Switches the browser's spelling check on or off here. */
  checkSpelling(on: boolean): void {
    this.contentDOM.spellcheck = on;
  }

  /** Draws only what has changed: thousands may change their speaker at once, and nothing else. */
  paint(): Gutter {
    const [was, face] = [this.#face, this.board.face(this.id)];
    const gutter = (this.#gutter ??= this.#blank.gutterOf(this.dom));
    this.#face = face;
    if (!was || was.time !== face.time) this.#paintTime(gutter, face.time);
    if ((was?.timeIsChapters ?? false) !== face.timeIsChapters) this.#paintGuess(gutter, face.timeIsChapters);
    if (!was || was.time !== face.time || was.speaker?.name !== face.speaker?.name) this.#paintName(face);
    if (!was || was.speaker?.name !== face.speaker?.name || was.speaker?.colour !== face.speaker?.colour) this.#paintSpeaker(gutter, face);
    if ((was?.continued ?? false) !== face.continued) this.#paintContinued(gutter, face.continued);
    if (!sameFlag(was?.flag ?? null, face.flag)) this.#paintFlag(gutter, face.flag);
    if (!sameCorrection(was?.corrected ?? null, face.corrected)) this.#paintCorrected(face.corrected);
    if ((was?.finding ?? null) !== face.finding) this.#paintData('finding', face.finding);
    if (was?.company?.names !== face.company?.names || was?.company?.fresh !== face.company?.fresh) {
      this.#paintData('company', face.company?.names ?? null);
      this.dom.classList.toggle('fresh', face.company?.fresh === true);
    }
    if (this.#field || this.board.timeDraft(this.id)) this.#timeField(gutter).recall();
    return gutter;
  }

  /** The keys in the tooltips have changed. */
  tip(): void {
    if (!this.#gutter) return;
    this.#paintGuess(this.#gutter, this.#face?.timeIsChapters ?? false);
    this.#paintContinued(this.#gutter, this.#face?.continued ?? false);
    this.#gutter.more.title = this.#blank.tips.more;
  }

  /** Gives the segment its time and speaker as a name, so that screen readers read them before the words. */
  #paintName({ time, speaker }: Face): void {
    this.dom.setAttribute('aria-label', this.#blank.at(time ?? this.board.label('desk.segment.noTime'), speaker?.name ?? this.board.label('desk.segment.noSpeaker')));
  }

  #paintTime({ time: stamp, more }: Gutter, time: string | null): void {
    stamp.textContent = time ?? '–:––';
    stamp.setAttribute('aria-label', time ? this.#blank.playFrom(time) : this.board.label('desk.segment.noTime'));
    more.setAttribute('aria-label', this.#blank.more(time ?? '–:––'));
  }

  #paintGuess({ time }: Gutter, isChapters: boolean): void {
    time.classList.toggle('guessed', isChapters);
    time.title = this.#blank.tips[isChapters ? 'chapterTime' : 'time'];
  }

  #paintSpeaker({ speaker: label }: Gutter, { speaker }: Face): void {
    const name = speaker?.name ?? this.board.label('desk.segment.noSpeaker');
    label.textContent = name;
    label.style.color = speaker?.colour ?? '';
    label.classList.toggle('missing', !speaker);
    label.setAttribute('aria-label', this.#blank.speakerIs(name));
  }

  #paintContinued({ speaker }: Gutter, continued: boolean): void {
    speaker.classList.toggle('continued', continued);
    speaker.title = this.#blank.tips[continued ? 'continued' : 'speaker'];
  }

  #paintFlag({ more }: Gutter, flag: Face['flag']): void {
    this.dom.classList.toggle('flagged', flag !== null);
    if (!flag) {
      this.#flag?.remove();
      this.#flag = null;
      return;
    }
    this.#flag ??= uneditable(make('div', 'flag'));
    more.after(this.#flag);
    const name = make('span', 'flag-title');
    name.textContent = flag.title;
    const at = make('span', 'flag-time');
    at.textContent = flag.time;
    this.#flag.replaceChildren(...(flag.time ? [at, name] : [name]));
  }

  #paintCorrected(corrected: Face['corrected']): void {
    this.dom.classList.toggle('corrected', corrected !== null);
    if (corrected?.was) this.contentDOM.title = this.board.label('desk.segment.was', { text: corrected.was });
    else this.contentDOM.removeAttribute('title');
  }

  #paintData(name: 'finding' | 'company', value: string | null): void {
    if (value) this.dom.dataset[name] = value;
    else delete this.dom.dataset[name];
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false;
    if (node.attrs.id !== this.id) {
      this.#leave();
      this.#field?.close();
      this.#field = null;
      this.adopt(node);
    }
    this.#node = node;
    return true;
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    // Attributes of the words are ours and carry no text.
    return mutation.type !== 'selection' && (mutation.type === 'attributes' || !this.contentDOM.contains(mutation.target));
  }

  stopEvent(event: Event): boolean {
    return !this.contentDOM.contains(event.target as HTMLElement);
  }

  destroy(): void {
    this.#leave();
  }

  #leave(): void {
    if (this.page.views.get(this.id) === this) this.page.views.delete(this.id);
  }
}
