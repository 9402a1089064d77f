/** Editing a time where it stands: the button gives way to a field; Enter keeps, Escape leaves things as they were. */
export class TimeField {
  #field: HTMLInputElement | null = null;

  constructor(
    private readonly button: HTMLElement,
    private readonly take: (typed: string) => string | null,
    private readonly leave: () => void,
  ) {}

  open(value: string, label: string): void {
    if (this.#field) return;
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
      if (event.key === 'Enter') this.#commit();
      if (event.key === 'Escape' || event.key === 'Enter') event.preventDefault();
    });
    field.addEventListener('input', () => {
      field.removeAttribute('aria-invalid');
      field.setCustomValidity('');
    });
    field.addEventListener('blur', () => {
      if (this.#field !== field) return;
      if (field.value !== value) this.take(field.value);
      this.#close(false);
    });
    this.button.hidden = true;
    this.button.after(field);
    field.focus();
    field.select();
  }

  #commit(): void {
    const field = this.#field;
    if (!field) return;
    const wrong = this.take(field.value);
    if (wrong === null) return this.#close();
    field.setAttribute('aria-invalid', 'true');
    field.setCustomValidity(wrong);
    field.reportValidity();
  }

  #close(leave = true): void {
    const field = this.#field;
    this.#field = null;
    this.button.hidden = false;
    field?.remove();
    if (leave) this.leave();
  }
}
