import { languageTag } from '../languageTag.ts';

/** ISO 639-2 codes that name no language: undetermined, none, several; and a common placeholder for "unknown". */
const NONE = new Set(['und', 'zxx', 'mul', 'mis', 'xxx']);

/** The BCP 47 tag of an ISO 639-2 code (`deu` and `ger` are `de`); null for one that names no language. */
export function languageOf(code: string): string | null {
  return NONE.has(code.trim().toLowerCase()) ? null : languageTag(code);
}
