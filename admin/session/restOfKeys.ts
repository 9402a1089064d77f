/** While writing, people do not pause longer than this in the middle of a word. */
const REST_MS = 1_200;

/**
 * Calls back once no key has been pressed for a while. A dialog that opens while somebody types would swallow the rest of their sentence.
 *
 * @returns a function that stops waiting
 */
export function onRestOfKeys(keyboard: EventTarget, rested: () => void): () => void {
  const over = new AbortController();
  const rest = () => {
    over.abort();
    rested();
  };
  let timer = setTimeout(rest, REST_MS);
  over.signal.addEventListener('abort', () => clearTimeout(timer));
  const pressed = () => {
    clearTimeout(timer);
    timer = setTimeout(rest, REST_MS);
  };
  keyboard.addEventListener('keydown', pressed, { capture: true, signal: over.signal });
  return () => over.abort();
}
