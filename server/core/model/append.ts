/** Puts the entries of a list behind another's, however many: a spread into `push` would put each on the stack, which holds some 100,000. */
export function append<T>(list: T[], more: Iterable<T>): void {
  for (const entry of more) list.push(entry);
}
