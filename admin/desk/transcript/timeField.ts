import type { Draft } from '../inspector/keptDrafts';
import { make, uneditable } from './blankSegment';

/** The segment whose time is typed. */
interface Timed {
  readonly id: string;
  /** What was left in the field and is no edit. */
  draft(): Draft | null;
  /** Keeps what stands in the field, or nothing any longer. */
  keep(draft: Draft | null): void;
  /** Makes it the time; says what is wrong with it, or null. */
  take(typed: string): string | null;
  leave(): void;
}

/** What the field says. */
interface Words {
  label: string;
  unfinished: string;
}

/**
 * Editing a time where it stands: the button gives way to a field; Enter or leaving keeps what was typed, Escape leaves things as they were.
 * What is no time stays, with the reason below it, until it is one or is given up, also after a reload; what was left there waits for a letter
 * more, or Enter, as in the inspector.
 */
export class TimeField {
  #field: HTMLInputElement | null = null;
  #wrong: HTMLElement | null = null;
  #isTyping = false;

  constructor(private readonly button: HTMLElement, private readonly segment: Timed, private readonly words: Words) {}

  /** @param value the time as it is now */
  open(value: string): void {
    const field = this.#field ?? this.#place(value, value);
    field.focus();
    field.select();
  }

  /** Stands open where something was left. */
  recall(): void {
    const left = this.segment.draft();
    if (left === null || this.#field) return;
    this.#place(left.typed, null);
    this.#say(left.wrong ?? this.words.unfinished);
  }

  /** @param present the time as it is, typed again, is nothing to keep */
  #place(shown: string, present: string | null): HTMLInputElement {
    const field = document.createElement('input');
    this.#field = field;
    this.#isTyping = false;
    field.className = 'time-field';
    field.value = shown;
    field.spellcheck = false;
    field.autocomplete = 'off';
    field.setAttribute('aria-label', this.words.label);
    field.title = this.words.label;
    field.addEventListener('keydown', (event) => {
      event.stopPropagation();
      if (event.key === 'Escape') this.#giveUp(true);
      if (event.key === 'Enter') this.#commit(true);
      if (event.key === 'Escape' || event.key === 'Enter') event.preventDefault();
    });
    field.addEventListener('input', () => {
      this.#isTyping = true;
      this.segment.keep(field.value === present ? null : { typed: field.value, wrong: null });
      this.#say(null);
    });
    field.addEventListener('blur', () => {
      if (this.#field !== field) return;
      if (this.segment.draft() === null) this.#giveUp(false);
      else if (this.#isTyping) this.#commit(false);
    });
    this.button.hidden = true;
    this.button.after(field);
    return field;
  }

  /** @param leave whether the focus goes back to the page */
  #commit(leave: boolean): void {
    if (!this.#field) return;
    const { value: typed } = this.#field;
    this.#isTyping = false;
    const wrong = this.segment.take(typed);
    if (wrong === null) return this.#giveUp(leave);
    this.segment.keep({ typed, wrong });
    this.#say(wrong, true);
  }

  /** @param aloud it is read out: somebody just typed it */
  #say(wrong: string | null, aloud = false): void {
    for (const attribute of ['aria-invalid', 'aria-describedby']) this.#field?.removeAttribute(attribute);
    this.#wrong?.remove();
    this.#wrong = null;
    if (wrong === null || !this.#field) return;
    this.#wrong = uneditable(make('div', 'time-wrong'));
    this.#wrong.id = `time-wrong-${this.segment.id}`;
    if (aloud) this.#wrong.setAttribute('role', 'alert');
    this.#wrong.textContent = wrong;
    this.#field.setAttribute('aria-invalid', 'true');
    this.#field.setAttribute('aria-describedby', this.#wrong.id);
    this.#field.after(this.#wrong);
  }

  #giveUp(leave: boolean): void {
    this.segment.keep(null);
    this.close();
    if (leave) this.segment.leave();
  }

  /** The button again; what stood in the field stays kept. */
  close(): void {
    const field = this.#field;
    this.#field = null;
    this.#say(null);
    this.button.hidden = false;
    field?.remove();
  }
}
