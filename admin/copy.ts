/** What goes to the clipboard. Each editor takes the form that it can use. */
export interface Copied {
  text: string;
  html?: string;
}

const blob = (data: string, type: string): Blob => new Blob([data], { type });

/** Copies to the clipboard, even on a page loaded over plain http, where browsers withhold their clipboard API. */
export async function copy({ text, html }: Copied): Promise<void> {
  if (!('clipboard' in navigator)) return copyByEvent({ text, html });
  if (html === undefined) return navigator.clipboard.writeText(text);
  await navigator.clipboard.write([new ClipboardItem({ 'text/html': blob(html, 'text/html'), 'text/plain': blob(text, 'text/plain') })]);
}

function copyByEvent({ text, html }: Copied): void {
  const give = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    if (html !== undefined) event.clipboardData?.setData('text/html', html);
    event.preventDefault();
  };
  document.addEventListener('copy', give, { once: true });
  const done = document.execCommand('copy');
  document.removeEventListener('copy', give);
  if (!done) throw new Error('The browser refused to copy.');
}
