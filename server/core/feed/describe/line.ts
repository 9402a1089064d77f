/** The line of a record, for a place; nothing where it is on none, or where all of its kind are on the first line, as in notes written in one line. */
export function lineOf(records: readonly { line: number }[]): (record: { line: number }) => string {
  const tells = records.some(({ line }) => line > 1);
  return ({ line }) => (tells && line > 0 ? ` (line ${line})` : '');
}
