/** "en" of "en-GB" and of "en_US"; null where nothing is said. */
const primary = (language: string | null | undefined): string | null => language?.trim().split(/[-_]/, 1)[0]!.toLowerCase() || null;

/** Says of linked files which are in the language of their show: those that say none are; where the show says none, the first file that does tells it. */
export function inLanguageOf(showLanguage: string | null, files: readonly { language: string | null }[]): (file: { language: string | null }) => boolean {
  const wanted = primary(showLanguage) ?? primary(files.find(({ language }) => primary(language) !== null)?.language);
  return ({ language }) => [null, wanted].includes(primary(language));
}
