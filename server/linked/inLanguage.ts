/** "en" for "en-GB" and "en_US"; null if no language is given. */
const primary = (language: string | null | undefined): string | null => language?.trim().split(/[-_]/, 1)[0]!.toLowerCase() || null;

/** Returns a test for files in the show's language. Files without a language pass; a show without one gets that of the first file that has one. */
export function inLanguageOf(showLanguage: string | null, files: readonly { language: string | null }[]): (file: { language: string | null }) => boolean {
  const wanted = primary(showLanguage) ?? primary(files.find(({ language }) => primary(language) !== null)?.language);
  return ({ language }) => [null, wanted].includes(primary(language));
}
