import type { Board } from './face';

export const make = <Name extends keyof HTMLElementTagNameMap>(name: Name, className: string): HTMLElementTagNameMap[Name] => {
  const element = document.createElement(name);
  element.className = className;
  return element;
};

/** Marks an element inside editable content as not editable. */
export const uneditable = (element: HTMLElement): HTMLElement => {
  element.contentEditable = 'false';
  return element;
};

function button(className: string): HTMLElement {
  const element = make('button', className);
  element.type = 'button';
  // They have keys of their own (T, S); a tab stop for each would make ten thousand.
  element.tabIndex = -1;
  return uneditable(element);
}

/** The words, written in the direction of their first letters, whatever the show's language. */
function words(): HTMLElement {
  const element = make('p', 'words');
  element.dir = 'auto';
  return element;
}

export interface Gutter {
  time: HTMLElement;
  speaker: HTMLElement;
  more: HTMLElement;
}

/** The buttons' tooltips. */
type Tips = Record<'time' | 'chapterTime' | 'speaker' | 'continued' | 'more', string>;

/** What is the same in every segment of a desk, made once and copied ten thousand times. */
export class Blank {
  static readonly #made = new WeakMap<Board, Blank>();
  readonly #segment = make('div', 'segment');
  readonly #gutter = document.createDocumentFragment();
  readonly playFrom: (time: string) => string;
  readonly more: (time: string) => string;
  readonly speakerIs: (name: string) => string;
  readonly at: (time: string, speaker: string) => string;
  tips: Tips;

  private constructor(private readonly board: Board) {
    const { label } = board;
    const [time, speaker, more] = [button('time'), button('speaker'), button('more')];
    more.textContent = '⋯';
    this.#segment.append(words());
    this.#segment.setAttribute('role', 'group');
    // The frame is drawn around the words and their gutter, without the flag above them.
    this.#gutter.append(time, speaker, more, uneditable(make('div', 'frame')));
    this.tips = this.tip();
    /** A label with one placeholder, looked up once. */
    const gapped = (key: string, gap: string) => {
      const parts = label(key, { [gap]: '\u0000' }).split('\u0000');
      return (value: string) => parts.join(value);
    };
    this.playFrom = gapped('desk.segment.playFrom', 'time');
    this.more = gapped('desk.segment.more', 'time');
    this.speakerIs = gapped('desk.segment.speakerIs', 'name');
    const at = label('desk.segment.at', { time: '\u0000', speaker: '\u0001' });
    this.at = (time, speaker) => at.replace('\u0000', () => time).replace('\u0001', () => speaker);
  }

  static of(board: Board): Blank {
    const blank = Blank.#made.get(board) ?? new Blank(board);
    Blank.#made.set(board, blank);
    return blank;
  }

  /** Writes the tooltips with the current keys. */
  tip(): Tips {
    const { tip } = this.board;
    const gutter = this.#parts(this.#gutter);
    this.tips = {
      time: tip('desk.segment.timeTip', 'time.type'), chapterTime: tip('desk.segment.chapterTimeTip', 'time.type'),
      speaker: tip('desk.segment.speakerTip', 'speaker.choose'), continued: tip('desk.segment.continuedTip', 'speaker.choose'), more: tip('desk.segment.moreTip', 'segment.menu'),
    };
    for (const part of ['time', 'speaker', 'more'] as const) gutter[part].title = this.tips[part];
    return this.tips;
  }

  #parts({ children }: DocumentFragment): Gutter {
    const [time, speaker, more] = children as unknown as [HTMLElement, HTMLElement, HTMLElement];
    return { time, speaker, more };
  }

  /** A segment with only the place for its words. */
  copy(): { dom: HTMLElement; words: HTMLElement } {
    const dom = this.#segment.cloneNode(true) as HTMLElement;
    return { dom, words: dom.firstElementChild as HTMLElement };
  }

  gutterOf(segment: HTMLElement): Gutter {
    const gutter = this.#gutter.cloneNode(true) as DocumentFragment;
    const parts = this.#parts(gutter);
    segment.append(gutter);
    return parts;
  }
}
