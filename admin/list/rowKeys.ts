/** Which row a key leads to; null leaves the key to the browser. */
export function nextRow(key: string, from: number, rows: number): number | null {
  if (rows === 0) return null;
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return Math.min(from + 1, rows - 1);
    case 'ArrowUp':
    case 'k':
      return Math.max(from - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return rows - 1;
    default:
      return null;
  }
}
