/** ISO 639-2 codes that name no language: undetermined, none, several; and what writers put for "unknown". */
const NONE = new Set(['und', 'zxx', 'mul', 'mis', 'xxx', '```']);

/** The BCP 47 language of an ISO 639-2 code (`deu` and `ger` are `de`), null for one that names none. */
export function languageOf(code: string): string | null {
  const lower = code.trim().toLowerCase();
  if (!/^[a-z]{2,3}$/.test(lower) || NONE.has(lower)) return null;
  return Intl.getCanonicalLocales(lower)[0] ?? null;
}
