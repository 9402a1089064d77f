import type { Waiting } from './saveState';

type Translate = (key: string, values?: Record<string, string | number>) => string;

/** Names what waits: "1 decision and 2 edits". */
export function whatWaits(translate: Translate, { edits, decisions }: Waiting): string {
  const words = (kind: string, count: number) => translate(`stet.waiting.${kind}`, { smart_count: count });
  if (decisions === 0) return words('edits', edits);
  if (edits === 0) return words('decisions', decisions);
  return translate('stet.waiting.both', { decisions: words('decisions', decisions), edits: words('edits', edits) });
}
