import type { Node } from 'prosemirror-model';
import type { NodeView, ViewMutationRecord } from 'prosemirror-view';
import { sameFace, type Board, type Face } from './face';
import { TimeField } from './timeField';

const make = <Name extends keyof HTMLElementTagNameMap>(name: Name, className: string): HTMLElementTagNameMap[Name] => {
  const element = document.createElement(name);
  element.className = className;
  return element;
};

function button(className: string): HTMLButtonElement {
  const element = make('button', className);
  element.type = 'button';
  // Reached by keys of their own (T, S): a tab stop each would be ten thousand.
  element.tabIndex = -1;
  return element;
}

/** Words run the way their first letters do, whatever the show's language. */
function words(): HTMLParagraphElement {
  const element = make('p', 'words');
  element.dir = 'auto';
  return element;
}

/**
 * A segment on the page. The gutter comes after the words in the DOM and before them only to the eye (CSS grid): were it
 * in front, a caret at the start of the words would stand beside uneditable elements, and browsers delete those.
 */
export class SegmentView implements NodeView {
  readonly dom = make('div', 'segment');
  readonly contentDOM = words();
  /** Room below the words for what must be answered here. */
  readonly #slot = make('div', 'slot');
  /** Drawn around the words and their gutter, without the flag above them. */
  readonly #frame = make('div', 'frame');
  readonly #time = button('time');
  readonly #speaker = button('speaker');
  readonly #more = button('more');
  readonly #flag = make('div', 'flag');
  readonly #field: TimeField;
  #face: Face | null = null;
  #node: Node;

  constructor(node: Node, private readonly board: Board, private readonly views: Map<string, SegmentView>, private readonly guests: ReadonlyMap<string, HTMLElement>) {
    this.#node = node;
    this.#field = new TimeField(this.#time, (typed) => board.retime(this.id, typed), () => board.leaveField(this.id));
    for (const part of [this.#time, this.#speaker, this.#more, this.#flag, this.#slot, this.#frame]) part.contentEditable = 'false';
    this.#time.addEventListener('click', () => board.seek(this.id));
    this.#time.addEventListener('dblclick', () => this.editTime());
    this.#speaker.addEventListener('click', () => board.chooseSpeaker(this.id, this.#speaker));
    this.#more.addEventListener('click', () => board.openMenu(this.id, this.#more));
    this.dom.addEventListener('contextmenu', (event) => {
      if (this.contentDOM.contains(event.target as HTMLElement)) return;
      event.preventDefault();
      board.openMenu(this.id, { left: event.clientX, top: event.clientY });
    });
    this.#more.textContent = '⋯';
    this.dom.append(this.contentDOM, this.#time, this.#speaker, this.#more, this.#flag, this.#slot, this.#frame);
    this.adopt(node);
  }

  get id(): string {
    return this.#node.attrs.id as string;
  }

  adopt(node: Node): void {
    this.#node = node;
    this.dom.dataset.id = this.id;
    this.views.set(this.id, this);
    this.paint();
    this.receive();
  }

  /** Takes in what is to be answered here; it survives when the editor makes this view anew. */
  receive(): void {
    const guest = this.guests.get(this.id);
    this.#slot.replaceChildren(...(guest ? [guest] : []));
  }

  editTime(): void {
    if (this.board.editable) this.#field.open(this.#face?.time ?? '', this.board.label('desk.segment.timeField'));
  }

  openSpeaker(): void {
    this.board.chooseSpeaker(this.id, this.#speaker);
  }

  /** Whether the browser looks at the spelling here. */
  checkSpelling(on: boolean): void {
    this.contentDOM.spellcheck = on;
  }

  /** Draws the gutter anew where it says something else than before. */
  paint(): void {
    const face = this.board.face(this.id);
    if (sameFace(this.#face, face)) return;
    this.#face = face;
    const { label } = this.board;
    const name = face.speaker?.name ?? label('desk.segment.noSpeaker');
    this.#time.textContent = face.time ?? '–:––';
    this.#time.classList.toggle('guessed', face.timeIsChapters);
    this.#time.setAttribute('aria-label', face.time ? label('desk.segment.playFrom', { time: face.time }) : label('desk.segment.noTime'));
    this.#time.title = label(face.timeIsChapters ? 'desk.segment.chapterTimeTip' : 'desk.segment.timeTip');
    this.#speaker.textContent = name;
    this.#speaker.style.color = face.speaker?.colour ?? '';
    this.#speaker.classList.toggle('missing', !face.speaker);
    this.#speaker.classList.toggle('continued', face.continued);
    this.#speaker.setAttribute('aria-label', label('desk.segment.speakerIs', { name }));
    this.#speaker.title = label(face.continued ? 'desk.segment.continuedTip' : 'desk.segment.speakerTip');
    this.#more.setAttribute('aria-label', label('desk.segment.more', { time: face.time ?? '–:––' }));
    this.#more.title = label('desk.segment.moreTip');
    this.#flag.hidden = !face.flag;
    this.#flag.replaceChildren(...(face.flag ? this.#flagParts(face.flag) : []));
    this.dom.classList.toggle('flagged', face.flag !== null);
    this.dom.classList.toggle('corrected', face.corrected !== null);
    if (face.finding) this.dom.dataset.finding = face.finding;
    else delete this.dom.dataset.finding;
    if (face.company) this.dom.dataset.company = face.company.names;
    else delete this.dom.dataset.company;
    this.dom.classList.toggle('fresh', face.company?.fresh === true);
    if (face.corrected?.was) this.contentDOM.title = label('desk.segment.was', { text: face.corrected.was });
    else this.contentDOM.removeAttribute('title');
  }

  #flagParts({ title, time }: NonNullable<Face['flag']>): HTMLElement[] {
    const name = make('span', 'flag-title');
    name.textContent = title;
    if (!time) return [name];
    const at = make('span', 'flag-time');
    at.textContent = time;
    return [at, name];
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false;
    if (node.attrs.id !== this.id) {
      if (this.views.get(this.id) === this) this.views.delete(this.id);
      this.#face = null;
      this.adopt(node);
    }
    this.#node = node;
    return true;
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    // Attributes of the words are ours: no text comes by them.
    return mutation.type !== 'selection' && (mutation.type === 'attributes' || !this.contentDOM.contains(mutation.target));
  }

  stopEvent(event: Event): boolean {
    return !this.contentDOM.contains(event.target as HTMLElement);
  }

  destroy(): void {
    if (this.views.get(this.id) === this) this.views.delete(this.id);
  }
}
