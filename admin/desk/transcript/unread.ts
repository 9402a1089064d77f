/**
 * Keeps React from reading the selection in an element that is edited. To put it back, should a commit lose it, React walks through every
 * node of what has the focus and can be edited: with five hours of speech seventy thousand of them, several times a key. It asks this
 * property whether to; browsers and the editor go by the attribute, and what React draws does not take the focus from the page.
 */
export function unread(element: HTMLElement): void {
  Object.defineProperty(element, 'contentEditable', { value: 'inherit', writable: true });
}
