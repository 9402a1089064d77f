/** The BCP 47 tag of a language code as services write it (`en_us`, `pt-br`, `EN`, `deu`); null for anything else (`auto`, `multi`). */
export function languageTag(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const code = value.trim().replaceAll('_', '-');
  return /^[a-z]{2,3}(?:-[a-z]{4})?(?:-[a-z]{2}|-\d{3})?$/i.test(code) ? (Intl.getCanonicalLocales(code)[0] ?? null) : null;
}
