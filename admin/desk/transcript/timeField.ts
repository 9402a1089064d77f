import { make, uneditable } from './blankSegment';

/**
 * Editing a time where it stands: the button gives way to a field; Enter or leaving keeps, Escape leaves things as they were. What is no
 * time stays, with the reason below it, until it is one or is given up.
 */
export class TimeField {
  #field: HTMLInputElement | null = null;
  #wrong: HTMLElement | null = null;

  constructor(
    private readonly button: HTMLElement,
    private readonly take: (typed: string) => string | null,
    private readonly leave: () => void,
  ) {}

  open(value: string, label: string): void {
    if (this.#field) return this.#field.focus();
    const field = document.createElement('input');
    this.#field = field;
    field.className = 'time-field';
    field.value = value;
    field.spellcheck = false;
    field.autocomplete = 'off';
    field.setAttribute('aria-label', label);
    field.title = label;
    field.addEventListener('keydown', (event) => {
      event.stopPropagation();
      if (event.key === 'Escape') this.#close();
      if (event.key === 'Enter') this.#commit(true);
      if (event.key === 'Escape' || event.key === 'Enter') event.preventDefault();
    });
    field.addEventListener('input', () => this.#say(null));
    field.addEventListener('blur', () => {
      if (this.#field !== field) return;
      if (field.value === value) this.#close(false);
      else this.#commit(false);
    });
    this.button.hidden = true;
    this.button.after(field);
    field.focus();
    field.select();
  }

  /** @param leave whether the focus goes back to the page */
  #commit(leave: boolean): void {
    const wrong = this.#field && this.take(this.#field.value);
    if (wrong === null) this.#close(leave);
    else this.#say(wrong);
  }

  #say(wrong: string | null): void {
    this.#field?.removeAttribute('aria-invalid');
    this.#wrong?.remove();
    this.#wrong = null;
    if (wrong === null) return;
    this.#field?.setAttribute('aria-invalid', 'true');
    this.#wrong = uneditable(make('div', 'time-wrong'));
    this.#wrong.setAttribute('role', 'alert');
    this.#wrong.textContent = wrong;
    this.#field?.after(this.#wrong);
  }

  #close(leave = true): void {
    const field = this.#field;
    this.#field = null;
    this.#say(null);
    this.button.hidden = false;
    field?.remove();
    if (leave) this.leave();
  }
}
