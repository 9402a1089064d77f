import type { Draft } from '../inspector/keptDrafts';
import { make, uneditable } from './blankSegment';

/** The segment whose time is being typed. */
interface Timed {
  readonly id: string;
  /** What was left in the field without becoming an edit. */
  draft(): Draft | null;
  /** Keeps what is in the field; null keeps nothing any longer. */
  keep(draft: Draft | null): void;
  /** Makes it the time. @returns what is wrong with it, or null */
  take(typed: string): string | null;
  leave(): void;
}

/** The field's texts. */
interface Words {
  label: string;
  unfinished: string;
}

/**
 * Edits a time in place: the button gives way to a field; Enter or leaving it takes what was typed, Escape discards it.
 * Text that is not a time stays, with the reason below it, until it becomes one or is given up, even after a reload; it then waits for another
 * letter or Enter, as in the inspector.
 */
export class TimeField {
  #field: HTMLInputElement | null = null;
  #wrong: HTMLElement | null = null;
  #isTyping = false;

  constructor(private readonly button: HTMLElement, private readonly segment: Timed, private readonly words: Words) {}

  /** @param value the current time */
  open(value: string): void {
    const field = this.#field ?? this.#place(value, value);
    field.focus();
    field.select();
  }

  /** Opens the field if something was left in it. */
  recall(): void {
    const left = this.segment.draft();
    if (left === null || this.#field) return;
    this.#place(left.typed, null);
    this.#say(left.wrong ?? this.words.unfinished);
  }

  /** @param present the current time: typed again, it is nothing to keep */
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

  /** @param aloud whether it is read out, because somebody just typed it */
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

  /** Brings back the button; what was in the field stays kept. */
  close(): void {
    const field = this.#field;
    this.#field = null;
    this.#say(null);
    this.button.hidden = false;
    field?.remove();
  }
}
