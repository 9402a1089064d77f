import { languageTag } from '../languageTag.ts';

/** ISO 639-2 codes that name no language: undetermined, none, several; and what writers put for "unknown". */
const NONE = new Set(['und', 'zxx', 'mul', 'mis', 'xxx']);

/** The BCP 47 language of an ISO 639-2 code (`deu` and `ger` are `de`), null for one that names none. */
export function languageOf(code: string): string | null {
  return NONE.has(code.trim().toLowerCase()) ? null : languageTag(code);
}
