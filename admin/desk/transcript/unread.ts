/**
 * Keeps React from reading the selection in an editable element. To restore it, should a commit lose it, React walks through every
 * node of the focused editable element: seventy thousand for five hours of speech, several times per key. React checks this
 * property to decide; browsers and the editor go by the attribute, and what React draws does not take the focus from the page.
 */
export function unread(element: HTMLElement): void {
  Object.defineProperty(element, 'contentEditable', { value: 'inherit', writable: true });
}
