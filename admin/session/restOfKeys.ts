/** Nobody who writes stops in the middle of a word for longer. */
const REST_MS = 1_200;

/**
 * Calls once no key was pressed for a while: a dialog that opens under somebody's hands takes the rest of the sentence for its own.
 *
 * @returns what gives up waiting
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
